// The list of attendees: found, narrowed, sorted, shown otherwise, kept and taken away; the address says it all.
import {readFile} from 'node:fs/promises';
import {organiser, sign_in_to_organise} from './support/desk.mjs';
import {expect, test} from './support/test.mjs';

const summit = 'members-summit';
const path = `/organise/events/${summit}/attendees`;

const rows = (page) => page.locator('.people tbody tr');
const names = (page) => page.locator('.people tbody th').allTextContents();
const opened = async (page, address) => {
  await page.goto(address);
  await expect(rows(page).first()).toBeVisible();
};
const trimmed = (texts) => texts.map((text) => text.trim());
const menu = (page, name) => page.locator('summary', {hasText: name});

test.beforeEach(async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan);
});

test('a search finds while it is typed, without marks, and keeps the address', async ({page, rowan}) => {
  const {list} = await organiser(rowan);
  const found = await list(summit, '?q=sian');
  await opened(page, path);
  const everybody = await rows(page).count();
  await page.getByRole('searchbox').pressSequentially('sian');
  await expect(rows(page)).toHaveCount(found.registrations.length);
  expect(everybody).toBeGreaterThan(found.registrations.length);
  await expect(page).toHaveURL(/\?q=sian$/);
  await expect(page.locator('#live')).toContainText('found.');
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue('sian');
  await expect(rows(page)).toHaveCount(found.registrations.length);
});

test('a search of two words may be typed slowly', async ({page}) => {
  await opened(page, path);
  const search = page.getByRole('searchbox');
  await search.pressSequentially('alison ');
  await expect(page).toHaveURL(/\?q=alison$/);
  await expect(page.locator('.loading')).toHaveCount(0);
  await search.pressSequentially('b');
  await expect(page).toHaveURL(/\?q=alison\+b$/);
  await expect(search).toHaveValue('alison b');
});

test('nobody found says so, and the whole list is one step away', async ({page}) => {
  await page.goto(`${path}?q=qqqq`);
  await expect(page.getByRole('heading', {name: 'Nobody matches'})).toBeVisible();
  await page.getByRole('link', {name: 'Clear search and filters'}).click();
  await expect(rows(page)).toHaveCount(100);
  await expect(page.getByRole('searchbox')).toHaveValue('');
});

test('rows stay while others are fetched, and a late answer never replaces a newer one', async ({page}) => {
  await opened(page, path);
  const held = [];
  await page.route('**/registrations?q=al', (route) => held.push(route));
  await page.getByRole('searchbox').fill('al');
  await expect.poll(() => held.length).toBe(1);
  await expect(rows(page)).toHaveCount(100);
  await page.getByRole('searchbox').fill('alison');
  await expect(page).toHaveURL(/q=alison$/);
  await expect.poll(() => names(page).then((all) => all.every((name) => /alison/i.test(name)))).toBe(true);
  const shown = await names(page);
  await held[0].continue();
  await page.waitForResponse(/q=al$/);
  expect(await names(page)).toEqual(shown);
});

test('states are tabs with counts, and Back goes back', async ({page, rowan}) => {
  const {list} = await organiser(rowan);
  const {counts} = await list('new-reps-cardiff');
  await page.goto('/organise/events/new-reps-cardiff/attendees');
  const tabs = page.getByRole('navigation', {name: 'Show by state'});
  await expect(tabs.getByRole('link', {name: 'Booked'})).toHaveText(new RegExp(`Booked\\s+${counts.registered}`));
  await tabs.getByRole('link', {name: 'Waiting'}).click();
  await expect(rows(page)).toHaveCount(counts.waiting);
  await expect(tabs.locator('[aria-current]')).toContainText('Waiting');
  await expect(page).toHaveURL(/\?state=waiting$/);
  await page.goBack();
  await expect(rows(page)).toHaveCount(counts.registered + counts.waiting);
  await expect(tabs.locator('[aria-current]')).toContainText('All');
});

test('filters say is and is not, stand as words, and go one by one', async ({page, rowan}) => {
  const {list} = await organiser(rowan);
  const wales = await list(summit, '?is=region:Wales');
  const employer = wales.registrations[0].employer;
  await page.goto(path);
  await menu(page, 'Add a filter').click();
  await page.getByLabel('Which', {exact: true}).selectOption('Wales');
  await page.getByRole('button', {name: 'Narrow the list'}).click();
  await expect(page.getByRole('button', {name: 'Remove the filter “Region is Wales”'})).toBeVisible();
  await expect(rows(page)).toHaveCount(wales.matching);
  await menu(page, 'Add a filter').click();
  await page.getByLabel('What', {exact: true}).selectOption('employer');
  await page.getByLabel('How', {exact: true}).selectOption('not');
  await page.getByLabel('Which', {exact: true}).selectOption(employer);
  await page.getByRole('button', {name: 'Narrow the list'}).click();
  await expect(page.getByRole('button', {name: `“Employer is not ${employer}”`})).toBeVisible();
  await expect.poll(async () => (await rows(page).filter({hasText: employer}).count()) === 0).toBe(true);
  await page.getByRole('button', {name: 'Remove the filter “Region is Wales”'}).click();
  await expect(rows(page)).toHaveCount(100);
  await expect(page).toHaveURL(new RegExp(`\\?not=employer`));
});

