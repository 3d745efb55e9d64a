// What every test has: a program of its own (`rowan`), people to be, a page whose complaints fail the test.
import {expect, request, test as base} from '@playwright/test';
import {code_after, demo_copy, start} from './rowan.mjs';

export {expect};
export const sam = 'sam.okafor@members.example';
export const priya = 'priya.nair@members.example';

// What a browser says of answers that are meant: a refusal is not a broken page. And of service workers, which most
// tests do without.
const expected_complaints = /Failed to load resource|net::ERR_|Service Worker registration blocked by Playwright/;

const unheard = new WeakSet();

// Does something whose own doings the page would complain of.
export async function unheard_of(page, act) {
  unheard.add(page);
  try {
    return await act();
  } finally {
    unheard.delete(page);
  }
}

// Somebody without a browser, for what others do meanwhile.
export async function somebody(rowan, email) {
  const context = await request.newContext({
    baseURL: rowan.address,
    extraHTTPHeaders: {Origin: rowan.address},
  });
  const post = (path, data = {}) => context.post(path, {data});
  const {code} = await code_after(rowan.folder, email, () => post('/api/sign-in', {email}));
  await post('/api/sign-in/code', {email, code});
  return {context, post, get: async (path) => (await context.get(path)).json()};
}

// Gathers what a page complains of, from now on.
export function complaints_of(page) {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (line) => {
    const heard = ['error', 'warning'].includes(line.type()) && !unheard.has(page);
    if (heard && !expected_complaints.test(line.text())) {
      complaints.push(line.text());
    }
  });
  return complaints;
}

// `settings`: ROWAN_… variables of this test's program.
export const test = base.extend({
  settings: [{}, {option: true}],

  rowan: async ({settings}, use) => {
    const {folder, drop} = await demo_copy();
    const rowan = {folder, ...(await start(folder, settings))};
    rowan.start_again = async () =>
      Object.assign(rowan, await start(folder, {...settings, ROWAN_LISTEN: new URL(rowan.address).host}));
    rowan.somebody = (email) => somebody(rowan, email);
    await use(rowan);
    await rowan.stop();
    await drop();
  },

  page: async ({page}, use) => {
    const complaints = complaints_of(page);
    await use(page);
    expect(complaints).toEqual([]);
  },

  baseURL: async ({rowan}, use) => use(rowan.address),
});

// Signs in by the page, as people do, and ends at the list of events or where one wanted to go.
export async function sign_in(page, rowan, email, {at = '/signin', then = '/'} = {}) {
  if (at) {
    await page.goto(at);
  }
  const {code} = await code_after(rowan.folder, email, async () => {
    await page.getByLabel('Your e-mail address').fill(email);
    await page.getByRole('button', {name: 'Send me a code'}).click();
  });
  await page.getByLabel('Code from the e-mail').fill(code);
  await page.getByRole('button', {name: 'Sign in'}).click();
  await page.waitForURL(rowan.address + then);
}

// The events of the demo that stand so, and a check that there is one.
export async function event_in(rowan, state, fits = () => true) {
  const {events} = await (await fetch(`${rowan.address}/api/events`)).json();
  const now = new Date().toISOString();
  const found = events.find(
    (event) => event.state === state && fits(event) && (state === 'past' || event.ends_at > now),
  );
  expect(found, `the demo has an event that is ${state}`).toBeTruthy();
  return found;
}

// One event in full.
export async function detail_of(rowan, slug) {
  return (await fetch(`${rowan.address}/api/events/${slug}`)).json();
}
