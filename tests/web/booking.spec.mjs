// Booking and cancelling: few clicks, nothing doubled, nothing lost, whatever happens meanwhile.
import {line_to} from './support/between.mjs';
import {detail_of, event_in, expect, sam, sign_in, test} from './support/test.mjs';

const card = (page) => page.getByRole('complementary', {name: 'Your booking'});

// An open event without questions that Sam may book and has not booked.
async function simple_event(rowan, fits = () => true) {
  const somebody = await rowan.somebody(sam);
  const {registrations} = await somebody.get('/api/registrations');
  const taken = registrations.map((one) => one.event.slug);
  const candidates = async (event) => {
    const detail = await detail_of(rowan, event.slug);
    const {eligible} = await somebody.get(`/api/events/${event.slug}/eligibility`);
    return !detail.questions.some((one) => one.required) && eligible && fits(detail);
  };
  const {events} = await (await fetch(`${rowan.address}/api/events`)).json();
  for (const event of events) {
    if (['open', 'few'].includes(event.state) && !taken.includes(event.slug) && (await candidates(event))) {
      return event;
    }
  }
  throw new Error('the demo has no event that can be booked with two clicks');
}

async function bookings_of(rowan, email, slug) {
  const {registrations} = await (await rowan.somebody(email)).get('/api/registrations');
  return registrations.filter((one) => one.event.slug === slug);
}

test('somebody signed in books with two clicks from the list', async ({page, rowan}) => {
  const event = await simple_event(rowan);
  await sign_in(page, rowan, sam);
  await page.getByRole('link', {name: event.title, exact: true}).click();
  await page.getByRole('button', {name: 'Book my place'}).click();
  await expect(card(page).getByRole('heading', {name: 'You’re booked'})).toBeVisible();
  await expect(card(page)).toBeFocused();
  await expect(page.locator('#live')).toHaveText(/Your reference is RW-/);
});

test('pressing twice, reloading and going back books once', async ({page, rowan}) => {
  const event = await simple_event(rowan);
  await sign_in(page, rowan, sam);
  await page.goto(`/events/${event.slug}`);
  await page.getByRole('button', {name: 'Book my place'}).dblclick();
  await expect(card(page).getByRole('heading', {name: 'You’re booked'})).toBeVisible();
  await page.reload();
  await expect(card(page).getByRole('heading', {name: 'You’re booked'})).toBeVisible();
  await page.goBack();
  await page.goForward();
  await expect(card(page).getByRole('heading', {name: 'You’re booked'})).toBeVisible();
  expect(await bookings_of(rowan, sam, event.slug)).toHaveLength(1);
});

test('a booking whose answer got lost is found, not doubled', async ({page, rowan}) => {
  const event = await simple_event(rowan);
  const line = await line_to(rowan.address);
  const afar = {...rowan, address: line.address};
  await sign_in(page, afar, sam, {at: `${line.address}/signin`});
  await page.goto(`${line.address}/events/${event.slug}`);
  await expect(page.getByRole('button', {name: 'Book my place'})).toBeVisible();
  line.loses = true;
  await page.getByRole('button', {name: 'Book my place'}).click();
  await expect(card(page).getByText('Nothing is lost: try again')).toBeVisible();
  expect(await bookings_of(rowan, sam, event.slug)).toHaveLength(1);
  line.loses = false;
  await page.getByRole('button', {name: 'Book my place'}).click();
  await expect(card(page).getByRole('heading', {name: 'You’re booked'})).toBeVisible();
  expect(await bookings_of(rowan, sam, event.slug)).toHaveLength(1);
  await line.stop();
});

test('a second tab that still offers to book shows the booking instead', async ({page, context, rowan}) => {
  const event = await simple_event(rowan);
  await sign_in(page, rowan, sam);
  await page.goto(`/events/${event.slug}`);
  const other = await context.newPage();
  await other.goto(`/events/${event.slug}`);
  await page.getByRole('button', {name: 'Book my place'}).click();
  await expect(card(page).getByRole('heading', {name: 'You’re booked'})).toBeVisible();
  await other.getByRole('button', {name: 'Book my place'}).click();
  await expect(card(other).getByRole('heading', {name: 'You’re booked'})).toBeVisible();
  expect(await bookings_of(rowan, sam, event.slug)).toHaveLength(1);
});

