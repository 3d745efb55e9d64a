// Every page: accessible (WCAG 2.2 AA as far as a machine can tell), fitting, complete, in every light and
// size.
import {AxeBuilder} from '@axe-core/playwright';
import {readFile, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {words} from '../../web/js/i18n/en.js';
import {root} from './support/rowan.mjs';
import {expect, sam, sign_in, test, unheard_of} from './support/test.mjs';

const web = join(root, 'web');
const levels = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

const appearances = {
  'light': {},
  'dark': {colorScheme: 'dark'},
  'phone': {viewport: {width: 390, height: 844}, isMobile: true, hasTouch: true, colorScheme: 'light'},
  'narrow': {viewport: {width: 320, height: 640}},
  'forced colours': {forcedColors: 'active'},
};

const public_pages = [
  '/',
  '/?q=qqqq',
  '/signin',
  '/unsubscribe',
  '/help',
  '/privacy',
  '/accessibility',
  '/problems/all',
  '/problems/full',
  '/no/such/page',
];
const own_pages = ['/', '/bookings', '/account'];

// The pages of every event, and of one's own bookings with their ends.
async function event_pages(rowan) {
  const {events} = await (await fetch(`${rowan.address}/api/events`)).json();
  const one_of_each = new Map(events.map((event) => [event.state, `/events/${event.slug}`]));
  return [...one_of_each.values()];
}

async function booking_pages(rowan) {
  const {registrations} = await (await rowan.somebody(sam)).get('/api/registrations');
  return registrations.flatMap(({reference, event, state}) => {
    const own = [`/bookings/${reference}`, `/events/${event.slug}`, `/events/${event.slug}/book`];
    return ['registered', 'waiting', 'offered'].includes(state)
      ? [...own, `/bookings/${reference}/cancel`]
      : own;
  });
}

// What is wrong with the page that is open: axe's findings, sideways scrolling, targets under 24 pixels.
async function faults(page) {
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  const axe = new AxeBuilder({page}).withTags(levels).options({preload: false});
  const {violations} = await unheard_of(page, () => axe.analyze());
  const found = violations.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.target).join(' ')}`);
  const measured = await page.evaluate(() => {
    const wrong = [];
    if (document.documentElement.scrollWidth > innerWidth) {
      wrong.push(`sideways scrolling by ${document.documentElement.scrollWidth - innerWidth}`);
    }
    for (const control of document.querySelectorAll(
      'button, input:not([type=hidden]), select, textarea, summary',
    )) {
      const {width, height} = control.getBoundingClientRect();
      if (width > 0 && Math.min(width, height) < 24) {
        wrong.push(`a small target: ${control.outerHTML.slice(0, 80)}`);
      }
    }
    return wrong;
  });
  return [...found, ...measured];
}

async function sweep(page, paths) {
  const wrong = {};
  for (const path of paths) {
    await page.goto(path);
    const found = await faults(page);
    if (found.length > 0) {
      wrong[path] = found;
    }
  }
  return wrong;
}

for (const [name, appearance] of Object.entries(appearances)) {
  test.describe(name, () => {
    test.use(appearance);
    test.setTimeout(120_000);

    test('pages for visitors have no fault', async ({page, rowan}) => {
      expect(await sweep(page, [...public_pages, ...(await event_pages(rowan))])).toEqual({});
    });

    test('pages for somebody signed in have no fault', async ({page, rowan}) => {
      await sign_in(page, rowan, sam);
      expect(await sweep(page, [...own_pages, ...(await booking_pages(rowan))])).toEqual({});
    });

    test('the steps of signing in have no fault', async ({page}) => {
      await page.goto('/signin');
      await page.getByRole('button', {name: 'Send me a code'}).click();
      expect(await faults(page)).toEqual([]);
      await page.getByLabel('Your e-mail address').fill(sam);
      await page.getByRole('button', {name: 'Send me a code'}).click();
      await expect(page.getByLabel('Code from the e-mail')).toBeVisible();
      expect(await faults(page)).toEqual([]);
    });
  });
}

test('text at twice its size and with wide spacing fits (WCAG 1.4.4, 1.4.12)', async ({page, rowan}) => {
  await page.setViewportSize({width: 640, height: 800});
  for (const path of [...public_pages, ...(await event_pages(rowan))]) {
    await page.goto(path);
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    const overflow = await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
      document.body.style.cssText = 'line-height: 1.5; letter-spacing: .12em; word-spacing: .16em';
      return document.documentElement.scrollWidth - innerWidth;
    });
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
});

const html_files = async () => (await readdir(web)).filter((name) => name.endsWith('.html'));

test('masthead and foot are the same on every page', async () => {
  const frames = new Map();
  for (const name of await html_files()) {
    const text = await readFile(join(web, name), 'utf8');
    const frame = [/<header[\s\S]*<\/header>/, /<p id="live"[\s\S]*<\/html>/]
      .map((part) => part.exec(text)?.[0])
      .join('\n')
      .replaceAll(' aria-current="page"', '');
    frames.set(frame, [...(frames.get(frame) ?? []), name]);
  }
  expect([...frames.values()]).toHaveLength(1);
});

test('the words in the pages are those of the language’s file', async () => {
  for (const name of await html_files()) {
    const text = await readFile(join(web, name), 'utf8');
    const marked = [...text.matchAll(/data-t="([\w.]+)"[^>]*>([^<]+)</g)];
    expect(marked.length, name).toBeGreaterThan(5);
    for (const [, key, written] of marked) {
      const word = key.split('.').reduce((part, step) => part?.[step], words);
      expect(written.split(' – {{')[0], `${name} ${key}`).toBe(word);
    }
  }
});

test('no sentence is written twice in the language’s file', () => {
  const written = new Map();
  const gather = (part, path) => {
    for (const [key, word] of Object.entries(part)) {
      const at = [...path, key];
      if (typeof word === 'string') {
        written.set(word, [...(written.get(word) ?? []), at.join('.')]);
      } else {
        gather(word, at);
      }
    }
  };
  gather(words, []);
  const twice = [...written.values()].filter((places) => places.length > 1);
  expect(twice).toEqual([
    ['booking.cancel', 'cancel.place.yes'],
    ['booking.leave', 'cancel.list.title', 'cancel.list.yes'],
  ]);
});

test('each problem type of the service has its explanation', async ({page}) => {
  const types = [
    'invalid',
    'not_found',
    'not_signed_in',
    'not_allowed',
    'wrong_code',
    'closed',
    'not_open_yet',
    'full',
    'already_registered',
    'not_eligible',
    'clash',
    'stale',
    'too_many',
    'busy',
    'unavailable',
    'malformed',
    'too_large',
    'unsupported',
    'method',
    'length_required',
  ];
  expect(Object.keys(words.problem_types).sort()).toEqual(types.sort());
  await page.goto('/problems/clash');
  await expect(page.getByRole('heading', {level: 1})).toHaveText(words.problem_types.clash.title);
});

test('markup in a description runs nothing and keeps only what it may', async ({page, rowan}) => {
  const {events} = await (await fetch(`${rowan.address}/api/events`)).json();
  const address = `**/api/events/${events[0].slug}`;
  const markup =
    '<p>Kept <strong>bold</strong> <a href="https://union.example/">link</a> ' +
    '<a href="javascript:void 0">no</a></p>' +
    '<iframe src="/"></iframe><script>document.title = "run"</script><p class="x" id="main2">plain</p>';
  await page.route(address, async (route) => {
    const response = await route.fetch();
    await route.fulfill({response, json: {...(await response.json()), description_html: markup}});
  });
  await page.goto(`/events/${events[0].slug}`);
  await expect(page.getByText('Kept bold link no')).toBeVisible();
  await expect(page.getByRole('link', {name: 'link'})).toHaveAttribute('rel', 'noopener ugc');
  expect(await page.locator('iframe, main script, #main2, main a[href^="javascript"]').count()).toBe(0);
  await expect(page).not.toHaveTitle('run');
});
