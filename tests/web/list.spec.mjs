// The list of events: filters, what stands on top, what happens without the service.
import {event_in, expect, sam, sign_in, test} from './support/test.mjs';

const cards = (page) => page.locator('.event h2');

test('a filter is in the address, and the back button undoes it', async ({page, rowan}) => {
  const wanted = await event_in(rowan, 'open', (event) => event.region);
  await page.goto('/');
  const before = await cards(page).allTextContents();
  await page.getByLabel('Region').selectOption(wanted.region);
  await page.getByRole('button', {name: 'Show events'}).click();
  await expect(page).toHaveURL(
    new RegExp(`region=${encodeURIComponent(wanted.region).replaceAll('%20', '(%20|\\+)')}`),
  );
  await expect(cards(page).filter({hasText: wanted.title}).first()).toBeVisible();
  await expect.poll(async () => (await cards(page).count()) < before.length).toBe(true);
  await page.reload();
  await expect(page.getByLabel('Region')).toHaveValue(wanted.region);
  await page.goBack();
  await expect(page.getByLabel('Region')).toHaveValue('');
  await expect(cards(page)).toHaveText(before);
});

test('events that are over are shown when asked for, and not before', async ({page, rowan}) => {
  const over = await event_in(rowan, 'past');
  await page.goto('/');
  await expect(cards(page).first()).toBeVisible();
  await expect(cards(page).filter({hasText: over.title})).toHaveCount(0);
  await page.getByLabel('When').selectOption('past');
  await page.getByRole('button', {name: 'Show events'}).click();
  await expect(cards(page).filter({hasText: over.title}).first()).toBeVisible();
});

test('nothing found says so and offers the whole list', async ({page}) => {
  await page.goto('/?q=qqqq');
  await expect(page.getByRole('heading', {name: 'No events match'})).toBeVisible();
  await page.getByRole('link', {name: 'Clear the filters'}).click();
  await expect(cards(page).first()).toBeVisible();
});

test('the next event of somebody signed in stands on top', async ({page, rowan}) => {
  const event = await event_in(
    rowan,
    'open',
    (one) => one.audience === 'members' || one.audience === 'anyone',
  );
  const somebody = await rowan.somebody(sam);
  const {registrations} = await somebody.get('/api/registrations');
  if (!registrations.some((one) => ['registered', 'offered'].includes(one.state))) {
    await somebody.post(`/api/events/${event.slug}/registrations`);
  }
  await sign_in(page, rowan, sam);
  await expect(page.getByRole('heading', {name: /Your next event|A place is held for you/})).toBeVisible();
});

test('without the service the list stays as it was last seen, and says when', async ({page, rowan}) => {
  await page.goto('/');
  await expect(cards(page).first()).toBeVisible();
  const before = await cards(page).allTextContents();
  await rowan.stop();
  await page.getByRole('button', {name: 'Show events'}).click();
  await expect(
    page.getByText('We cannot reach the service. This is the list as you last saw it'),
  ).toBeVisible();
  await expect(cards(page)).toHaveText(before);
  await rowan.start_again();
  await page.getByRole('button', {name: 'Try again'}).click();
  await expect(page.getByText('We cannot reach the service')).toHaveCount(0);
});

test('without the service and without a list there is a card that tries again', async ({page, rowan}) => {
  await page.goto('/');
  await expect(cards(page).first()).toBeVisible();
  await page.evaluate(() => localStorage.clear());
  await rowan.stop();
  await page.getByRole('button', {name: 'Show events'}).click();
  await expect(page.getByRole('heading', {name: 'We cannot reach the service'})).toBeVisible();
  await rowan.start_again();
  await page.getByRole('button', {name: 'Try again'}).click();
  await expect(cards(page).first()).toBeVisible();
});
