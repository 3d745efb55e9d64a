// Organisers' pages in every light and size: accessible as far as a machine can tell, fitting, light.
import {appearances, faults, sweep} from './support/faults.mjs';
import {iain, morag, organiser, show_factor, sign_in_to_organise} from './support/organiser.mjs';
import {expect, sam, sign_in, test} from './support/test.mjs';

const slug_of = async (one) => (await one.get('/api/organise/events?q=London')).events.at(-1).slug;

// Every page of an admin, with an event that has workshops and questions.
async function pages(rowan) {
  const one = await organiser(rowan, morag);
  const slug = await slug_of(one);
  const {people} = await one.get('/api/organise/people?q=okafor');
  return [
    '/organise',
    '/organise?past=true',
    '/organise?q=qqqq',
    '/organise/events/new',
    `/organise/events/${slug}/edit`,
    `/organise/events/${slug}/cancel`,
    '/organise/people',
    `/organise/people/${people[0].id}`,
    '/organise/people/import',
    '/organise/ledger?act=event_created',
    '/organise/retention',
    '/organise/tokens',
    '/organise/outbox',
    '/account/second-factor',
  ];
}

for (const [name, appearance] of Object.entries(appearances)) {
  test.describe(name, () => {
    test.use(appearance);

    test('organisers’ pages have no fault', async ({page, rowan}) => {
      test.setTimeout(240_000);
      const all = await pages(rowan);
      await sign_in_to_organise(page, rowan, iain);
      expect(await sweep(page, all)).toEqual({});
    });

    test('the editor with everything open has no fault', async ({page, rowan}) => {
      test.setTimeout(240_000);
      const slug = await slug_of(await organiser(rowan, morag));
      await sign_in_to_organise(page, rowan, iain, `/organise/events/${slug}/edit`);
      await page.locator('details.section').evaluateAll((all) => {
        for (const section of all) {
          section.open = true;
        }
      });
      await page.getByLabel('Title', {exact: true}).fill('');
      await page.getByLabel('Number of places').fill('1');
      await page.getByRole('button', {name: 'Save changes'}).click();
      await expect(page.getByRole('alert').first()).toContainText('Enter a title');
      expect(await faults(page)).toEqual([]);
    });

    test('dialogs and differences have no fault', async ({page, rowan}) => {
      test.setTimeout(240_000);
      const other = await organiser(rowan, morag);
      const slug = await slug_of(other);
      await sign_in(page, rowan, iain);
      await page.goto(`/organise/events/${slug}/edit`);
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await faults(page, {busy: true})).toEqual([]);
      await show_factor(page, rowan, iain);
      await other.change(slug, {contact: 'other@union.example', region: 'London and around'});
      await page.getByLabel('Contact e-mail').fill('mine@union.example');
      await page.getByRole('button', {name: 'Save changes'}).click();
      await expect(page.locator('#conflict')).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.getByRole('button', {name: 'Preview'}).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', {name: 'Duplicate', exact: true}).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await faults(page)).toEqual([]);
    });
  });
}

test('setting up a second factor has no fault at any step', async ({page, rowan}) => {
  await sign_in(page, rowan, sam);
  await page.goto('/account/second-factor');
  await page.getByRole('button', {name: 'Set it up', exact: true}).click();
  await expect(page.locator('.qr')).toBeVisible();
  expect(await faults(page)).toEqual([]);
});
