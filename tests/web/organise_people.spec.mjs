// People as organisers find them, what admins do to cards, the member register, and the records.
import {readFile} from 'node:fs/promises';
import {let_factors_go_stale} from './support/database.mjs';
import {iain, morag, organiser, show_factor, sign_in_to_organise} from './support/organiser.mjs';
import {expect, sam, test} from './support/test.mjs';

// The card of somebody, found by address.
async function card_of(one, email) {
  const {people} = await one.get(`/api/organise/people?q=${encodeURIComponent(email)}`);
  return people.find((each) => each.email === email);
}

const said = (page) => page.locator('#said');

test('somebody is found by name, employer or number, and the address tells nothing', async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan, morag, '/organise/people');
  const box = page.getByRole('searchbox');
  await box.fill('s');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Enter at least two letters');
  await box.fill('sam.okafor');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('rowheader')).toContainText(['Sam Okafor']);
  expect(page.url()).not.toContain('okafor');
  await page.getByRole('link', {name: 'Sam Okafor'}).click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Sam Okafor');
  await expect(page.getByText('for admins')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('rowheader')).toContainText(['Sam Okafor']);
  await box.fill('qqqqqq');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', {name: 'Nobody matches “qqqqqq”'})).toBeVisible();
});

test('an admin gives permissions with limits, and takes them back', async ({page, rowan}) => {
  const admin = await organiser(rowan, iain);
  const {id} = await card_of(admin, sam);
  await sign_in_to_organise(page, rowan, iain, `/organise/people/${id}`);
  await page.getByRole('checkbox', {name: /^Organiser/}).check();
  await page.getByText('Limits of an organiser').click();
  await page.getByRole('checkbox', {name: 'Wales'}).check();
  await page.getByLabel('Another region').fill('Isle of Man');
  await page.getByRole('button', {name: 'Save permissions'}).click();
  await expect(said(page)).toBeFocused();
  const may = await admin.get(`/api/organise/people/${id}`);
  expect([may.permissions, may.regions]).toEqual([['organiser'], ['Isle of Man', 'Wales']]);
  await page.reload();
  await expect(page.getByRole('checkbox', {name: 'Isle of Man'})).toBeChecked();
  await page.getByRole('checkbox', {name: /^Organiser/}).uncheck();
  await page.getByRole('button', {name: 'Save permissions'}).click();
  await expect(said(page)).toContainText('Permissions saved');
  expect((await admin.get(`/api/organise/people/${id}`)).permissions).toEqual([]);
});

test('the last admin stays one, and is told why', async ({page, rowan}) => {
  const admin = await organiser(rowan, iain);
  const {id} = await card_of(admin, iain);
  await sign_in_to_organise(page, rowan, iain, `/organise/people/${id}`);
  await page.getByRole('checkbox', {name: /^Admin/}).uncheck();
  await page.getByRole('button', {name: 'Save permissions'}).click();
  await expect(page.getByRole('alert')).toContainText('somebody has to be an admin');
});

test('two cards of one person become one', async ({page, rowan}) => {
  const stranger = await rowan.somebody('sam@post.example');
  await stranger.context.patch('/api/me', {data: {name: 'Sam <b>Okafor</b>'}});
  const {events} = await (await fetch(`${rowan.address}/api/events`)).json();
  const open = events.find((event) => event.audience === 'anyone' && event.state === 'open');
  const booked = await stranger.post(`/api/events/${open.slug}/registrations`);
  expect(booked.ok()).toBe(true);
  const admin = await organiser(rowan, iain);
  const {id} = await card_of(admin, sam);
  await sign_in_to_organise(page, rowan, iain, `/organise/people/${id}`);
  await page.getByLabel('Find the other card').fill('sam@post');
  await page.getByRole('button', {name: 'Find', exact: true}).click();
  await page.getByRole('button', {name: 'Merge into Sam Okafor'}).click();
  await expect(page.getByText('Choose the other card').first()).toBeVisible();
  await page.getByRole('radio', {name: /Sam <b>Okafor<\/b>/}).check();
  await page.getByRole('button', {name: 'Merge into Sam Okafor'}).click();
  await expect(said(page)).toContainText('The two cards are one now');
  await expect(page.getByRole('rowheader', {name: open.title})).toBeVisible();
  expect(await card_of(admin, 'sam@post.example')).toBeUndefined();
});

