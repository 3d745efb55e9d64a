// Forms: questions, workshops, errors, and that nothing typed is lost.
import {free_members, let_logins_expire} from './support/database.mjs';
import {detail_of, expect, priya, sam, sign_in, test} from './support/test.mjs';

const visitor = 'robin.ashe@post.example';

// The first event that somebody may book and that has what is asked for.
async function event_with(rowan, email, fits) {
  const somebody = await rowan.somebody(email);
  const {registrations} = await somebody.get('/api/registrations');
  const taken = registrations.map((one) => one.event.slug);
  const {events} = await (await fetch(`${rowan.address}/api/events`)).json();
  for (const {slug, state} of events) {
    if (!['open', 'few'].includes(state) || taken.includes(slug)) {
      continue;
    }
    const detail = await detail_of(rowan, slug);
    if (fits(detail) && (await somebody.get(`/api/events/${slug}/eligibility`)).eligible) {
      return {detail, somebody};
    }
  }
  throw new Error('the demo has no such event');
}

const with_questions = (event) => event.questions.some((one) => one.required);
const with_workshops = (event) => event.slots.length > 0;

// Answers every question of a kind that this knows, as somebody would.
async function answer(page, questions) {
  for (const {label, kind, options} of questions) {
    const group = page.getByRole('group', {name: label});
    const ways = {
      short_text: () => page.getByLabel(label).fill('Short'),
      long_text: () => page.getByLabel(label).fill('Longer, and on'),
      one_of: () => group.getByRole('radio', {name: options[0]}).check(),
      some_of: () => group.getByRole('checkbox', {name: options[0]}).check(),
      yes_no: () => group.getByRole('radio', {name: 'Yes'}).check(),
    };
    await ways[kind]();
  }
}

