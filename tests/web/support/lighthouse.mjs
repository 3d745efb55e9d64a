// What Lighthouse says of three pages as released, on its simulated phone: a line a page, and what falls
// short.
import {chromium} from '@playwright/test';
import lighthouse from 'lighthouse';
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import settings from '../playwright.config.mjs';
import {free_port} from './between.mjs';
import prepare from './prepare.mjs';
import {demo_copy, start} from './rowan.mjs';
import {event_in, sam, somebody} from './test.mjs';

const [reports] = process.argv.slice(2);

function line_of({categories, audits}) {
  const scores = Object.values(categories).map(({title, score}) => `${title} ${Math.round(score * 100)}`);
  const lcp = audits['largest-contentful-paint'].displayValue;
  return [...scores, `LCP ${lcp}`, `CLS ${audits['cumulative-layout-shift'].displayValue}`].join(', ');
}

function shortfalls({categories, audits}) {
  return Object.values(categories)
    .flatMap(({auditRefs}) => auditRefs.filter(({weight}) => weight > 0))
    .map(({id}) => audits[id])
    .filter(({score}) => score !== null && score < 0.9)
    .map(({title, displayValue}) => `    ${title} ${displayValue ?? ''}`);
}

async function look_at(address, name, {port, cookie}) {
  const {lhr, report} = await lighthouse(address, {
    port,
    output: 'html',
    logLevel: 'error',
    extraHeaders: cookie ? {Cookie: cookie} : undefined,
    onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
  });
  console.log([`${name}: ${line_of(lhr)}`, ...shortfalls(lhr)].join('\n'));
  if (reports) {
    await mkdir(reports, {recursive: true});
    await writeFile(join(reports, `${name}.html`), report);
  }
}

// The cookie of somebody with a booking.
async function booked(rowan, slug) {
  const one = await somebody(rowan, sam);
  await one.post(`/api/events/${slug}/registrations`);
  const {cookies} = await one.context.storageState();
  return cookies.map(({name, value}) => `${name}=${value}`).join('; ');
}

const clean_up = await prepare();
const {folder, drop} = await demo_copy();
const rowan = {folder, ...(await start(folder, {ROWAN_WEB: process.env.ROWAN_TEST_TWIN}))};
const port = await free_port();
const {executablePath, args} = settings.use.launchOptions;
const browser = await chromium.launch({executablePath, args: [...args, `--remote-debugging-port=${port}`]});
const {slug} = await event_in(rowan, 'open', (one) => one.kind === 'summit');
await look_at(`${rowan.address}/`, 'list', {port});
await look_at(`${rowan.address}/events/${slug}`, 'event', {port});
await look_at(`${rowan.address}/bookings`, 'bookings', {port, cookie: await booked(rowan, slug)});
await browser.close();
await rowan.stop();
await drop();
await clean_up();