test('with the service away, booking says so, and works when it is back', async ({page, rowan}) => {
  const event = await simple_event(rowan);
  await sign_in(page, rowan, sam);
  await page.goto(`/events/${event.slug}`);
  await expect(page.getByRole('button', {name: 'Book my place'})).toBeVisible();
  await rowan.stop();
  await page.getByRole('button', {name: 'Book my place'}).click();
  await expect(card(page).getByText('Nothing is lost: try again')).toBeVisible();
  await rowan.start_again();
  await page.getByRole('button', {name: 'Book my place'}).click();
  await expect(card(page).getByRole('heading', {name: 'You’re booked'})).toBeVisible();
});

test('cancelling is two clicks, and the event can be booked again', async ({page, rowan}) => {
  const event = await simple_event(rowan);
  await sign_in(page, rowan, sam);
  await page.goto(`/events/${event.slug}`);
  await page.getByRole('button', {name: 'Book my place'}).click();
  await card(page).getByRole('link', {name: 'Cancel my booking'}).click();
  await page.getByRole('button', {name: 'Cancel my booking'}).click();
  await expect(page.getByText('You are no longer booked')).toBeVisible();
  await page.reload();
  await expect(page.getByText('You are no longer booked')).toBeVisible();
  await page.getByRole('link', {name: 'See the event'}).click();
  await expect(page.getByRole('button', {name: 'Book my place'})).toBeVisible();
  await page.getByRole('button', {name: 'Book my place'}).click();
  await expect(card(page).getByRole('heading', {name: 'You’re booked'})).toBeVisible();
});

test('by keyboard alone, from the list to a booked place', async ({page, rowan}) => {
  const event = await simple_event(rowan);
  await sign_in(page, rowan, sam);
  await tab_to(page, page.getByRole('link', {name: event.title, exact: true}));
  await page.keyboard.press('Enter');
  const button = page.getByRole('button', {name: 'Book my place'});
  await expect(button).toBeVisible();
  await tab_to(page, button);
  await expect(button).toHaveCSS('outline-style', 'solid');
  await page.keyboard.press('Space');
  await expect(card(page).getByRole('heading', {name: 'You’re booked'})).toBeVisible();
});

async function tab_to(page, target) {
  for (let presses = 0; presses < 120; ++presses) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
  }
  throw new Error('Tab does not reach it');
}

test('a booking prints as a ticket', async ({page, rowan}) => {
  const event = await simple_event(rowan);
  const somebody = await rowan.somebody(sam);
  const booked = await (await somebody.post(`/api/events/${event.slug}/registrations`)).json();
  await sign_in(page, rowan, sam);
  await page.goto(`/bookings/${booked.reference}`);
  await expect(card(page)).toBeVisible();
  await page.emulateMedia({media: 'print'});
  await expect(card(page).getByText(booked.reference)).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('link', {name: 'Cancel my booking'})).toBeHidden();
  await expect(page.getByRole('button', {name: 'Save'}).first()).toBeHidden();
});

test('a booked place shows its code for the door, on white in every light', async ({page, rowan}) => {
  const event = await simple_event(rowan);
  const somebody = await rowan.somebody(sam);
  const booked = await (await somebody.post(`/api/events/${event.slug}/registrations`)).json();
  test.skip(!booked.ticket_svg, 'this program makes no tickets');
  await page.emulateMedia({colorScheme: 'dark'});
  await sign_in(page, rowan, sam);
  for (const path of [`/bookings/${booked.reference}`, `/events/${event.slug}`, '/bookings']) {
    await page.goto(path);
    const code = page.getByRole('img', {name: `reference is ${booked.reference}`});
    await expect(code).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    expect(await code.evaluate((image) => image.decode().then(() => image.naturalWidth))).toBeGreaterThan(0);
  }
});
