// What the door weighs, and a list of six thousand on a slow phone.
import {add_people} from './support/database.mjs';
import {expect, path_of, scan, standing, test, verdict} from './support/door.mjs';

const most_bytes = {script: 40_000, all: 120_000, pack: 400_000};
const many = 6_000;

test.use({settings: {ROWAN_WEB: process.env.ROWAN_TEST_TWIN}});

// Bytes on the wire by address, from now on.
async function watched(page) {
  const wire = await page.context().newCDPSession(page);
  const seen = new Map();
  const addresses = new Map();
  wire.on('Network.requestWillBeSent', ({requestId, request}) => addresses.set(requestId, request.url));
  wire.on('Network.loadingFinished', ({requestId, encodedDataLength}) =>
    seen.set(addresses.get(requestId), encodedDataLength),
  );
  await wire.send('Network.enable');
  return {wire, bytes: (of) => [...seen].reduce((sum, [address, count]) => (of.test(address) ? sum + count : sum), 0)};
}

test('a first visit is light, the decoder with it', async ({event, phone, rowan}) => {
  const page = await phone({serviceWorkers: 'block'});
  const {bytes} = await watched(page);
  await page.goto(path_of(await event.link()));
  await expect(standing(page)).toContainText(/\d+ tickets/);
  const headers = {'Accept-Encoding': 'gzip'};
  const coded = async (path) => (await fetch(rowan.address + path, {headers})).headers.get('Content-Length');
  const decoder = Number(await coded('/door/decoder.js'));
  expect(decoder).toBeGreaterThan(10_000);
  expect(bytes(/\.js$/) + decoder).toBeLessThanOrEqual(most_bytes.script);
  expect(bytes(/^(?!.*\/api\/)/) + decoder).toBeLessThanOrEqual(most_bytes.all);
});

test('six thousand tickets fit, and are found and judged on a slow phone', async ({event, phone, rowan}, info) => {
  await add_people(rowan.folder, event.slug, many);
  const page = await phone({serviceWorkers: 'block'});
  const {wire, bytes} = await watched(page);
  await wire.send('Emulation.setCPUThrottlingRate', {rate: 4});
  const people = await event.people();
  const link = await event.link();
  const begun = performance.now();
  await page.goto(path_of(link));
  await expect(standing(page)).toContainText(/6\d\d\d tickets/);
  const ready = performance.now() - begun;
  expect(bytes(/\/pack$/)).toBeGreaterThan(100_000);
  expect(bytes(/\/pack$/)).toBeLessThanOrEqual(most_bytes.pack);
  await page.getByRole('link', {name: 'Start scanning'}).click();
  const [last] = people.slice(-1);
  const typed = performance.now();
  await scan(page, last.ticket);
  await expect(verdict(page)).toContainText(last.name);
  const judged = performance.now() - typed;
  await page.locator('#find').fill(last.reference);
  await expect(page.locator('.hit')).toHaveCount(1);
  info.annotations.push({
    type: 'measured',
    description: `ready after ${Math.round(ready)} ms, typed and judged in ${Math.round(judged)} ms, pack ${bytes(/\/pack$/)} bytes`,
  });
});
