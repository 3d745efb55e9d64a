// What a first visit costs, measured on the release twin of the pages: at most 90 KB and 10 requests.
import {morag, sign_in_to_organise} from './support/organiser.mjs';
import {event_in, expect, sam, sign_in, test} from './support/test.mjs';

const least_bytes = 34_000; // the font alone: less was not measured
const most_bytes = 90_000;
const most_requests = 10;
const most_shift = 0.05;

test.use({settings: {ROWAN_WEB: process.env.ROWAN_TEST_TWIN}});

// Opens a page in a browser that has nothing yet: {bytes on the wire, requests, shift of the layout}.
async function first_visit(page, path) {
  const wire = await page.context().newCDPSession(page);
  const seen = {bytes: 0, requests: []};
  wire.on('Network.loadingFinished', ({encodedDataLength}) => {
    seen.bytes += encodedDataLength;
  });
  wire.on('Network.requestWillBeSent', ({request}) => seen.requests.push(request.url));
  await wire.send('Network.enable');
  await page.goto(path, {waitUntil: 'networkidle'});
  const shift = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) =>
          resolve(list.getEntries().reduce((sum, one) => sum + one.value, 0)),
        ).observe({type: 'layout-shift', buffered: true});
        setTimeout(resolve, 500, 0);
      }),
  );
  return {...seen, shift};
}

function check({bytes, requests, shift}, path) {
  expect(bytes, `${path}: bytes`).toBeGreaterThan(least_bytes);
  expect(bytes, `${path}: bytes`).toBeLessThanOrEqual(most_bytes);
  expect(requests.length, `${path}: ${requests.join(' ')}`).toBeLessThanOrEqual(most_requests);
  expect(shift, `${path}: layout shift`).toBeLessThanOrEqual(most_shift);
}

for (const path of ['/', '/signin', '/help', '/problems/full']) {
  test(`a first visit of ${path} is light`, async ({page}) => {
    check(await first_visit(page, path), path);
  });
}

test('a first visit of an event is light', async ({page, rowan}) => {
  const event = await event_in(rowan, 'open');
  check(await first_visit(page, `/events/${event.slug}`), 'event');
});

test.describe('on a phone', () => {
  test.use({viewport: {width: 412, height: 823}, isMobile: true, hasTouch: true});

  test('nothing jumps while a page loads', async ({page, rowan}) => {
    const event = await event_in(rowan, 'open');
    const shifts = {};
    for (const path of ['/', '/signin', '/help', `/events/${event.slug}`]) {
      const {shift} = await first_visit(page, path);
      shifts[path] = shift > most_shift ? shift : 0;
    }
    expect(Object.values(shifts), JSON.stringify(shifts)).toEqual([0, 0, 0, 0]);
  });
});

test('the release twin signs in and shows bookings', async ({page, rowan}) => {
  await sign_in(page, rowan, sam);
  await page.goto('/bookings');
  await expect(page.getByRole('heading', {level: 1})).toHaveText('My bookings');
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
});

test('organisers’ pages are light enough, as released', async ({page, rowan}) => {
  const most = {script: 45_000, style: 12_000};
  await sign_in_to_organise(page, rowan, morag);
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', {cacheDisabled: true});
  for (const path of ['/organise', '/organise/events/new', '/organise/people', '/organise/tokens']) {
    const kinds = new Map();
    const bytes = {script: 0, style: 0};
    const note_kind = ({requestId, type}) => kinds.set(requestId, {Script: 'script', Stylesheet: 'style'}[type]);
    const note_bytes = ({requestId, encodedDataLength}) => {
      bytes[kinds.get(requestId)] += encodedDataLength;
    };
    wire.on('Network.responseReceived', note_kind);
    wire.on('Network.loadingFinished', note_bytes);
    await page.goto(path, {waitUntil: 'networkidle'});
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    wire.off('Network.responseReceived', note_kind);
    wire.off('Network.loadingFinished', note_bytes);
    expect(bytes.script, path).toBeGreaterThan(5_000);
    expect(bytes.script, path).toBeLessThanOrEqual(most.script);
    expect(bytes.style, path).toBeLessThanOrEqual(most.style);
  }
});
