// A door to test: an event that is on today, links to its door as an organiser makes them, and phones with cameras
// of their own.
import {chromium, expect} from '@playwright/test';
import {film} from './camera.mjs';
import {happens_today, people_of} from './database.mjs';
import {organiser} from './desk.mjs';
import {complaints_of, test as base} from './test.mjs';

export {expect};

const hour = 3_600_000; // milliseconds
const slug = 'members-summit'; // the demo's largest event

const from_now = (hours) => new Date(Date.now() + hours * hour).toISOString().replace(/\.\d+Z/, 'Z');

const camera_of = (path) => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  ...(path ? [`--use-file-for-fake-video-capture=${path}`] : []),
];

export const test = base.extend({
  // {slug, organiser, people(state, of), link({name, from, until, of, walk_ins …}), told()}; hours are from now, and
  // `of` is another event's slug.
  event: async ({rowan}, use) => {
    await happens_today(rowan.folder, slug);
    const one = await organiser(rowan);
    const link = async ({name = 'Door A', from = -1, until = 8, of = slug, ...rest} = {}) => {
      const desk = one.desk(of);
      const body = {name, valid_from: from_now(from), valid_until: from_now(until), ...rest};
      const answer = await one.post(`${desk}/door`, body);
      expect(answer.status(), await answer.text()).toBe(201);
      const made = await answer.json();
      return {...made, revoke: () => one.post(`${desk}/door/${made.reference}/revoke`)};
    };
    await use({
      slug,
      organiser: one,
      link,
      people: (state = 'registered', of = slug) => people_of(rowan.folder, of, state),
      told: () => one.get(`${one.desk(slug)}/door`),
    });
  },

  // phone({scenes, ...options of its context}) gives a page on a phone of its own; `scenes` are what its camera sees.
  phone: async ({baseURL}, use, info) => {
    const ends = [];
    const {launchOptions, locale, timezoneId} = info.project.use;
    await use(async ({scenes, camera = true, ...options} = {}) => {
      const seen = scenes ? await film(scenes) : null;
      const args = [...launchOptions.args, ...(camera ? camera_of(seen?.path) : [])];
      const browser = await chromium.launch({...launchOptions, args});
      ends.push(() => Promise.all([browser.close(), seen?.drop()]));
      const context = await browser.newContext({
        baseURL,
        locale,
        timezoneId,
        viewport: {width: 390, height: 844},
        isMobile: true,
        hasTouch: true,
        permissions: camera ? ['camera'] : [],
        ...options,
      });
      const page = await context.newPage();
      const complaints = complaints_of(page);
      ends.push(() => expect(complaints).toEqual([]));
      return page;
    });
    for (const end of ends.reverse()) {
      await end();
    }
  },
});

// The path of a link, token and all.
export function path_of({list, token}) {
  return `/door/${list}#${token}`;
}

// Opens a link on a phone and waits until its list is there, then goes to the scanner.
export async function open_door(page, link) {
  await page.goto(path_of(link));
  await expect(page.locator('.standing')).toContainText(/\d+ tickets/);
  await page.getByRole('link', {name: 'Scan', exact: true}).click();
}

// What a hand scanner does: types, wherever the focus is, and ends with Enter.
export async function scan(page, text) {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

export const verdict = (page) => page.locator('.verdict');
export const standing = (page) => page.locator('.standing');

// A device without a screen, for what happens at other doors meanwhile.
export async function send_scans(rowan, {list, token}, tickets) {
  const at = new Date().toISOString();
  const scans = tickets.map((ticket) => ({nonce: crypto.randomUUID(), ticket, direction: 'in', let_in: true, at}));
  const answer = await fetch(`${rowan.address}/api/door/${list}/scans`, {
    method: 'POST',
    headers: {'Authorization': `Bearer ${token}`, 'Content-Type': 'application/json'},
    body: JSON.stringify({sent_at: at, scans}),
  });
  expect(answer.status).toBe(200);
  return answer.json();
}
