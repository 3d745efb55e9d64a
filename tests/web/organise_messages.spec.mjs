// Writing to attendees: to whom, how it will look, when it goes, what became of it.
import {readFile, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {begin_bulks} from './support/database.mjs';
import {morag, organiser, sign_in_to_organise} from './support/desk.mjs';
import {expect, test} from './support/test.mjs';

const full = 'new-reps-cardiff'; // twelve booked, four waiting
const path = `/organise/events/${full}/messages`;

const dialog = (page) => page.getByRole('dialog');
const log = (page) => page.getByRole('region', {name: 'What was written'});

async function write(page, subject, text) {
  await page.getByLabel('Subject').fill(subject);
  await page.getByLabel('Message', {exact: true}).fill(text);
}

// The mail that has this subject.
async function mail_with(folder, subject) {
  const names = await readdir(join(folder, 'mail')).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, 'mail', name), 'utf8')));
  return texts.filter((text) => text.includes(`Subject: ${subject}`));
}

test.beforeEach(async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan);
});

test('it goes to all who are booked unless others are chosen, and says to how many', async ({page}) => {
  await page.goto(path);
  await expect(page.getByText('It goes to 12 people.')).toBeVisible();
  await page.getByRole('link', {name: 'All who wait'}).click();
  await expect(page.getByText('It goes to 4 people.')).toBeVisible();
  await page.getByRole('link', {name: 'Booked or waiting'}).click();
  await expect(page.getByText('It goes to 16 people.')).toBeVisible();
  await page.goto(`${path}?state=cancelled`);
  await expect(page.getByText('Nobody matches, so there is nobody to write to.')).toBeVisible();
  await write(page, 'To nobody', 'Hello');
  await page.getByRole('button', {name: 'Send…'}).click();
  await expect(page.getByRole('alert')).toContainText('Nobody matches');
  await expect(dialog(page)).toHaveCount(0);
});

test('the list’s filter, or those selected there, come along', async ({page}) => {
  const list = `/organise/events/${full}/attendees`;
  await page.goto(`${list}?state=registered&not=tag:vip`);
  await page.getByRole('checkbox', {name: /^Select all 12/}).check();
  await page.getByRole('link', {name: 'Message', exact: true}).click();
  await expect(page.getByText('12 people you selected.')).toBeVisible();
  await page.goto(`${list}?state=waiting&not=tag:vip`);
  await page.getByRole('checkbox', {name: /^Select /}).nth(1).check();
  await page.getByRole('button', {name: 'Select all 4 matching'}).click();
  await page.getByRole('link', {name: 'Message', exact: true}).click();
  await expect(page).toHaveURL(/messages\?state=waiting&not=tag%3Avip$/);
  await expect(page.getByText('It goes to 4 people.')).toBeVisible();
  await expect(page.getByText('Tag is not vip')).toBeVisible();
});

test('what is missing is said, and what was typed stays in this tab', async ({page}) => {
  await page.goto(path);
  await page.getByRole('button', {name: 'Send…'}).click();
  await expect(page.getByRole('alert')).toContainText('Enter a subject');
  await expect(page.getByRole('alert')).toContainText('Enter the message');
  await write(page, 'Half a letter', 'Dear all');
  await page.reload();
  await expect(page.getByLabel('Subject')).toHaveValue('Half a letter');
});

test('a preview shows Markdown as the service does, and runs nothing', async ({page}) => {
  await page.goto(path);
  await write(page, 'About <b>Thursday</b>', '**Bold** and <img src=x onerror=alert(1)>\n\n- one\n- [no](javascript:alert(1))');
  await page.getByRole('button', {name: 'Preview'}).click();
  const preview = page.locator('#preview');
  await expect(preview).toBeFocused();
  await expect(preview).toContainText('About <b>Thursday</b>');
  await expect(preview.locator('strong', {hasText: 'Bold'})).toBeVisible();
  expect(await preview.locator('img, a[href^="javascript"]').count()).toBe(0);
});

