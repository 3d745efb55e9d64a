// Events in their organisers' hands: the list, the editor, publishing, holding again, cancelling.
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {iain, morag, organiser, sign_in_to_organise} from './support/organiser.mjs';
import {expect, test} from './support/test.mjs';

const saved = (page) => page.locator('#saved-state');
const section = (page, name) => page.locator('summary', {hasText: name});
const edit_path = (slug) => `/organise/events/${slug}/edit`;

// A date so many days from now, as date fields have it.
function day_ahead(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

// A draft made without a browser: its slug.
async function draft(one, more = {}) {
  const date = day_ahead(60);
  const made = await one.post('/api/organise/events', {
    title: 'Fair rotas',
    kind: 'training',
    summary: 'A morning on rotas.',
    contact: 'events@union.example',
    venue: {name: 'Union House', town: 'Leeds'},
    capacity: 20,
    days: [{starts_at: `${date}T09:30:00Z`, ends_at: `${date}T12:30:00Z`}],
    ...more,
  });
  expect(made.status()).toBe(201);
  return (await made.json()).slug;
}

test('the list shows how events stand, is searched, and keeps past ones apart', async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan, morag);
  const row = page.getByRole('row', {name: /New reps' course, Cardiff/});
  await expect(row).toContainText('12 of 12');
  await expect(row).toContainText('Full');
  await page.getByLabel('Search title, town or region').fill('cardiff');
  await page.getByRole('button', {name: 'Show', exact: true}).click();
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  await expect(page).toHaveURL(/q=cardiff/);
  await page.getByLabel('State').selectOption('Draft');
  await page.getByRole('button', {name: 'Show', exact: true}).click();
  await expect(page.getByRole('heading', {name: 'No event is like this'})).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  await page.getByRole('link', {name: 'Past', exact: true}).click();
  await expect(page.getByRole('row', {name: /Members' Summit/})).toContainText('Has taken place');
});

test('an event is made, saves itself, and is published, by keyboard alone', async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan, morag);
  await page.getByRole('link', {name: 'New event'}).press('Enter');
  await page.waitForURL(/\/organise\/events\/new$/);
  await page.getByLabel('Title', {exact: true}).focus();
  await page.keyboard.type('Rotas that hold');
  const type_into = async (label, text) => {
    await page.getByLabel(label, {exact: true}).focus();
    await page.keyboard.type(text);
  };
  await page.getByLabel('Date', {exact: true}).first().fill(day_ahead(50));
  await expect(saved(page)).toContainText('Saved', {timeout: 10_000});
  await expect(page).toHaveURL(/\/organise\/events\/rotas-that-hold\/edit$/);
  await type_into('Venue', 'Union House');
  await type_into('Town', 'Leeds');
  await type_into('Number of places', '24');
  await page.getByRole('button', {name: 'Publish'}).press('Enter');
  await expect(page.getByRole('alert').first()).toContainText('Enter a sentence for the list of events');
  await expect(page).toHaveTitle(/^Error: /);
  await page.getByRole('alert').getByRole('link').first().press('Enter');
  await expect(page.getByLabel('In a sentence')).toBeFocused();
  await page.keyboard.type('A morning on rotas people can live with.');
  await page.getByRole('button', {name: 'Publish'}).press('Enter');
  await expect(page.locator('#said')).toBeFocused();
  await expect(page.locator('#said')).toContainText('It is published');
  const event = await (await fetch(`${rowan.address}/api/events/rotas-that-hold`)).json();
  expect(event.places.capacity).toBe(24);
  expect(event.venue.town).toBe('Leeds');
});

test('the checklist leads to what is missing, through closed sections', async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan, morag, '/organise/events/new');
  const list = page.getByRole('region', {name: 'Before you publish'});
  await expect(list.getByRole('listitem').filter({has: page.getByText('to do', {exact: true})})).toHaveCount(5);
  await list.getByRole('link', {name: 'Access information'}).click();
  await expect(page.getByLabel('Getting in and around')).toBeFocused();
  await list.getByRole('link', {name: 'When it is'}).click();
  await expect(page.getByLabel('Date', {exact: true}).first()).toBeFocused();
});

