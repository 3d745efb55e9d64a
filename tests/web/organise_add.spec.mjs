// People who are added by hand, and people who come in a file.
import {free_members} from './support/database.mjs';
import {organiser, sign_in_to_organise} from './support/desk.mjs';
import {expect, priya, sam, test} from './support/test.mjs';

const open = 'safety-reps-norwich';
const full = 'new-reps-glasgow'; // without a waiting list
const summit = 'members-summit';
const page_of = (slug, name) => `/organise/events/${slug}/${name}`;

const file = (text) => ({name: 'guests.csv', mimeType: 'text/csv', buffer: Buffer.from(text)});

test.beforeEach(async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan);
});

test('somebody known is added by the address alone', async ({page, rowan}) => {
  const {list} = await organiser(rowan);
  await page.goto(page_of(open, 'add'));
  await page.getByRole('button', {name: 'Add somebody'}).click();
  await expect(page.getByRole('alert')).toContainText('Enter an e-mail address');
  await expect(page).toHaveTitle(/^Error: /);
  await page.getByLabel('Their e-mail address').fill(priya);
  await page.getByRole('button', {name: 'Add somebody'}).click();
  await expect(page.locator('#done')).toContainText('Priya Nair has a place.');
  await expect(page.locator('#done')).toBeFocused();
  await expect(page.getByLabel('Their e-mail address')).toHaveValue('');
  await expect(page.getByRole('checkbox', {name: 'Notify them?'})).toBeChecked();
  expect((await list(open, '?q=priya')).registrations[0]).toMatchObject({state: 'registered', origin: 'organiser'});
  await page.getByRole('link', {name: 'See the booking'}).click();
  await expect(page.locator('#panel')).toContainText(priya);
});

test('somebody new is added with name, workshops and answers, and told only if wished', async ({page, rowan}) => {
  const {list} = await organiser(rowan);
  await page.goto(page_of(summit, 'add'));
  await page.getByLabel('Their e-mail address').fill('speaker@talks.example');
  await page.getByLabel('Name on their badge').fill('Åsa <b>Öberg</b>');
  await page.locator('summary', {hasText: 'Workshops and answers'}).click();
  await page.getByRole('checkbox', {name: 'Vegan'}).check();
  await page.getByRole('radio', {name: /Pensions in plain words/}).check();
  await page.getByRole('checkbox', {name: 'Give a place even if there is none'}).check();
  await page.getByRole('button', {name: 'Add somebody'}).click();
  await expect(page.getByRole('alert')).toContainText('Enter a reason');
  await page.getByRole('textbox', {name: 'Reason'}).fill('She speaks');
  await page.getByRole('checkbox', {name: 'Notify them?'}).uncheck();
  const asked = page.waitForRequest((request) => request.method() === 'POST' && /registrations$/.test(request.url()));
  await page.getByRole('button', {name: 'Add somebody'}).click();
  expect((await asked).postDataJSON()).toMatchObject({over_capacity: true, notify: false, reason: 'She speaks'});
  await expect(page.locator('#done')).toContainText('Åsa <b>Öberg</b> has a place.');
  for (const [role, name] of [['checkbox', 'Vegan'], ['checkbox', /^Give a place/], ['radio', /Pensions/]]) {
    await expect(page.getByRole(role, {name})).not.toBeChecked();
  }
  await expect(page.getByRole('checkbox', {name: 'Notify them?'})).toBeChecked();
  const [added] = (await list(summit, '?q=speaker@talks.example')).registrations;
  expect(added.answers).toEqual({diet: ['Vegan']});
  expect(added.workshops.map((one) => one.id)).toEqual(['pensions']);
});

test('a full event says so, and takes somebody over capacity only for a reason', async ({page}) => {
  await page.goto(page_of(full, 'add'));
  await expect(page.getByText('only over capacity')).toBeVisible();
  await page.getByLabel('Their e-mail address').fill(priya);
  await page.getByRole('button', {name: 'Add somebody'}).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByLabel('Their e-mail address')).toHaveValue(priya);
  await page.getByRole('checkbox', {name: 'Give a place even if there is none'}).check();
  await page.getByRole('textbox', {name: 'Reason'}).fill('Promised in spring');
  await page.getByRole('button', {name: 'Add somebody'}).click();
  await expect(page.locator('#done')).toContainText('Priya Nair has a place.');
});

test('somebody the event is not for is refused, with the service’s reason', async ({page}) => {
  await page.goto(page_of(open, 'add'));
  await page.getByLabel('Their e-mail address').fill(sam);
  await page.getByRole('button', {name: 'Add somebody'}).click();
  await expect(page.getByRole('alert')).toContainText(/rep/i);
});

test('a file is looked at line by line before anybody is added', async ({page, rowan}) => {
  const {list} = await organiser(rowan);
  const before = (await list(summit)).matching;
  const [ann] = await free_members(rowan.folder, 1, {but: [sam]});
  await page.goto(page_of(summit, 'import'));
  await page.getByRole('button', {name: 'Check the file'}).click();
  await expect(page.getByRole('alert')).toContainText('Choose a file');
  await page.getByLabel('CSV file').setInputFiles(file(`email,name\n${ann},Ann One\nno address,Bob\n${ann},Ann`));
  await page.getByRole('button', {name: 'Check the file'}).click();
  await expect(page.getByRole('heading', {name: '2 problems: nobody has been added'})).toBeVisible();
  await expect(page.locator('#report')).toBeFocused();
  await expect(page.getByRole('row', {name: /^3 /})).toContainText('e-mail address is missing');
  await expect(page.getByRole('row', {name: /^4 /})).toContainText('on line 2 too');
  await expect(page.getByRole('button', {name: /^Add /})).toHaveCount(0);
  expect((await list(summit)).matching).toBe(before);
});

test('a file without problems is added whole, with or without mail', async ({page, rowan}) => {
  const {list} = await organiser(rowan);
  const before = (await list(summit)).matching;
  const [ann, sian] = await free_members(rowan.folder, 2, {but: [sam]});
  await page.goto(page_of(summit, 'import'));
  await page.getByLabel('CSV file').setInputFiles(
    file(`email,name,employer\n${ann},Ann One,"<b>One</b>, Ltd"\n${sian},Siân Dŵr,Two\n`),
  );
  await page.getByRole('button', {name: 'Check the file'}).click();
  await expect(page.locator('#report')).toHaveText(/2 people would get a place\./);
  expect((await list(summit)).matching).toBe(before);
  await page.getByRole('checkbox', {name: 'Notify them?'}).uncheck();
  const asked = page.waitForRequest(/import\?notify=false$/);
  await page.getByRole('button', {name: 'Add 2 people'}).click();
  await asked;
  await expect(page.locator('#report')).toContainText('Added: 2 people with a place.');
  await expect(page.locator('#live')).toContainText('Added: 2 people');
  expect((await list(summit)).matching).toBe(before + 2);
  expect((await list(summit, '?q=dwr')).registrations[0]).toMatchObject({name: 'Siân Dŵr', origin: 'import'});
});