test('somebody’s data are exported, their second factor is reset, they are erased', async ({page, rowan}) => {
  const admin = await organiser(rowan, iain);
  const {id} = await card_of(admin, morag);
  await sign_in_to_organise(page, rowan, iain, `/organise/people/${id}`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', {name: 'Export everything kept about them'}).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('data.json');
  expect(JSON.parse(await readFile(await file.path(), 'utf8')).person.email).toBe(morag);
  await page.getByRole('button', {name: 'Reset the second factor…'}).click();
  await expect(page.locator('#asked')).toBeFocused();
  await page.getByRole('button', {name: 'No, leave it'}).click();
  await page.getByRole('button', {name: 'Reset the second factor…'}).click();
  await page.getByRole('button', {name: 'Reset it'}).click();
  await expect(said(page)).toContainText('The second factor is reset');
  await page.getByRole('button', {name: 'Erase them…'}).click();
  await page.getByRole('button', {name: 'Erase Morag Sinclair'}).click();
  await expect(page.getByRole('heading', {name: 'They are erased'})).toBeFocused();
  expect(await card_of(admin, morag)).toBeUndefined();
});

test('the register’s file is tried, shown, and then imported as it was shown', async ({page, rowan}) => {
  const admin = await organiser(rowan, iain);
  const {membership_number: number} = await card_of(admin, sam);
  const file = (text) => ({name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(text)});
  const head = 'membership_number,name,email,employer\n';
  await sign_in_to_organise(page, rowan, iain, '/organise/people/import');
  const field = page.getByLabel('The register’s file');
  const look = page.getByRole('button', {name: 'See what would change'});
  await look.click();
  await expect(page.getByRole('alert')).toContainText('Choose a file');
  await field.setInputFiles(file(`${head}1,,nobody\n`));
  await look.click();
  await expect(page.getByText('Nothing can be imported before they are mended')).toBeVisible();
  await expect(page.getByRole('button', {name: /^Make/})).toHaveCount(0);

  const text =
    `${head}${number},Sam <i>Okafor</i>,${sam},Harbourlight Hospice\n` +
    '999999,Nell Ash,nell.ash@post.example,Union House\n';
  await field.setInputFiles(file(text));
  await look.click();
  await expect(page.getByRole('heading', {name: 'What would change'})).toBeFocused();
  await expect(page.getByRole('row', {name: /Sam <i>Okafor<\/i>/})).toContainText('Name: Sam Okafor → Sam <i>Okafor</i>');
  await expect(page.getByRole('row', {name: /Nell Ash/})).toContainText('New');
  expect(await card_of(admin, 'nell.ash@post.example')).toBeUndefined();
  await page.getByRole('button', {name: 'Make 2 changes'}).click();
  await expect(page.getByRole('heading', {name: 'It is imported'})).toBeFocused();
  expect((await card_of(admin, 'nell.ash@post.example')).membership_number).toBe('999999');
});

test('what changed between looking and importing is shown again instead', async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan, iain, '/organise/people/import');
  const text = 'membership_number,name,email\n999998,Noor Ash,noor.ash@post.example\n';
  await page
    .getByLabel('The register’s file')
    .setInputFiles({name: 'r.csv', mimeType: 'text/csv', buffer: Buffer.from(text)});
  await page.getByRole('button', {name: 'See what would change'}).click();
  await expect(page.getByRole('button', {name: 'Make 1 change'})).toBeVisible();
  await rowan.somebody('noor.ash@post.example');
  await page.getByRole('button', {name: 'Make 1 change'}).click();
  await expect(said(page)).toContainText('Something changed since you looked');
  await page.getByRole('button', {name: 'Make 1 change'}).click();
  await expect(page.getByRole('heading', {name: 'It is imported'})).toBeFocused();
});

test('a far-reaching act asks for the second factor again once it is stale', async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan, iain, '/organise/people');
  await page.getByRole('searchbox').fill('sam.okafor');
  await page.keyboard.press('Enter');
  await page.getByRole('link', {name: 'Sam Okafor'}).click();
  await page.getByRole('checkbox', {name: /^Door/}).check();
  await let_factors_go_stale(rowan.folder);
  await page.getByRole('button', {name: 'Save permissions'}).click();
  await show_factor(page, rowan, iain);
  await expect(said(page)).toContainText('Permissions saved');
  await page.reload();
  await expect(page.getByRole('checkbox', {name: /^Door/})).toBeChecked();
});
