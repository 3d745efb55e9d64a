// Somebody on the list, in the panel: what is known, what happened, what can be done; texts are only texts.
import {organiser, sign_in_to_organise} from './support/desk.mjs';
import {expect, priya, test} from './support/test.mjs';

const summit = 'members-summit';
const full = 'new-reps-cardiff';
const asks = 'handling-cases-bristol'; // every kind of question
const list_of = (slug) => `/organise/events/${slug}/attendees`;

const panel = (page) => page.locator('#panel');
const question = (page) => page.locator('#ask');
const summary = (page, text) => panel(page).locator('summary', {hasText: text});

test.beforeEach(async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan);
});

test('the panel has an address, which Back and Close leave, and focus goes back', async ({page, rowan}) => {
  const {list} = await organiser(rowan);
  const [somebody] = (await list(summit)).registrations;
  await page.goto(`${list_of(summit)}?sort=employer`);
  const link = page.locator('.people').getByRole('link').nth(4);
  const name = (await link.textContent()).trim();
  await link.click();
  await expect(panel(page).getByRole('heading', {level: 2})).toHaveText(name);
  await expect(page).toHaveURL(/\/attendees\/RW-\w+\?sort=employer$/);
  await page.goBack();
  await expect(panel(page)).toBeHidden();
  await page.goForward();
  await expect(panel(page).getByRole('heading', {level: 2})).toHaveText(name);
  await panel(page).getByRole('button', {name: 'Close'}).click();
  await expect(page).toHaveURL(/\/attendees\?sort=employer$/);
  await page.goto(`${list_of(summit)}/${somebody.reference}`);
  await expect(panel(page)).toContainText(somebody.email);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(page).toHaveURL(/\/attendees$/);
  await page.locator('.people').getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.people').getByRole('link').first()).toBeFocused();
});

test('a reference that is not of this event says so', async ({page}) => {
  await page.goto(`${list_of(summit)}/RW-234567`);
  await expect(panel(page)).toContainText('This booking is not at this event');
});

test('names, answers, tags and reasons are texts, whatever they look like', async ({page, rowan}) => {
  const hostile = '<img src=x onerror="document.title=1"> {{organisation}} </script><b>bold</b>';
  const {post, desk} = await organiser(rowan);
  const added = await post(`${desk(asks)}/registrations`, {
    email: priya,
    name: hostile,
    employer: '"><svg onload=alert(1)>',
    answers: {role: '<u>role</u>', hope: '<a href="javascript:alert(1)">hope</a>\nsecond line', level: 'Many', topics: ['Conduct'], first: true},
  });
  expect(added.status()).toBe(201);
  const {reference} = await added.json();
  await post(`${desk(asks)}/registrations/${reference}/tags`, {add: ['<em>tag</em>']});
  await page.goto(`${list_of(asks)}?columns=name,employer,tags,answer.role,answer.hope,answer.level,answer.first`);
  const row = page.locator('.people tbody tr', {hasText: '<u>role</u>'});
  for (const text of [hostile, '"><svg onload=alert(1)>', '<em>tag</em>', 'javascript:alert(1)', 'Many', 'Yes']) {
    await expect(row).toContainText(text);
  }
  await row.getByRole('link').click();
  await expect(panel(page).getByRole('heading', {level: 2})).toHaveText(hostile);
  await expect(panel(page)).toContainText('<a href="javascript:alert(1)">hope</a>');
  await panel(page).getByRole('button', {name: 'Cancel booking'}).click();
  await expect(question(page)).toContainText(hostile);
  await question(page).getByLabel('Reason').fill('<s>why</s>');
  await question(page).getByRole('button', {name: 'Cancel the booking'}).click();
  await summary(page, 'History').click();
  await expect(panel(page)).toContainText('<s>why</s>');
  expect(await page.locator('main :is(img, script, b b, u, em, s, a[href^="javascript"])').count()).toBe(0);
  await expect(page).not.toHaveTitle('1');
});

test('why somebody is not called is explained', async ({page}) => {
  await page.goto(`${list_of(full)}?state=waiting&sort=queue`);
  await page.locator('.people').getByRole('link').nth(2).click();
  await summary(page, 'Why are they not called?').click();
  await expect(panel(page)).toContainText('2 people are ahead of them in the queue.');
  await expect(panel(page)).toContainText('12 of 12 places are taken');
});

