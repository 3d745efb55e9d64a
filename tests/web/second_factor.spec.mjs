// The second factor: set up, asked for, asked for again, recovered from.
import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {fresh_code, iain, morag, show_factor} from './support/organiser.mjs';
import {expect, sam, sign_in, test} from './support/test.mjs';

const run = promisify(execFile);

const dialog_of = (page) => page.getByRole('dialog', {name: 'Enter a code of your app'});

// What a camera reads from the picture on the page.
async function read_picture(page, file) {
  await page.locator('.qr').screenshot({path: file});
  const {stdout} = await run('zbarimg', ['-q', '--raw', file]);
  return stdout.trim();
}

async function set_up(page, testInfo, email, rowan) {
  await page.getByRole('button', {name: 'Set it up', exact: true}).click();
  await expect(page.getByRole('heading', {name: 'Get an authenticator app'})).toBeFocused();
  const uri = new URL(await read_picture(page, testInfo.outputPath('code.png')));
  const secret = uri.searchParams.get('secret');
  await expect(page.locator('.secret')).toHaveText(secret.replace(/(.{4})/g, '$1 ').trim());
  await page.getByLabel('Code from the app').fill(fresh_code(rowan, email, secret));
  await page.getByRole('button', {name: 'Turn it on'}).click();
  await expect(page.getByRole('heading', {name: 'Your recovery codes'})).toBeFocused();
  return {uri, secret, codes: await page.locator('.codes code').allTextContents()};
}

test('a member sets one up from the picture, keeps the recovery codes, and one of them works once', async ({
  page,
  rowan,
}, testInfo) => {
  await sign_in(page, rowan, sam);
  await page.goto('/account/second-factor');
  const {uri, codes} = await set_up(page, testInfo, sam, rowan);
  expect(decodeURIComponent(uri.pathname)).toContain(sam);
  expect(codes).toHaveLength(10);
  const download = page.waitForEvent('download');
  await page.getByRole('button', {name: 'Save as a file'}).click();
  expect((await download).suggestedFilename()).toBe('recovery-codes.txt');
  await page.getByRole('link', {name: 'I have kept them: continue'}).click();
  await page.waitForURL(`${rowan.address}/account`);

  const elsewhere = await rowan.somebody(sam);
  expect((await elsewhere.post('/api/me/second-factor/show', {code: codes[0]})).status()).toBe(200);
  expect((await elsewhere.post('/api/me/second-factor/show', {code: codes[0]})).status()).toBe(401);
  await page.goto('/account/second-factor');
  await expect(page.getByText('Recovery codes left: 9')).toBeVisible();
});

test('a wrong code turns nothing on', async ({page, rowan}) => {
  await sign_in(page, rowan, sam);
  await page.goto('/account/second-factor');
  await page.getByRole('button', {name: 'Set it up', exact: true}).click();
  await page.getByRole('button', {name: 'Turn it on'}).click();
  await expect(page.locator('#code-error')).toContainText('Enter the code that your app shows');
  await page.getByLabel('Code from the app').fill('000000');
  await page.getByRole('button', {name: 'Turn it on'}).click();
  await expect(page.locator('#code-error')).toContainText('That code does not work');
  await expect(page.getByLabel('Code from the app')).toBeFocused();
  await page.reload();
  await expect(page.getByText('You have none yet.')).toBeVisible();
});

test('who organises is asked once at sign-in, by keyboard alone, and a wrong code is said', async ({page, rowan}) => {
  await sign_in(page, rowan, morag);
  await page.getByRole('link', {name: 'Organise'}).press('Enter');
  const dialog = dialog_of(page);
  await expect(dialog.getByLabel('Six-digit code')).toBeFocused();
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await expect(dialog.locator('#factor-code-error')).toContainText('That code does not work');
  await expect(dialog.getByLabel('Six-digit code')).toBeFocused();
  await dialog.getByLabel('Six-digit code').fill(fresh_code(rowan, morag));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table')).toBeVisible();
  await page.goto('/organise/tokens');
  await expect(page.getByRole('heading', {name: 'Your tokens'})).toBeVisible();
  await expect(dialog).toHaveCount(0);
});

test('closing the question unanswered says what is missing, and trying again asks again', async ({page, rowan}) => {
  await sign_in(page, rowan, morag);
  await page.goto('/organise');
  await expect(dialog_of(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('This needs a code of your second factor.')).toBeVisible();
  await page.getByRole('button', {name: 'Try again'}).click();
  await show_factor(page, rowan, morag);
  await expect(page.getByRole('table')).toBeVisible();
});

test('who has lost theirs is led to set one up, and back to where they were', async ({page, rowan}, testInfo) => {
  const admin = await rowan.somebody(iain);
  await admin.post('/api/me/second-factor/show', {code: fresh_code(rowan, iain)});
  const {people} = await admin.get('/api/organise/people?q=morag.sinclair');
  const reset = await admin.post(`/api/organise/people/${people[0].id}/second-factor/reset`);
  expect(reset.status()).toBe(200);
  await sign_in(page, rowan, morag);
  await page.goto('/organise/tokens');
  await page.waitForURL(/\/account\/second-factor\?next=%2Forganise%2Ftokens/);
  await set_up(page, testInfo, morag, rowan);
  await page.getByRole('link', {name: 'I have kept them: continue'}).click();
  await page.waitForURL(`${rowan.address}/organise/tokens`);
  await expect(page.getByRole('heading', {name: 'Your tokens'})).toBeVisible();
});

test('the way to organise is shown to those who organise, and to nobody else', async ({page, rowan}) => {
  await sign_in(page, rowan, sam);
  await expect(page.getByRole('link', {name: 'Sam Okafor'})).toBeVisible();
  await expect(page.getByRole('link', {name: 'Organise'})).toHaveCount(0);
  await page.goto('/organise');
  await expect(page.getByText('This page is for those who organise events.')).toBeVisible();
});

test('an organiser who is no admin is told so, and not shown the ways there', async ({page, rowan}) => {
  await sign_in(page, rowan, morag);
  await page.goto('/organise');
  await show_factor(page, rowan, morag);
  const ways = page.getByRole('navigation', {name: 'Organising'});
  await expect(ways.getByRole('link')).toHaveText(['Events', 'People', 'Tokens']);
  await page.goto('/organise/ledger');
  await expect(page.getByText('This page is for admins.')).toBeVisible();
});
