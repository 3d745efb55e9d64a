// One thing done to many: chosen, asked for with its reason, undone or done, and told whole.
import {readFile} from 'node:fs/promises';
import {begin_bulks} from './support/database.mjs';
import {organiser, sign_in_to_organise} from './support/desk.mjs';
import {expect, test} from './support/test.mjs';

const half_a_minute = 31_000; // milliseconds
const full = 'new-reps-cardiff'; // twelve booked, four waiting
const path = `/organise/events/${full}/attendees`;

const rows = (page) => page.locator('.people tbody tr');
const question = (page) => page.getByRole('dialog');
const result = (page) => page.locator('#result');

async function choose_page(page) {
  await page.getByRole('checkbox', {name: /^Select (all|the one)/}).check();
}

// Half a minute goes by, for the service and in the page.
async function time_goes_by(page, rowan) {
  expect(await begin_bulks(rowan.folder)).toBe(1);
  await page.clock.fastForward(half_a_minute);
}

test.beforeEach(async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan);
  await page.clock.install();
});

test('cancelling many is asked, told, and undone whole', async ({page, rowan}) => {
  const {list} = await organiser(rowan);
  const before = await list(full);
  await page.goto(`${path}?state=registered`);
  await choose_page(page);
  await expect(page.getByText('12 selected')).toBeVisible();
  await page.getByRole('button', {name: 'Cancel…'}).click();
  await expect(question(page)).toContainText('Cancel for 12 people?');
  await expect(question(page).getByRole('checkbox', {name: 'Notify them?'})).toBeChecked();
  await question(page).getByRole('button', {name: 'Cancel the booking'}).click();
  await expect(result(page)).toContainText('Cancelling 12 people in half a minute.');
  await expect(page.locator('#live')).toContainText('Cancelling 12 people');
  await expect(page.getByText('selected')).toHaveCount(0);
  await page.getByRole('button', {name: 'Undo'}).click();
  await expect(result(page)).toContainText('Undone. Nothing has changed.');
  await expect(result(page)).toBeFocused();
  await page.clock.fastForward(half_a_minute);
  expect((await list(full)).counts).toEqual(before.counts);
});

test('what is not undone is done, and those who waited have the places', async ({page, rowan}) => {
  const {list} = await organiser(rowan);
  await page.goto(`${path}?state=registered`);
  for (const position of [0, 1]) {
    await rows(page).nth(position).getByRole('checkbox').check();
  }
  await page.getByRole('button', {name: 'Cancel…'}).click();
  await question(page).getByLabel('Reason (optional)').fill('The room is smaller');
  await question(page).getByRole('button', {name: 'Cancel the booking'}).click();
  await expect(result(page)).toContainText('in half a minute');
  await time_goes_by(page, rowan);
  await expect(result(page)).toContainText('Cancelled 2 people.');
  await expect(page.getByRole('button', {name: 'Undo'})).toHaveCount(0);
  const {counts} = await list(full);
  expect(counts).toMatchObject({registered: 10, offered: 2, waiting: 2, cancelled: 2});
});

test('all who match are more than a page, and are those who matched', async ({page, rowan}) => {
  const {list} = await organiser(rowan);
  const {matching} = await list('members-summit', '?state=registered');
  await page.goto('/organise/events/members-summit/attendees?state=registered');
  await choose_page(page);
  await page.getByRole('button', {name: `Select all ${matching} matching`}).click();
  await expect(page.getByText(`${matching} selected`)).toBeVisible();
  await page.getByRole('button', {name: 'Tag…', exact: true}).click();
  await question(page).getByLabel('Tag').fill('<i>summit</i> & "more"');
  await question(page).getByRole('button', {name: 'Add the tag'}).click();
  await expect(result(page)).toContainText(`Tagged ${matching} people.`);
  await page.clock.fastForward(5_000);
  await expect(rows(page).first()).toContainText('<i>summit</i> & "more"');
  const tag = encodeURIComponent('tag:<i>summit</i> & "more"');
  await expect.poll(async () => (await list('members-summit', `?is=${tag}`)).matching).toBe(matching);
  await page.getByRole('button', {name: 'Undo'}).click();
  await expect(result(page)).toContainText('Undone');
  await expect.poll(async () => (await list('members-summit', `?is=${tag}`)).matching).toBe(0);
});

