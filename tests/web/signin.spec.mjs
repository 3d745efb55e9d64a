// Signing in: the code, the mail's link, and everything that can be wrong with them.
import {code_after} from './support/rowan.mjs';
import {event_in, expect, sam, sign_in, test} from './support/test.mjs';

async function ask_for_code(page, rowan, email) {
  return code_after(rowan.folder, email, async () => {
    await page.getByLabel('Your e-mail address').fill(email);
    await page.getByRole('button', {name: 'Send me a code'}).click();
  });
}

test('the code is read without regard to case or dash, and leads back to where one was', async ({
  page,
  rowan,
}) => {
  const event = await event_in(rowan, 'open');
  await page.goto(`/events/${event.slug}`);
  await page.getByRole('link', {name: 'Book my place'}).click();
  const {code} = await ask_for_code(page, rowan, sam);
  await page.getByLabel('Code from the e-mail').fill(` ${code.toLowerCase().replace('-', '')} `);
  await page.getByRole('button', {name: 'Sign in'}).click();
  await page.waitForURL(`${rowan.address}/events/${event.slug}`);
  await expect(page.getByRole('link', {name: 'Sam Okafor'})).toBeVisible();
});

test('the mail’s link opens a page with one button, and nothing is sent before it is pressed', async ({
  page,
  rowan,
}) => {
  await page.goto('/signin');
  const {code} = await ask_for_code(page, rowan, sam);
  const posted = [];
  page.on('request', (one) => one.method() === 'POST' && posted.push(one.url()));
  await page.goto('about:blank');
  await page.goto(`/signin#${code}`);
  await expect(page.getByText(code)).toBeVisible();
  expect(posted).toEqual([]);
  await page.getByRole('button', {name: 'Sign in'}).click();
  await page.waitForURL(`${rowan.address}/`);
  await expect(page.getByRole('link', {name: 'Sam Okafor'})).toBeVisible();
});

test('a link opened in another browser says where it works', async ({page, browser, rowan}) => {
  await page.goto('/signin');
  const {code} = await ask_for_code(page, rowan, sam);
  const elsewhere = await (await browser.newContext({baseURL: rowan.address})).newPage();
  await elsewhere.goto(`/signin#${code}`);
  await elsewhere.getByRole('button', {name: 'Sign in'}).click();
  await expect(elsewhere.getByRole('alert')).toContainText('in the browser that asked for it');
  await expect(elsewhere.getByLabel('Your e-mail address')).toBeVisible();
});

test('a tab that waits for a code goes on when the link was used in another', async ({
  page,
  context,
  rowan,
}) => {
  const event = await event_in(rowan, 'open');
  await page.goto(`/signin?next=/events/${event.slug}`);
  const {code} = await ask_for_code(page, rowan, sam);
  const other = await context.newPage();
  await other.goto(`/signin#${code}`);
  await other.getByRole('button', {name: 'Sign in'}).click();
  await other.waitForURL(`${rowan.address}/`);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.waitForURL(`${rowan.address}/events/${event.slug}`);
});

const wrong_addresses = ['', 'sam', 'sam@', 'sam okafor@members.example'];
for (const address of wrong_addresses) {
  test(`“${address}” is no address, and the page says what one looks like`, async ({page}) => {
    await page.goto('/signin');
    await page.getByLabel('Your e-mail address').fill(address);
    await page.getByRole('button', {name: 'Send me a code'}).click();
    await expect(page.getByRole('alert')).toContainText('Enter an e-mail address, like name@work.example');
    await expect(page.getByRole('alert')).toBeFocused();
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.getByLabel('Your e-mail address')).toHaveValue(address);
  });
}

test('a wrong code is refused and may be corrected', async ({page, rowan}) => {
  await page.goto('/signin');
  const {code} = await ask_for_code(page, rowan, sam);
  await page.getByLabel('Code from the e-mail').fill(code === 'AAAA-AAAA' ? 'BBBB-BBBB' : 'AAAA-AAAA');
  await page.getByRole('button', {name: 'Sign in'}).click();
  await expect(page.getByRole('alert')).toContainText('That code does not work');
  await page.getByLabel('Code from the e-mail').fill(code);
  await page.getByRole('button', {name: 'Sign in'}).click();
  await page.waitForURL(`${rowan.address}/`);
});

test('the code’s page survives a reload and can start over', async ({page, rowan}) => {
  await page.goto('/signin');
  await ask_for_code(page, rowan, sam);
  await page.reload();
  await expect(page.getByText(sam)).toBeVisible();
  await page.getByRole('button', {name: 'Use a different e-mail address'}).click();
  await expect(page.getByLabel('Your e-mail address')).toHaveValue(sam);
});

const elsewhere = [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'javascript:alert(1)',
];
for (const next of elsewhere) {
  const written = encodeURIComponent(next);
  test(`signing in never leads to ${written}`, async ({page, rowan}) => {
    await sign_in(page, rowan, sam, {at: `/signin?next=${written}`});
    expect(new URL(page.url()).origin).toBe(rowan.address);
  });
}

test.describe('with limits on', () => {
  test.use({settings: {ROWAN_LIMITS: 'on'}});

  test('asking too often is told with the time to wait', async ({page, rowan}) => {
    const post = () =>
      fetch(`${rowan.address}/api/sign-in`, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({email: sam}),
      });
    for (let tries = 0; tries < 200 && (await post()).status !== 429; ++tries);
    await page.goto('/signin');
    await page.getByLabel('Your e-mail address').fill(sam);
    await page.getByRole('button', {name: 'Send me a code'}).click();
    await expect(page.getByRole('alert')).toContainText(
      /That was too often. Try again in \d+ (seconds|minutes)/,
    );
  });
});