test('what is typed survives a reload, saved or not', async ({page, rowan}) => {
  const one = await organiser(rowan, iain);
  const {events} = await one.get('/api/organise/events?q=cardiff');
  await sign_in_to_organise(page, rowan, morag, '/organise/events/new');
  await page.getByLabel('Title', {exact: true}).fill('Half an idea');
  await page.reload();
  await expect(page.getByText('What you had typed is still here.')).toBeVisible();
  await expect(page.getByLabel('Title', {exact: true})).toHaveValue('Half an idea');

  const [{slug, revision}] = events;
  await page.goto(edit_path(slug));
  await page.getByLabel('Venue', {exact: true}).fill('Another house');
  await expect(saved(page)).toContainText('Not saved yet');
  await page.waitForTimeout(3_500);
  expect((await one.get(`/api/organise/events/${slug}`)).revision).toBe(revision);
  await page.reload();
  await expect(page.getByLabel('Venue', {exact: true})).toHaveValue('Another house');
  await page.getByRole('button', {name: 'Save changes'}).click();
  await expect(page.locator('#said')).toContainText('Saved');
  expect((await one.get(`/api/organise/events/${slug}`)).venue.name).toBe('Another house');
  await page.reload();
  await expect(page.getByText('What you had typed is still here.')).toHaveCount(0);
});

test('workshops, questions and days are added, moved, removed and put back, and keep their ids', async ({
  page,
  rowan,
}) => {
  const one = await organiser(rowan, iain);
  const slug = await draft(one);
  await sign_in_to_organise(page, rowan, morag, edit_path(slug));
  await page.getByRole('button', {name: 'Add a day'}).click();
  await expect(page.getByRole('group', {name: 'Day 2'}).getByLabel('Date')).toHaveValue(day_ahead(61));

  await section(page, 'Workshops').click();
  await page.getByRole('button', {name: 'Add a time'}).click();
  await expect(page.getByLabel('Name of this time')).toBeFocused();
  await page.keyboard.type('First round');
  const slot = page.getByRole('group', {name: 'Time 1'});
  await slot.getByLabel('Starts').fill('10:00');
  await slot.getByLabel('Ends').fill('11:00');
  await slot.getByLabel('Workshop’s title').fill('Rotas by hand');
  await slot.getByLabel('Places, empty for no limit').fill('8');
  await slot.getByRole('button', {name: 'Add a workshop'}).click();
  await slot.getByLabel('Workshop’s title').nth(1).fill('Rotas by machine');

  await section(page, 'Access and catering').click();
  await page.getByRole('button', {name: 'Ask about food'}).click();
  await page.getByRole('button', {name: 'Add a question'}).click();
  const second = page.getByRole('group', {name: 'Question 2'});
  await second.getByLabel('Question', {exact: true}).fill('Which ward?');
  await second.getByLabel('What the answers are for').fill('Groups that mix');
  await second.getByRole('button', {name: 'Move Which ward? up'}).click();
  await page.getByRole('button', {name: 'Save', exact: true}).click();
  await expect(page.locator('#said')).toContainText('Saved');

  const made = await one.get(`/api/organise/events/${slug}`);
  expect(made.days).toHaveLength(2);
  expect(made.slots[0].workshops.map((each) => [each.title, each.places.capacity])).toEqual([
    ['Rotas by hand', 8],
    ['Rotas by machine', null],
  ]);
  expect(made.questions.map((each) => [each.label, each.kind, each.purpose])).toEqual([
    ['Which ward?', 'short_text', 'Groups that mix'],
    ['Is there food you do not eat?', 'some_of', 'Catering, as numbers'],
  ]);

  await page.getByRole('button', {name: 'Remove Rotas by hand'}).click();
  await expect(page.locator('#removed')).toContainText('Removed: Rotas by hand');
  await page.getByRole('button', {name: 'Undo'}).click();
  await slot.getByLabel('Room').first().fill('Room 5');
  await expect(saved(page)).toHaveText(/^Saved \d+:\d\d$/, {timeout: 10_000});
  await page.getByRole('button', {name: 'Save', exact: true}).click();
  const after = await one.get(`/api/organise/events/${slug}`);
  expect(after.slots[0].workshops[0].room).toBe('Room 5');
  expect(after.slots[0].workshops.map((each) => each.id)).toEqual(made.slots[0].workshops.map((each) => each.id));
});