test('a test goes to the organiser alone', async ({page, rowan}) => {
  await page.goto(path);
  await write(page, 'A trial', 'Hello');
  await page.getByRole('button', {name: 'Send a test to me'}).click();
  await expect(page.locator('#message')).toHaveText(`A test is on its way to ${morag}.`);
  await expect.poll(async () => (await mail_with(rowan.folder, 'A trial')).length).toBe(1);
  expect((await mail_with(rowan.folder, 'A trial'))[0]).toContain(morag);
  await expect(page.getByLabel('Subject')).toHaveValue('A trial');
});

test('sending is asked once more, can be undone, and then nobody has it', async ({page, rowan}) => {
  await page.clock.install();
  await page.goto(path);
  await write(page, 'To be undone', 'Hello');
  await page.getByRole('button', {name: 'Send…'}).click();
  await dialog(page).getByRole('button', {name: 'Go back'}).click();
  await expect(page.getByLabel('Subject')).toHaveValue('To be undone');
  await page.getByRole('button', {name: 'Send…'}).click();
  await dialog(page).getByRole('button', {name: 'Send to 12 people'}).click();
  await expect(page.locator('#result')).toContainText('Writing to 12 people in half a minute.');
  await expect(page.getByLabel('Subject')).toHaveValue('');
  await expect(page.getByRole('radio', {name: 'In half a minute'})).toBeChecked();
  await expect(log(page)).toContainText('To be undone');
  await page.locator('#result').getByRole('button', {name: 'Undo'}).click();
  await expect(page.locator('#result')).toContainText('Undone');
  await expect(log(page).getByText('Undone', {exact: true})).toBeVisible();
  expect(await begin_bulks(rowan.folder)).toBe(0);
  expect(await mail_with(rowan.folder, 'To be undone')).toEqual([]);
});

test('what is not undone goes out, and the log says how far it has come', async ({page, rowan}) => {
  await page.clock.install();
  await page.goto(`${path}?state=waiting`);
  await write(page, 'News of the list', 'You are near the front.');
  await page.getByRole('button', {name: 'Send…'}).click();
  await dialog(page).getByRole('button', {name: 'Send to 4 people'}).click();
  await expect(page.locator('#result')).toContainText('in half a minute');
  expect(await begin_bulks(rowan.folder)).toBe(1);
  await page.clock.fastForward(31_000);
  await expect(page.locator('#result')).toContainText('Wrote to 4 people.');
  await expect(log(page)).toContainText('Sent');
  await expect(log(page)).toContainText('to 4 people');
  await expect.poll(async () => (await mail_with(rowan.folder, 'News of the list')).length).toBe(4);
});

test('a letter for later names its time in the event’s zone, waits, and can be taken back', async ({page, rowan}) => {
  const {get, desk} = await organiser(rowan);
  await page.goto(path);
  await write(page, 'For later', 'Hello');
  await page.getByRole('radio', {name: 'Later'}).check();
  await page.getByRole('button', {name: 'Send…'}).click();
  await expect(page.getByRole('alert')).toContainText('Enter a date and a time');
  await page.getByLabel('Send it on').fill('2020-07-01T09:00');
  await page.getByRole('button', {name: 'Send…'}).click();
  await expect(page.getByRole('alert')).toContainText('Enter a time to come');
  await page.getByLabel('Send it on').fill('2047-07-01T09:00');
  await page.getByRole('button', {name: 'Send…'}).click();
  await expect(dialog(page)).toContainText('Monday, 1 July 2047, 9am BST');
  await dialog(page).getByRole('button', {name: 'Send to 12 people'}).click();
  await expect(page.locator('#result')).toContainText('Writing to 12 people on Mon 1 Jul 2047, 9am.');
  await expect(log(page)).toContainText('Scheduled');
  const [letter] = (await get(`${desk(full)}/messages`)).messages;
  expect(letter.starts_at).toBe('2047-07-01T08:00:00Z');
  await page.reload();
  await log(page).getByRole('button', {name: 'Undo “For later”'}).click();
  await expect(log(page).getByText('Undone')).toBeVisible();
});
