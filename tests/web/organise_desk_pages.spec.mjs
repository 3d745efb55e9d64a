// The pages of an event's desk: accessible, fitting and complete, in every light and size, with all that opens on
// them; and light.
import {readFile, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {words} from '../../web/js/i18n/en.js';
import {appearances, faults} from './support/faults.mjs';
import {root} from './support/rowan.mjs';
import {organiser, sign_in_to_organise} from './support/desk.mjs';
import {expect, test} from './support/test.mjs';

const pages = join(root, 'web/organise');
const own_pages = ['event', 'attendees', 'add', 'import', 'messages'];
const most_script = 45_000; // bytes, compressed
const most_style = 12_000;

const full = '/organise/events/new-reps-cardiff'; // with a waiting list
const summit = '/organise/events/members-summit'; // with workshops and questions

for (const [name, appearance] of Object.entries(appearances)) {
  test.describe(name, () => {
    test.use(appearance);
    test.setTimeout(300_000);

    test('no page of an event’s desk has a fault', async ({page, rowan}) => {
      await sign_in_to_organise(page, rowan);
      const paths = ['', '/attendees', '/attendees?q=qqqq', '/attendees?is=region:Wales&not=tag:x', '/add', '/import', '/messages'];
      const wrong = {};
      for (const path of [...paths.map((path) => summit + path), full, `${full}/attendees?state=waiting&sort=queue`]) {
        await page.goto(path);
        await expect(page.getByRole('heading', {level: 1})).toBeVisible();
        const found = await faults(page);
        if (found.length > 0) {
          wrong[path] = found;
        }
      }
      expect(wrong).toEqual({});
    });

    test('nothing that opens on the list has a fault', async ({page, rowan}) => {
      await sign_in_to_organise(page, rowan);
      const {list} = await organiser(rowan);
      const [somebody] = (await list('members-summit')).registrations;
      await page.goto(`${summit}/attendees`);
      for (const menu of ['Add a filter', 'Columns', 'Views']) {
        await page.locator('summary', {hasText: menu}).click();
      }
      await page.getByRole('checkbox', {name: `Select ${somebody.name}`}).first().check();
      expect(await faults(page), 'menus and bar').toEqual([]);
      await page.getByRole('button', {name: 'Move…'}).click();
      await page.getByRole('dialog').getByRole('button', {name: 'Move', exact: true}).click();
      await expect(page.getByRole('alert')).toContainText('Choose an event');
      expect(await faults(page), 'question').toEqual([]);
      await page.goto(`${summit}/attendees/${somebody.reference}`);
      await page.getByText('Why is it as it is?').click();
      await page.locator('summary', {hasText: 'History'}).click();
      await expect(page.getByText('places are taken.')).toBeVisible();
      expect(await faults(page), 'panel').toEqual([]);
      await page.getByRole('button', {name: 'Correct'}).click();
      expect(await faults(page), 'correction').toEqual([]);
    });
  });
}

test('text at twice its size and with wide spacing fits (WCAG 1.4.4, 1.4.12)', async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan);
  await page.setViewportSize({width: 640, height: 800});
  for (const path of ['', '/attendees', '/add', '/import', '/messages']) {
    await page.goto(summit + path);
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    const overflow = await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
      document.body.style.cssText = 'line-height: 1.5; letter-spacing: .12em; word-spacing: .16em';
      return document.documentElement.scrollWidth - innerWidth;
    });
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
});

test('masthead and foot are those of every page, and their words the language’s file’s', async () => {
  const frame_of = (text) =>
    [/<header[\s\S]*<\/header>/, /<p id="live"[\s\S]*<\/html>/].map((part) => part.exec(text)?.[0]).join('\n');
  const members = frame_of(await readFile(join(root, 'web/account.html'), 'utf8')).replaceAll(' aria-current="page"', '');
  for (const name of own_pages) {
    const text = await readFile(join(pages, `${name}.html`), 'utf8');
    expect(frame_of(text), name).toBe(members);
    for (const [, key, written] of text.matchAll(/data-t="([\w.]+)"[^>]*>([^<]+)</g)) {
      expect(written, `${name} ${key}`).toBe(key.split('.').reduce((part, step) => part?.[step], words));
    }
  }
});

test('a page of the desk, as released, is light', async () => {
  const twin = process.env.ROWAN_TEST_TWIN;
  const sizes = async (pattern, text) => {
    const names = [...text.matchAll(pattern)].map((found) => found[1]);
    const files = await Promise.all(names.map((name) => readFile(join(twin, name))));
    return files.reduce((sum, bytes) => sum + gzipSync(bytes, {level: 9}).length, 0);
  };
  const there = await readdir(join(twin, 'organise'));
  for (const name of own_pages) {
    expect(there).toContain(`${name}.html`);
    const text = await readFile(join(twin, 'organise', `${name}.html`), 'utf8');
    const script = await sizes(/(?:src|modulepreload" href)="\/(js\/[^"]+)"/g, text);
    const style = await sizes(/href="\/(css\/[^"]+)"/g, text);
    expect(script, `${name}: scripts`).toBeGreaterThan(5_000);
    expect(script, `${name}: scripts`).toBeLessThanOrEqual(most_script);
    expect(style, `${name}: styles`).toBeGreaterThan(5_000);
    expect(style, `${name}: styles`).toBeLessThanOrEqual(most_style);
  }
});