test('every kind of question is answered at booking, shown again, and may be changed', async ({
  page,
  rowan,
}) => {
  const {detail} = await event_with(rowan, priya, with_questions);
  await sign_in(page, rowan, priya);
  await page.goto(`/events/${detail.slug}`);
  await page.getByRole('link', {name: 'Book my place'}).click();
  await answer(page, detail.questions);
  await page.getByRole('button', {name: 'Book my place'}).click();
  await page.waitForURL(/\/bookings\/RW-/);
  await expect(page.getByRole('heading', {name: 'Your place is booked'})).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', {name: 'Your place is booked'})).toBeVisible();
  await expect(page.getByLabel('Your role at work')).toHaveValue('Short');
  await expect(page.getByRole('radio', {name: 'None'})).toBeChecked();
  await expect(page.getByRole('checkbox', {name: 'Sickness'})).toBeChecked();
  await expect(page.getByRole('radio', {name: 'Yes'})).toBeChecked();
  await page.getByLabel('What do you hope to learn?').fill('');
  await page.getByRole('checkbox', {name: 'Sickness'}).uncheck();
  await page.reload();
  await expect(page.getByText('What you had typed is still here.')).toBeVisible();
  await expect(page.getByRole('checkbox', {name: 'Sickness'})).not.toBeChecked();
  await page.getByRole('button', {name: 'Save'}).click();
  await expect(page.getByText('Saved.').first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('What do you hope to learn?')).toHaveValue('');
  await expect(page.getByRole('checkbox', {name: 'Sickness'})).not.toBeChecked();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/events/${detail.slug}$`));
});

test('what is missing is listed, linked and kept on the page', async ({page, rowan}) => {
  const {detail} = await event_with(rowan, priya, with_questions);
  const required = detail.questions.filter((one) => one.required);
  await sign_in(page, rowan, priya);
  await page.goto(`/events/${detail.slug}/book`);
  await page.getByRole('button', {name: 'Book my place'}).click();
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveCount(required.length);
  await expect(page).toHaveTitle(/^Error: /);
  await summary.getByRole('link').first().click();
  const focused = await page.evaluate(() => document.activeElement.id);
  expect(focused).toBe(`answers.${required[0].id}`);
});

test('typed text survives a reload, and a login that ended in the middle', async ({page, rowan}) => {
  const {detail} = await event_with(rowan, priya, with_questions);
  await sign_in(page, rowan, priya);
  await page.goto(`/events/${detail.slug}/book`);
  await answer(page, detail.questions);
  await page.reload();
  await expect(page.getByText('What you had typed is still here.')).toBeVisible();
  await let_logins_expire(rowan.folder);
  await page.getByRole('button', {name: 'Book my place'}).click();
  await page.waitForURL(/\/signin/);
  await sign_in(page, rowan, priya, {at: null, then: `/events/${detail.slug}/book`});
  await expect(page.getByText('What you had typed is still here.')).toBeVisible();
  await page.getByRole('button', {name: 'Book my place'}).click();
  await page.waitForURL(/\/bookings\/RW-/);
});

test('what one person typed is not shown to the next', async ({page, rowan}) => {
  const {detail} = await event_with(rowan, sam, (event) => event.questions.length > 0);
  await sign_in(page, rowan, sam);
  await page.goto(`/events/${detail.slug}/book`);
  await answer(page, detail.questions);
  await let_logins_expire(rowan.folder);
  await sign_in(page, rowan, priya);
  await page.goto(`/events/${detail.slug}/book`);
  await expect(page.getByRole('button', {name: 'Book my place'})).toBeVisible();
  await expect(page.getByText('What you had typed is still here.')).toHaveCount(0);
});

test('a new visitor gives a name once and has a place', async ({page, rowan}) => {
  const {detail} = await event_with(rowan, visitor, (event) => event.audience === 'anyone');
  await sign_in(page, rowan, visitor);
  await page.goto(`/events/${detail.slug}`);
  await page.getByRole('link', {name: 'Book my place'}).click();
  await page.getByRole('button', {name: 'Book my place'}).click();
  await expect(page.getByRole('alert')).toContainText('Enter your name');
  await page.getByLabel('Your name').fill('Robin Ashe');
  await page.getByLabel('Where you work').fill('Harbourlight Hospice');
  await answer(
    page,
    detail.questions.filter((one) => one.required),
  );
  await page.getByRole('button', {name: 'Book my place'}).click();
  await page.waitForURL(/\/bookings\/RW-/);
  await expect(page.getByText('Robin Ashe').first()).toBeVisible();
});

test('workshops are chosen by slot, changed later, and a full one can be waited for', async ({
  page,
  rowan,
}) => {
  const {detail, somebody} = await event_with(rowan, sam, with_workshops);
  const booked = await (await somebody.post(`/api/events/${detail.slug}/registrations`)).json();
  await sign_in(page, rowan, sam);
  await page.goto(`/bookings/${booked.reference}`);
  const form = page.locator('#workshops-form');
  const chosen = [];
  for (const slot of detail.slots) {
    const free = slot.workshops.find((one) => one.places.left !== 0);
    await form
      .getByRole('group', {name: new RegExp(`^${slot.label}`)})
      .getByRole('radio', {name: free.title})
      .check();
    chosen.push(free.title);
  }
  const full = detail.slots.flatMap((slot) => slot.workshops).find((one) => one.places.left === 0);
  expect(full, 'the demo has a workshop that is full').toBeTruthy();
  await expect(form.getByRole('radio', {name: full.title})).toBeDisabled();
  await form.getByRole('checkbox', {name: full.title}).check();
  await form.getByRole('button', {name: 'Save'}).click();
  await expect(page.getByText('Saved.').first()).toBeVisible();
  await page.reload();
  for (const title of chosen) {
    await expect(form.getByRole('radio', {name: title})).toBeChecked();
    await expect(page.getByRole('complementary').getByText(title)).toBeVisible();
  }
  await expect(form.getByRole('checkbox', {name: full.title})).toBeChecked();
});

test('a workshop that fills up meanwhile is named at its slot, and the other choices stay', async ({
  page,
  rowan,
}) => {
  const {detail} = await event_with(rowan, sam, with_workshops);
  const [first, second] = detail.slots;
  const scarce = first.workshops.find((one) => one.places.left > 0 && one.places.left < 10);
  const other = second.workshops.find((one) => one.places.left > 0);
  await sign_in(page, rowan, sam);
  await page.goto(`/events/${detail.slug}`);
  await page.getByRole('link', {name: 'Book with your choices and answers'}).click();
  await page.getByRole('radio', {name: scarce.title}).check();
  await page.getByRole('radio', {name: other.title}).check();
  for (const email of await free_members(rowan.folder, scarce.places.left, {but: [sam]})) {
    const quicker = await rowan.somebody(email);
    await quicker.post(`/api/events/${detail.slug}/registrations`, {workshops: [scarce.id]});
  }
  await page.getByRole('button', {name: 'Book my place'}).click();
  await expect(page.getByRole('alert')).toContainText('is full');
  await expect(page.getByRole('radio', {name: scarce.title})).toBeDisabled();
  await expect(page.getByRole('radio', {name: other.title})).toBeChecked();
  await page.getByRole('checkbox', {name: scarce.title}).check();
  await page.getByRole('button', {name: 'Book my place'}).click();
  await page.waitForURL(/\/bookings\/RW-/);
  await expect(page.getByRole('complementary').getByText(other.title)).toBeVisible();
  await expect(
    page.getByRole('complementary').getByText(/\d(st|nd|rd|th) on its waiting list/),
  ).toBeVisible();
});

test('what happened to a booking is told', async ({page, rowan}) => {
  const {detail, somebody} = await event_with(rowan, sam, (event) => event.questions.length === 0);
  const booked = await (await somebody.post(`/api/events/${detail.slug}/registrations`)).json();
  await sign_in(page, rowan, sam);
  await page.goto(`/bookings/${booked.reference}`);
  await page.getByText('What happened to this booking').click();
  await expect(page.getByRole('listitem').filter({hasText: /^\s*Booked/})).toBeVisible();
});