test('headers sort by buttons, and say which way (WAI-ARIA aria-sort)', async ({page}) => {
  await opened(page, path);
  const header = (name) => page.getByRole('columnheader', {name});
  await expect(header('Name')).toHaveAttribute('aria-sort', 'ascending');
  const first = await names(page);
  await page.getByRole('button', {name: 'Name'}).click();
  await expect(header('Name')).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(() => names(page)).not.toEqual(first);
  await expect(page.locator('#live')).not.toBeEmpty();
  await page.getByRole('button', {name: 'Employer'}).click();
  await expect(header('Employer')).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.locator('[aria-sort]')).toHaveCount(1);
  await expect(page).toHaveURL(/sort=employer/);
});

test('columns are chosen, all, none or the usual, and exports are what is shown', async ({page}) => {
  await page.goto(`${path}?state=registered&is=region:Wales`);
  await menu(page, 'Columns').click();
  await page.getByRole('button', {name: 'Only the name'}).click();
  await expect(page.getByRole('columnheader')).toHaveCount(2);
  await page.getByRole('checkbox', {name: 'E-mail'}).check();
  await page.getByRole('checkbox', {name: 'What should the caterer know?'}).check();
  await expect(page.getByRole('columnheader', {name: 'E-mail'})).toBeVisible();
  await page.getByRole('button', {name: 'The usual'}).click();
  await expect(page.getByRole('columnheader', {name: 'Reference'})).toBeVisible();
  await page.getByRole('button', {name: 'Only the name'}).click();
  await page.getByRole('checkbox', {name: 'E-mail'}).check();
  await page.getByRole('checkbox', {name: 'What should the caterer know?'}).check();
  await expect(page.getByRole('columnheader', {name: 'caterer'})).toBeVisible();
  const shown = trimmed(await names(page));
  const download = page.waitForEvent('download');
  await page.getByRole('link', {name: 'Export CSV'}).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('attendees.csv');
  const [head, ...lines] = (await readFile(await file.path(), 'utf8')).replace('\uFEFF', '').trim().split('\r\n');
  expect(head).toBe('Name,E-mail,What should the caterer know?');
  expect(lines.map((line) => line.split(',')[0].replaceAll('"', ''))).toEqual(shown);
});

test('pages of a hundred go on, back, and to the first', async ({page}) => {
  await opened(page, path);
  const first = await names(page);
  await page.getByRole('link', {name: 'Next'}).click();
  await expect(page.getByText(/^101–200 of \d+$/)).toBeVisible();
  expect(await names(page)).not.toEqual(first);
  await page.getByRole('link', {name: 'Previous'}).click();
  await expect(page.getByText(/^1–100 of \d+$/)).toBeVisible();
  expect(await names(page)).toEqual(first);
  await page.getByRole('link', {name: 'Next'}).click();
  await expect(page.getByText(/^101–200 of/)).toBeVisible();
  const address = page.url();
  await page.goto('/help');
  await page.goto(address);
  await page.getByRole('link', {name: 'First page'}).click();
  await expect.poll(() => names(page)).toEqual(first);
});

test('a view is saved, found again and removed', async ({page}) => {
  await opened(page, `${path}?state=registered&is=region:Wales&columns=name,email`);
  const there = await names(page);
  await menu(page, 'Views').click();
  await page.getByLabel('Name of this view').fill('Wales <b>booked</b>');
  await page.getByRole('button', {name: 'Save this view'}).click();
  await expect(page.getByRole('link', {name: 'Wales <b>booked</b>'})).toBeVisible();
  await page.goto(path);
  await menu(page, 'Views').click();
  await page.getByRole('link', {name: 'Wales <b>booked</b>'}).click();
  await expect.poll(() => names(page)).toEqual(there);
  await expect(page.getByRole('columnheader', {name: 'Employer'})).toHaveCount(0);
  await page.getByRole('button', {name: 'Remove “Wales <b>booked</b>”'}).click();
  await expect(page.getByRole('link', {name: 'Wales <b>booked</b>'})).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({viewport: {width: 390, height: 844}, isMobile: true, hasTouch: true});

  test('each row is two lines, nothing scrolls sideways, and the order is one choice', async ({page}) => {
    await page.goto(path);
    await expect(rows(page)).toHaveCount(100);
    const shape = await page.evaluate(() => {
      const heights = [...document.querySelectorAll('.people tbody tr')].map((row) => row.getBoundingClientRect().height);
      return {
        tallest: Math.max(...heights),
        sideways: document.documentElement.scrollWidth - innerWidth,
        box: document.querySelector('.list-box').scrollWidth - document.querySelector('.list-box').clientWidth,
      };
    });
    expect(shape.tallest).toBeLessThan(80);
    expect(shape.sideways).toBeLessThanOrEqual(0);
    expect(shape.box).toBeLessThanOrEqual(0);
    const first = await names(page);
    await page.getByLabel('Sort by').selectOption('Name, last to first');
    await expect.poll(() => names(page)).not.toEqual(first);
    await page.getByRole('checkbox', {name: 'Select all 100 on this page'}).check();
    await expect(page.getByText('100 selected')).toBeVisible();
  });
});
