// Stopping mail one need not get: the link opens a page, and only its button does anything.
import {words} from '../../web/js/i18n/en.js';
import {give_mail_token, takes_optional_mail} from './support/database.mjs';
import {expect, sam, test} from './support/test.mjs';

const token = 'AbCdEfGhIjKlMnOpQrStUv';
const t = words.optional_mail;

test('one button stops it and one starts it again', async ({page, rowan}) => {
  await give_mail_token(rowan.folder, sam, token);
  await page.goto(`/api/unsubscribe/${token}`); // where the mail's header leads
  await expect(page).toHaveURL(`${rowan.address}/unsubscribe#${token}`);
  await expect(page.getByRole('heading', {level: 1})).toHaveText(t.title);
  expect(await takes_optional_mail(rowan.folder, sam)).toBe('1');

  await page.getByRole('button', {name: t.stop}).click();
  await expect(page.getByText(t.stopped)).toBeFocused();
  expect(await takes_optional_mail(rowan.folder, sam)).toBe('0');

  await page.getByRole('button', {name: t.start}).click();
  await expect(page.getByText(t.started)).toBeFocused();
  expect(await takes_optional_mail(rowan.folder, sam)).toBe('1');
});

test('a link that is not known says so', async ({page}) => {
  await page.goto('/unsubscribe#never-given-out');
  await page.getByRole('button', {name: t.stop}).click();
  await expect(page.getByRole('alert')).toHaveText(t.unknown);
});
