// The pages as they are served, before any script has run: valid HTML, and a head that says what the page is.
import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {event_in, expect, test} from './support/test.mjs';

const run = promisify(execFile);
const checker = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

const paths = [
  '/',
  '/signin',
  '/account',
  '/bookings',
  '/bookings/RW-234567',
  '/bookings/RW-234567/cancel',
  '/account/second-factor',
  '/unsubscribe',
  '/verify/AAAA-AAAA-AAAA',
  '/help',
  '/privacy',
  '/accessibility',
  '/problems/full',
  '/no/such/page',
  '/organise',
  '/organise/events/new',
  '/organise/events/any/edit',
  '/organise/events/any/cancel',
  '/organise/people',
  '/organise/people/import',
  '/organise/people/any',
  '/organise/ledger',
  '/organise/retention',
  '/organise/outbox',
  '/organise/tokens',
];

// What the checker says of these documents; nothing if it has nothing to say.
async function complaints(documents) {
  const folder = await mkdtemp(join(tmpdir(), 'rowan-html-'));
  const names = documents.map((_, position) => join(folder, `${position}.html`));
  await Promise.all(names.map((name, position) => writeFile(name, documents[position])));
  const options = ['-Xmx256m', '-jar', checker, '--Werror', '--exit-zero-always'];
  const {stderr} = await run('java', [...options, ...names]);
  await rm(folder, {recursive: true});
  return stderr;
}

test('every page is valid HTML as it is served', async ({rowan}) => {
  test.setTimeout(120_000);
  const {slug} = await event_in(rowan, 'open');
  const all = [...paths, `/events/${slug}`, `/events/${slug}/book`];
  const served = await Promise.all(
    all.map(async (path) => (await fetch(rowan.address + path)).text()),
  );
  expect(await complaints(served)).toBe('');
  expect(await complaints([served[0].replace('<h1', '<h7')])).toContain('h7');
});

test('an event’s page names and describes the event in its first bytes', async ({rowan}) => {
  const {slug, title, summary} = await event_in(rowan, 'open', (one) => one.summary);
  const html = await (await fetch(`${rowan.address}/events/${slug}`)).text();
  const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll("'", '&#39;');
  expect(html).toContain(`<title>${escaped(title)} – `);
  expect(html).toContain(`<meta name="description" content="${escaped(summary)}">`);
  expect(html).toContain(`<link rel="canonical" href="${rowan.address}/events/${slug}">`);
  expect(html).not.toContain('{{');
});

test('an event that does not exist has a page that says so, with its status', async ({page}) => {
  const response = await page.goto('/events/no-such-event');
  expect(response.status()).toBe(404);
  await expect(page.getByRole('heading', {level: 1})).toHaveText('This is not here');
});