test('calling out of order needs a reason', async ({page}) => {
  await page.goto(`${path}?state=waiting&sort=queue`);
  await rows(page).last().getByRole('checkbox').check();
  await page.getByRole('button', {name: 'Call…'}).click();
  await question(page).getByRole('button', {name: 'Give the place'}).click();
  await expect(page.getByRole('alert')).toContainText('Enter a reason');
  await expect(page.getByRole('alert')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question(page)).toHaveCount(0);
  await expect(page.getByRole('button', {name: 'Call…'})).toBeFocused();
  await expect(page.getByText('1 selected')).toBeVisible();
});

test('what does not work for somebody is told with the reason', async ({page, rowan}) => {
  await page.goto(`${path}?state=waiting&sort=queue`);
  await rows(page).last().getByRole('checkbox').check();
  const name = (await rows(page).last().locator('th').textContent()).trim();
  await page.getByRole('button', {name: 'Call…'}).click();
  await question(page).getByLabel('Reason').fill('Was promised a place');
  await question(page).getByRole('button', {name: 'Give the place'}).click();
  await expect(result(page)).toContainText('Calling 1 person');
  await time_goes_by(page, rowan);
  await expect(result(page)).toContainText('It did not work for 1:');
  await expect(result(page)).toContainText(name);
  await page.goto(`/organise/events/${full}`);
  await page.getByRole('link', {name: 'Something done to many did not work for 1'}).click();
  await expect(page.getByRole('group').filter({hasText: 'What was done to many'})).toContainText(name);
});

test('others than were seen are not touched', async ({page, rowan}) => {
  const {post, desk, list} = await organiser(rowan);
  await page.goto(`${path}?state=waiting`);
  await rows(page).first().getByRole('checkbox').check();
  await page.getByRole('button', {name: 'Select all 4 matching'}).click();
  const [left] = (await list(full, '?state=waiting')).registrations;
  await post(`${desk(full)}/registrations/${left.reference}/cancel`, {});
  await page.getByRole('button', {name: 'Call…'}).click();
  await question(page).getByLabel('Reason').fill('Room for all');
  await question(page).getByRole('button', {name: 'Give the place'}).click();
  await expect(page.getByRole('alert')).toContainText('Meanwhile 3 match.');
  await question(page).getByRole('button', {name: 'Go back'}).click();
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByText('3 selected')).toBeVisible();
});

test('whose booking changes in that half minute is left alone', async ({page, rowan}) => {
  const {post, desk, list} = await organiser(rowan);
  await page.goto(`${path}?state=waiting`);
  await choose_page(page);
  await page.getByRole('button', {name: 'Call…'}).click();
  await question(page).getByLabel('Reason').fill('Room for all');
  await question(page).getByRole('button', {name: 'Give the place'}).click();
  await expect(result(page)).toContainText('Calling 4 people');
  const [left] = (await list(full, '?state=waiting')).registrations;
  await post(`${desk(full)}/registrations/${left.reference}/cancel`, {});
  await time_goes_by(page, rowan);
  await expect(result(page)).toContainText('Nothing was done.');
  await expect(result(page)).toContainText(`${left.reference}: The booking has changed meanwhile.`);
});

test('moving many asks where to', async ({page}) => {
  await page.goto(`${path}?state=registered`);
  await rows(page).first().getByRole('checkbox').check();
  await page.getByRole('button', {name: 'Move…'}).click();
  await question(page).getByLabel('To which event').selectOption({index: 1});
  await question(page).getByRole('button', {name: 'Move', exact: true}).click();
  await expect(result(page)).toContainText('Moving 1 person in half a minute.');
});

test('it all works from the keyboard alone', async ({page}) => {
  await page.goto(`${path}?state=registered`);
  await rows(page).first().getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('1 selected')).toBeVisible();
  await page.getByRole('button', {name: 'Tag…', exact: true}).focus();
  await page.keyboard.press('Enter');
  await expect(question(page).getByLabel('Tag')).toBeFocused();
  await page.keyboard.type('speaker');
  await page.keyboard.press('Enter');
  await expect(result(page)).toContainText('Tagged 1 person.');
});

test('those selected one by one are exported, and their references stand in no address', async ({page}) => {
  const addresses = [];
  page.on('request', (request) => addresses.push(request.url()));
  await page.goto(`${path}?state=registered`);
  for (const position of [0, 2]) {
    await rows(page).nth(position).getByRole('checkbox').check();
  }
  const arrives = page.waitForEvent('download');
  await page.getByRole('button', {name: 'Export these, CSV'}).click();
  const file = await arrives;
  expect(file.suggestedFilename()).toBe('attendees.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  const reference = /RW-[0-9A-Z]{6}/.exec(lines[1])[0];
  expect(addresses.filter((one) => one.includes(reference))).toEqual([]);
});
