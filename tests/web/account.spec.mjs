// The account: details, calendar address, logins, one's data.
import {code_after} from './support/rowan.mjs';
import {expect, sam, sign_in, test} from './support/test.mjs';

test.beforeEach(async ({page, rowan}) => {
  await sign_in(page, rowan, sam);
  await page.getByRole('link', {name: 'Sam Okafor'}).click();
  await expect(page.getByRole('heading', {name: 'Your details'})).toBeVisible();
});

test('details are saved, and what is wrong is said', async ({page}) => {
  await page.getByLabel('Name', {exact: true}).fill(' ');
  await page.getByRole('button', {name: 'Save'}).click();
  await expect(page.getByRole('alert')).toContainText('Enter your name');
  await page.getByLabel('Name', {exact: true}).fill('Sam A. Okafor');
  await page.getByLabel('Access needs').fill('A seat near the front.');
  await page.getByLabel('Discreet calendar entries').check();
  await page.getByRole('radio', {name: 'Cymraeg'}).check();
  await page.getByRole('button', {name: 'Save'}).click();
  await expect(page.getByText('Saved.').first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Access needs')).toHaveValue('A seat near the front.');
  await expect(page.getByLabel('Discreet calendar entries')).toBeChecked();
  await expect(page.getByRole('radio', {name: 'Cymraeg'})).toBeChecked();
  await expect(page.getByRole('link', {name: 'Sam A. Okafor'})).toBeVisible();
});

test('a calendar address works, and the next one ends it', async ({page, rowan}) => {
  const address = page.getByLabel('Your private calendar address');
  const path = async () => new URL(await address.inputValue()).pathname;
  await page.getByRole('button', {name: 'Make a calendar address'}).click();
  const first = await path();
  expect((await fetch(rowan.address + first)).status).toBe(200);
  await page.reload();
  await page.getByRole('button', {name: 'Make a calendar address'}).click();
  expect((await fetch(rowan.address + (await path()))).status).toBe(200);
  expect((await fetch(rowan.address + first)).status).toBe(404);
});

test('another login is listed and can be ended', async ({page, rowan}) => {
  const elsewhere = await rowan.somebody(sam);
  await page.reload();
  await expect(page.getByText('This browser')).toHaveCount(1);
  const logins = (await elsewhere.get('/api/me/logins')).logins.length;
  for (let left = logins; left > 1; --left) {
    await page
      .getByRole('button', {name: /^End the login/})
      .first()
      .click();
    await expect(page.getByRole('button', {name: /^End the login/})).toHaveCount(left - 2);
  }
  expect((await elsewhere.context.get('/api/me')).status()).toBe(401);
});

test('signing out forgets who was there', async ({page, rowan}) => {
  await page.getByRole('button', {name: 'Sign out', exact: true}).click();
  await page.waitForURL(`${rowan.address}/`);
  await expect(page.getByRole('link', {name: 'Sign in'})).toBeVisible();
  await page.goto('/bookings');
  await page.waitForURL(/\/signin\?next=%2Fbookings/);
});

test('signing out everywhere ends the other logins too', async ({page, rowan}) => {
  const elsewhere = await rowan.somebody(sam);
  await page.getByRole('button', {name: 'Sign out everywhere'}).click();
  await page.waitForURL(`${rowan.address}/`);
  expect((await elsewhere.context.get('/api/me')).status()).toBe(401);
});

test('everything kept can be downloaded, under a name that says nothing', async ({page}) => {
  const download = page.waitForEvent('download');
  await page.getByRole('link', {name: 'Download my data'}).click();
  expect((await download).suggestedFilename()).toBe('my-data.json');
});

test('erasing needs a fresh code, and ends everything', async ({page, rowan}) => {
  const {code} = await code_after(rowan.folder, sam, () =>
    page.getByRole('button', {name: 'Erase my data'}).click(),
  );
  await page.getByLabel('Code from the e-mail').fill(code === 'AAAA-AAAA' ? 'BBBB-BBBB' : 'AAAA-AAAA');
  await page.getByRole('button', {name: 'Erase everything'}).click();
  await expect(page.locator('#code-error')).toContainText('That code does not work');
  await page.getByLabel('Code from the e-mail').fill(code);
  await page.getByRole('button', {name: 'Erase everything'}).click();
  await page.waitForURL(`${rowan.address}/`);
  await expect(page.getByRole('link', {name: 'Sign in'})).toBeVisible();
});