test('what two people change apart is put together, and it is said who changed what', async ({page, rowan}) => {
  const other = await organiser(rowan, iain);
  const slug = await draft(other);
  await sign_in_to_organise(page, rowan, morag, edit_path(slug));
  await page.getByLabel('Venue', {exact: true}).fill('The Old Mill');
  expect((await other.change(slug, {contact: 'rotas@union.example'})).status()).toBe(200);
  await page.getByRole('button', {name: 'Save', exact: true}).click();
  const notice = page.locator('#conflict');
  await expect(notice).toContainText('Iain Fraser changed this a moment ago');
  await expect(notice).toContainText('Nothing you typed is lost.');
  await notice.getByText('See differences').click();
  const row = notice.getByRole('row', {name: /Contact e-mail/});
  await expect(row).toContainText('events@union.example');
  await expect(row).toContainText('rotas@union.example');
  await expect(page.getByLabel('Contact e-mail')).toHaveValue('rotas@union.example');
  await expect
    .poll(async () => {
      const {venue, contact} = await other.get(`/api/organise/events/${slug}`);
      return [venue.name, contact];
    })
    .toEqual(['The Old Mill', 'rotas@union.example']);
});

test('where two people change the same, nothing is saved until one chooses', async ({page, rowan}) => {
  const other = await organiser(rowan, iain);
  const slug = await draft(other);
  await sign_in_to_organise(page, rowan, morag, edit_path(slug));
  await other.change(slug, {title: 'Fairer rotas', summary: 'Theirs.'});
  await page.getByLabel('Title', {exact: true}).fill('Fairest rotas');
  await section(page, 'Description').click();
  await page.getByLabel('In a sentence').fill('Mine.');
  await expect(page.locator('#conflict')).toContainText('You both changed the same', {timeout: 10_000});
  await page.waitForTimeout(3_000);
  expect((await other.get(`/api/organise/events/${slug}`)).title).toBe('Fairer rotas');
  await page.getByRole('button', {name: 'Title: keep yours'}).click();
  await page.getByRole('button', {name: 'In a sentence: take theirs'}).click();
  await expect(page.getByRole('textbox', {name: 'In a sentence'})).toHaveValue('Theirs.');
  await expect
    .poll(async () => {
      const {title, summary} = await other.get(`/api/organise/events/${slug}`);
      return [title, summary];
    })
    .toEqual(['Fairest rotas', 'Theirs.']);
});

test('two windows of one person do not lose each other’s changes', async ({page, context, rowan}) => {
  const one = await organiser(rowan, iain);
  const slug = await draft(one);
  await sign_in_to_organise(page, rowan, morag, edit_path(slug));
  const second = await context.newPage();
  await second.goto(edit_path(slug));
  await second.getByLabel('Town', {exact: true}).fill('Halifax');
  await second.getByRole('button', {name: 'Save', exact: true}).click();
  await expect(second.locator('#said')).toContainText('Saved');
  await page.getByLabel('Number of places').fill('30');
  await page.getByRole('button', {name: 'Save', exact: true}).click();
  await expect(page.locator('#conflict')).toContainText('You, in another window, changed this');
  await expect(page.getByLabel('Town', {exact: true})).toHaveValue('Halifax');
  await expect
    .poll(async () => {
      const {venue, places} = await one.get(`/api/organise/events/${slug}`);
      return [venue.town, places.capacity];
    })
    .toEqual(['Halifax', 30]);
});

test('fewer places than are taken: the form says what it means, and nobody loses theirs', async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan, morag);
  await page.getByRole('link', {name: "Edit Handling cases, Bristol"}).click();
  const taken = 5;
  await page.getByLabel('Number of places').fill('2');
  await expect(page.locator('#lower')).toContainText(`${taken} places are taken`);
  await expect(page.locator('#lower')).toContainText('over by 3');
  await page.getByRole('button', {name: 'Save changes'}).click();
  await expect(page.locator('#said')).toContainText('over by 3');
  await page.goto('/organise?q=Handling cases, Bristol');
  await expect(page.getByRole('row', {name: /Handling cases, Bristol/})).toContainText('3 over');
});

test('the deadlines move with the date', async ({page, rowan}) => {
  const one = await organiser(rowan, iain);
  const slug = await draft(one);
  await sign_in_to_organise(page, rowan, morag, edit_path(slug));
  const before = await one.get(`/api/organise/events/${slug}`);
  await page.getByLabel('Date', {exact: true}).first().fill(day_ahead(30));
  await page.getByRole('button', {name: 'Save', exact: true}).click();
  await expect(page.locator('#said')).toContainText('Saved');
  const after = await one.get(`/api/organise/events/${slug}`);
  expect(after.closes_at.slice(0, 10)).toBe(day_ahead(30));
  expect(after.cancel_until < before.cancel_until).toBe(true);
});

