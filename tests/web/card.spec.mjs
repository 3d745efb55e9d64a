// The registration card says how things stand, for a visitor and for the one concerned.
import {free_members, holders} from './support/database.mjs';
import {detail_of, event_in, expect, priya, sam, sign_in, test} from './support/test.mjs';

const card = (page) => page.getByRole('complementary', {name: 'Your booking'});
const heading = (page, name) => card(page).getByRole('heading', {name});

const for_visitors = [
  {state: 'open', says: 'Book your place', offers: 'Book my place'},
  {state: 'few', says: 'Book your place', offers: 'Book my place'},
  {state: 'waiting_list', says: 'This event is full', offers: 'Join the waiting list'},
  {state: 'full', says: 'This event is full', offers: null},
  {state: 'not_yet', says: 'Bookings are not open yet', offers: null},
  {state: 'closed', says: 'Bookings have closed', offers: null},
  {state: 'cancelled', says: 'This event is cancelled', offers: null},
  {state: 'past', says: 'This event has taken place', offers: null},
];
for (const {state, says, offers} of for_visitors) {
  test(`a visitor sees that an event is ${state}`, async ({page, rowan}) => {
    const event = await event_in(rowan, state);
    await page.goto(`/events/${event.slug}`);
    expect(await page.title()).toContain(event.title);
    await expect(heading(page, says)).toBeVisible();
    const way_in = card(page).getByRole('link', {name: /Book my place|Join the waiting list/});
    if (!offers) {
      await expect(way_in).toHaveCount(0);
      return;
    }
    await expect(way_in).toHaveText(offers);
    await way_in.click();
    await expect(page.getByRole('heading', {name: 'Sign in'})).toBeVisible();
  });
}

test('an event that is over shows its highlights', async ({page, rowan}) => {
  const {events} = await (await fetch(`${rowan.address}/api/events`)).json();
  const details = await Promise.all(
    events.filter((one) => one.state === 'past').map((one) => detail_of(rowan, one.slug)),
  );
  const told = details.find((one) => one.highlights_html);
  expect(told, 'the demo has an event with highlights').toBeTruthy();
  await page.goto(`/events/${told.slug}`);
  await expect(page.getByRole('heading', {name: 'Highlights'})).toBeVisible();
});

test('somebody it is not for is told so, and why', async ({page, rowan}) => {
  const somebody = await rowan.somebody(sam);
  const {events} = await (await fetch(`${rowan.address}/api/events`)).json();
  let found = null;
  for (const event of events.filter((one) => ['open', 'few', 'waiting_list'].includes(one.state))) {
    const {eligible, reason} = await somebody.get(`/api/events/${event.slug}/eligibility`);
    found ??= eligible ? null : {event, reason};
  }
  expect(found, 'the demo has an event that is not for Sam').toBeTruthy();
  await sign_in(page, rowan, sam);
  await page.goto(`/events/${found.event.slug}`);
  await expect(heading(page, 'You cannot book this event')).toBeVisible();
  await expect(card(page)).toContainText(found.reason);
  await expect(card(page).getByRole('button')).toHaveCount(0);
});

// Priya in the queue of an event whose places are all taken.
async function waiting_priya(rowan, slug) {
  const somebody = await rowan.somebody(priya);
  return (await somebody.post(`/api/events/${slug}/registrations`)).json();
}

// Priya with an offer: those before her leave the queue, then somebody gives a place up.
async function offered_priya(rowan, slug) {
  const registration = await waiting_priya(rowan, slug);
  const before = (await holders(rowan.folder, slug, 'waiting')).filter((email) => email !== priya);
  const [holder] = await holders(rowan.folder, slug, 'registered');
  for (const email of [...before, holder]) {
    const other = await rowan.somebody(email);
    const {registrations} = await other.get('/api/registrations');
    const {reference} = registrations.find((one) => one.event.slug === slug);
    await other.post(`/api/registrations/${reference}/cancel`);
  }
  return registration;
}

test('who waits sees the place in the queue, and leaves it with two clicks', async ({page, rowan}) => {
  const event = await event_in(rowan, 'waiting_list');
  const {position} = await waiting_priya(rowan, event.slug);
  await sign_in(page, rowan, priya);
  await page.goto(`/events/${event.slug}`);
  await expect(
    heading(page, new RegExp(`^You’re ${position}(st|nd|rd|th) on the waiting list$`)),
  ).toBeVisible();
  await card(page).getByRole('link', {name: 'Leave the waiting list'}).click();
  await page.getByRole('button', {name: 'Leave the waiting list'}).click();
  await expect(page.getByText('You are no longer booked or waiting')).toBeVisible();
  await page.goto(`/events/${event.slug}`);
  await expect(card(page).getByRole('button', {name: 'Join the waiting list'})).toBeVisible();
});

test('an offer names its deadline and zone, and is accepted with one click', async ({page, rowan}) => {
  const event = await event_in(rowan, 'waiting_list', (one) => one.waiting_list === 'offer');
  await offered_priya(rowan, event.slug);
  await sign_in(page, rowan, priya);
  await expect(page.getByRole('heading', {name: 'A place is held for you'})).toBeVisible();
  await page.goto(`/events/${event.slug}`);
  await expect(heading(page, 'A place is held for you')).toBeVisible();
  await expect(card(page)).toContainText(/if you accept by \w+day, \d+ \w+ \d{4}, .+ (GMT|BST)/);
  await card(page).getByRole('button', {name: 'Accept the place'}).click();
  await expect(heading(page, 'You’re booked')).toBeVisible();
});

test('an offer is declined after asking once more', async ({page, rowan}) => {
  const event = await event_in(rowan, 'waiting_list', (one) => one.waiting_list === 'offer');
  const {reference} = await offered_priya(rowan, event.slug);
  await sign_in(page, rowan, priya);
  await page.goto(`/bookings/${reference}`);
  await card(page).getByRole('button', {name: 'I can’t come'}).click();
  await expect(heading(page, 'Give up this place?')).toBeVisible();
  await card(page).getByRole('button', {name: 'Go back'}).click();
  await card(page).getByRole('button', {name: 'I can’t come'}).click();
  await card(page).getByRole('button', {name: 'Give up the place'}).click();
  await expect(heading(page, 'You gave up this place')).toBeVisible();
});

test('somebody signed in joins a waiting list from the event’s page', async ({page, rowan}) => {
  const event = await event_in(rowan, 'waiting_list');
  await sign_in(page, rowan, priya);
  await page.goto(`/events/${event.slug}`);
  await card(page).getByRole('button', {name: 'Join the waiting list'}).click();
  await expect(heading(page, /on the waiting list$/)).toBeVisible();
  await expect(page.locator('#live')).toHaveText(/on the waiting list/);
});

test('the last place going meanwhile puts one on the waiting list, and says so', async ({page, rowan}) => {
  const event = await event_in(rowan, 'few', (one) => one.places.left === 1 && one.waiting_list !== 'none');
  const quicker = await rowan.somebody((await free_members(rowan.folder, 1, {but: [priya], role: 'rep'}))[0]);
  await sign_in(page, rowan, priya);
  await page.goto(`/events/${event.slug}`);
  const button = card(page).getByRole('button', {name: 'Book my place'});
  await expect(button).toBeVisible();
  const taken = await quicker.post(`/api/events/${event.slug}/registrations`);
  expect((await taken.json()).state).toBe('registered');
  await button.click();
  await expect(heading(page, /on the waiting list$/)).toBeVisible();
  await expect(card(page)).toContainText('All places are taken');
});