test('a correction is kept with its reason, and the list shows it', async ({page, rowan}) => {
  const {list} = await organiser(rowan);
  const [somebody] = (await list(summit, '?not=answer.diet:Vegan')).registrations;
  await page.goto(`${list_of(summit)}/${somebody.reference}`);
  await panel(page).getByRole('button', {name: 'Correct'}).click();
  await panel(page).getByLabel('Name on their badge').fill(' ');
  await panel(page).getByRole('button', {name: 'Save'}).click();
  await expect(panel(page).getByRole('alert')).toContainText('Enter your name');
  await panel(page).getByLabel('Name on their badge').fill('Aaron Aardvark');
  await panel(page).getByRole('checkbox', {name: 'Vegan'}).check();
  await panel(page).getByLabel('Reason').fill('She married');
  await panel(page).getByRole('button', {name: 'Save'}).click();
  await expect(panel(page).getByRole('status')).toHaveText('Corrected.');
  await expect(panel(page).getByRole('heading', {level: 2})).toHaveText('Aaron Aardvark');
  await expect(panel(page)).toContainText('Vegan');
  await summary(page, 'History').click();
  await expect(panel(page)).toContainText('by Morag Sinclair');
  await expect(panel(page)).toContainText('She married');
  await panel(page).getByRole('button', {name: 'Close'}).click();
  await expect(page.locator('.people tbody tr').first()).toContainText('Aaron Aardvark');
});

test('a cancellation frees the place for who waits, without a mail if so wished', async ({page, rowan}) => {
  const {list} = await organiser(rowan);
  await page.goto(`${list_of(full)}?state=registered`);
  await page.locator('.people').getByRole('link').first().click();
  await panel(page).getByRole('button', {name: 'Cancel booking'}).click();
  await question(page).getByRole('checkbox', {name: 'Notify them?'}).uncheck();
  const asked = page.waitForRequest(/\/cancel$/);
  await question(page).getByRole('button', {name: 'Cancel the booking'}).click();
  expect((await asked).postDataJSON()).toEqual({reason: '', notify: false});
  await expect(panel(page).getByRole('status')).toHaveText('Cancelled.');
  await expect(panel(page).getByRole('button', {name: 'Cancel booking'})).toHaveCount(0);
  expect((await list(full)).counts).toMatchObject({registered: 11, offered: 1, waiting: 3, cancelled: 1});
});

test('a question starts anew for each: no reason is left from another’s', async ({page}) => {
  await page.goto(list_of(full));
  await page.locator('.people').getByRole('link').first().click();
  await panel(page).getByRole('button', {name: 'Cancel booking'}).click();
  await question(page).getByLabel('Reason').fill('About one');
  await question(page).getByRole('checkbox', {name: 'Notify them?'}).uncheck();
  await question(page).getByRole('button', {name: 'Go back'}).click();
  await panel(page).getByRole('button', {name: 'Close'}).click();
  await page.locator('.people').getByRole('link').nth(1).click();
  await panel(page).getByRole('button', {name: 'Cancel booking'}).click();
  await expect(question(page).getByLabel('Reason')).toHaveValue('');
  await expect(question(page).getByRole('checkbox', {name: 'Notify them?'})).toBeChecked();
});

test('a call out of order asks for a reason, and is refused without a free place', async ({page}) => {
  await page.goto(`${list_of(full)}?state=waiting&sort=queue`);
  await page.locator('.people').getByRole('link').last().click();
  await panel(page).getByRole('button', {name: 'Call now'}).click();
  await question(page).getByRole('button', {name: 'Give the place'}).click();
  await expect(question(page).getByRole('alert')).toContainText('Enter a reason');
  await question(page).getByLabel('Reason').fill('Came from far');
  await question(page).getByRole('button', {name: 'Give the place'}).click();
  await expect(question(page).getByRole('alert')).toBeFocused();
  await expect(question(page)).toBeVisible();
});

test('a move tells the new reference', async ({page, rowan}) => {
  const {post, desk} = await organiser(rowan);
  const {reference} = await (await post(`${desk('safety-reps-norwich')}/registrations`, {email: priya})).json();
  await page.goto(`${list_of('safety-reps-norwich')}/${reference}`);
  await panel(page).getByRole('button', {name: 'Move'}).click();
  await question(page).getByLabel('To which event').selectOption('safety-reps-newcastle');
  await question(page).getByRole('button', {name: 'Move', exact: true}).click();
  await expect(panel(page).getByRole('status')).toContainText(/Moved to .*; the new reference is RW-/);
});

test('tags are given and taken, from the keyboard', async ({page}) => {
  await page.goto(list_of(summit));
  await page.locator('.people').getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await panel(page).getByLabel('New tag').focus();
  await page.keyboard.type('speaker');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('status')).toHaveText('Tagged “speaker”.');
  await expect(panel(page).getByLabel('New tag')).toBeFocused();
  await panel(page).getByRole('button', {name: 'Take the tag “speaker”'}).press('Enter');
  await expect(panel(page).getByRole('status')).toHaveText('Took the tag “speaker”.');
  await expect(panel(page)).toContainText('No tags.');
});