test('the preview shows what members will see, and runs nothing of it', async ({page, rowan}) => {
  const hostile = '<img src=x onerror="document.title=1"><script>document.title="run"</script>';
  const one = await organiser(rowan, iain);
  const slug = await draft(one, {
    title: `Rotas ${hostile}`,
    venue: {name: hostile, town: 'Leeds'},
    description: `## Why\n\n**Bold** [no](javascript:alert(1)) ${hostile}`,
  });
  await sign_in_to_organise(page, rowan, morag, edit_path(slug));
  await expect(page.getByRole('heading', {level: 1})).toContainText('<script>');
  await page.getByRole('button', {name: 'Preview'}).click();
  const dialog = page.getByRole('dialog', {name: 'As a member sees it'});
  await expect(dialog.getByRole('heading', {name: 'Why'})).toBeVisible();
  await expect(dialog.locator('strong', {hasText: 'Bold'})).toBeVisible();
  expect(await dialog.locator('img, script, a[href^="javascript"]').count()).toBe(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', {name: 'Preview'})).toBeFocused();
  await section(page, 'Description').click();
  await page.getByRole('button', {name: 'Show it as members see it'}).first().click();
  await expect(page.getByRole('region', {name: 'As members see it'})).toContainText('Why');
  await page.goto('/organise?q=Rotas');
  await expect(page.getByRole('rowheader')).toContainText('<script>');
  await expect(page).toHaveTitle(/Events you organise/);
});

test('an event is held again on several dates', async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan, morag);
  await page.getByRole('button', {name: "Duplicate New reps' course, Cardiff"}).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('First day').fill(day_ahead(100));
  await dialog.getByRole('button', {name: 'Another date'}).click();
  await expect(dialog.getByLabel('First day').nth(1)).toBeFocused();
  await dialog.getByLabel('First day').nth(1).fill('');
  await dialog.getByLabel('Title, if it is another').nth(1).fill("New reps' course, Swansea");
  await dialog.getByRole('button', {name: 'Make 2 drafts'}).click();
  await expect(dialog.getByRole('alert')).toContainText('Enter the first day of date 2');
  await dialog.getByLabel('First day').nth(1).fill(day_ahead(130));
  await dialog.getByRole('button', {name: 'Make 2 drafts'}).click();
  await expect(page.locator('#said')).toBeFocused();
  await expect(page.locator('#said')).toContainText('2 drafts made');
  await expect(page.getByRole('row', {name: /New reps' course, Swansea/})).toContainText('Draft');
});

test('last year’s event becomes this year’s in three steps', async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan, morag, '/organise?past=true');
  await page.getByRole('button', {name: /^Duplicate Members' Summit/}).click();
  await page.getByRole('dialog').getByLabel('First day').fill(day_ahead(200));
  await page.getByRole('dialog').getByRole('button', {name: 'Make 1 draft'}).click();
  await page.waitForURL(/\/edit$/);
  await page.getByRole('button', {name: 'Publish'}).click();
  await expect(page.locator('#said')).toContainText('It is published');
});

test('cancelling tells what it means, needs a word to all, and writes to them', async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan, morag);
  await page.getByRole('link', {name: "Edit New reps' course, Cardiff"}).click();
  await page.getByRole('link', {name: 'Cancel the event…'}).click();
  await expect(page.getByText('12 people have a place and 4 wait.')).toBeVisible();
  await page.getByRole('button', {name: 'Cancel the event and write to all'}).click();
  await expect(page.getByRole('alert')).toContainText('Write what you want to tell them');
  await page.getByLabel('Your message to them').fill('The trainer is ill. A new date follows.');
  await page.getByRole('button', {name: 'Cancel the event and write to all'}).click();
  await expect(page.getByRole('heading', {name: 'The event is cancelled'})).toBeFocused();
  await expect
    .poll(async () => {
      const folder = join(rowan.folder, 'mail');
      const names = await readdir(folder).catch(() => []);
      const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
      return texts.filter((text) => /The\s+trainer\s+is\s+ill/.test(text.replace(/=\r?\n/g, ''))).length;
    })
    .toBe(16);
  await page.goto('/organise?q=cardiff');
  await expect(page.getByRole('row', {name: /Cardiff/})).toContainText('Cancelled');
});

test('a draft cannot be cancelled, for nobody has seen it', async ({page, rowan}) => {
  const slug = await draft(await organiser(rowan, iain));
  await sign_in_to_organise(page, rowan, morag, `/organise/events/${slug}/cancel`);
  await expect(page.getByText('It is a draft: nobody has seen it')).toBeVisible();
});
