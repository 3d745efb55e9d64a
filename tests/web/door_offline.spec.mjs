// The door without a network: the service gone, the tab closed and opened again, releases that change meanwhile.
import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {scans_of} from './support/database.mjs';
import {complaints_of} from './support/test.mjs';
import {expect, open_door, scan, send_scans, standing, test, verdict} from './support/door.mjs';

const kept = (page) => page.evaluate(async () => {
  await navigator.serviceWorker.ready;
  while (!navigator.serviceWorker.controller) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});

const options = {serviceWorkers: 'allow'};
const recorded = async (rowan) => (await scans_of(rowan.folder)).map(({verdict: said}) => said);

for (const [name, settings] of [
  ['as developed', {}],
  ['as released', {ROWAN_WEB: process.env.ROWAN_TEST_TWIN}],
]) {
  test.describe(name, () => {
    test.use({settings});

    test('the service dies, the tab is closed and opened: nothing is lost and nobody waits', async ({event, phone, rowan}) => {
      const [one, two, three, four] = await event.people();
      const [link, other] = [await event.link(), await event.link({name: 'Door B'})];
      let page = await phone({
        ...options,
        scenes: [
          {text: one.ticket, seconds: 3},
          {text: two.ticket, seconds: 3},
        ],
      });
      await open_door(page, link);
      await kept(page);
      await send_scans(rowan, other, [two.ticket]);
      await rowan.stop();

      await page.getByRole('button', {name: 'Start camera'}).tap();
      for (const {name: said} of [one, two]) {
        await expect(verdict(page)).toContainText(said);
      }
      await page.getByRole('button', {name: 'Stop'}).tap();
      await scan(page, three.ticket);
      await expect(verdict(page)).toContainText(three.name);
      await expect(standing(page)).toContainText('Offline – still scanning');
      await expect(standing(page)).toContainText('3 waiting to send');

      const context = page.context();
      await page.close();
      page = await context.newPage();
      const complaints = complaints_of(page);
      await page.goto('/door/');
      await expect(standing(page)).toContainText('3 waiting to send');
      await expect(page).toHaveURL(new RegExp(`/door/${link.list}$`));
      await scan(page, one.ticket);
      await expect(verdict(page)).toHaveClass(/ok|warn/);
      await scan(page, four.ticket);
      await expect(standing(page)).toContainText('4 waiting to send');

      await rowan.start_again();
      await page.getByRole('button', {name: 'Sync now'}).tap();
      await expect(standing(page)).toContainText('All sent');
      await expect(standing(page)).toContainText('Online');
      expect((await recorded(rowan)).sort()).toEqual(['already', 'in', 'in', 'in', 'in']);
      await page.getByRole('link', {name: 'Last 50'}).click();
      await expect(page.locator('.log li').filter({hasText: two.name})).toContainText('Was in already');
      const {conflicts} = await event.told();
      expect(conflicts.map((conflict) => [conflict.reference, conflict.verdict])).toEqual([[two.reference, 'already']]);
      expect(complaints).toEqual([]);
    });
  });
}

test('a lost answer makes no second check-in (K1)', async ({event, phone, rowan}) => {
  const [one] = await event.people();
  const page = await phone();
  await open_door(page, await event.link());
  let lost = 0;
  await page.route('**/scans', async (route) => {
    await route.fetch();
    lost += 1;
    await route.abort();
  });
  await scan(page, one.ticket);
  await expect(standing(page)).toContainText('1 waiting to send');
  await expect.poll(() => lost).toBeGreaterThan(0);
  await page.unroute('**/scans');
  await page.getByRole('button', {name: 'Sync now'}).tap();
  await expect(standing(page)).toContainText('All sent');
  expect(await recorded(rowan)).toEqual(['in']);
});

test('what the answer does not name stays in the queue', async ({event, phone}) => {
  const [one, other] = await event.people();
  const page = await phone();
  await open_door(page, await event.link());
  await page.route('**/scans', async (route) => {
    const response = await route.fetch();
    await route.fulfill({response, json: {...(await response.json()), accepted: []}});
  });
  await scan(page, one.ticket);
  await scan(page, other.ticket);
  await expect(standing(page)).toContainText('2 waiting to send');
  await page.getByRole('button', {name: 'Sync now'}).tap();
  await expect(standing(page)).toContainText('2 waiting to send');
});

test('a phone whose list an older release kept fetches it anew', async ({event, phone}) => {
  const page = await phone();
  await page.goto('/help');
  await page.evaluate(async () => {
    const opening = indexedDB.open('rowan-door', 1);
    opening.onupgradeneeded = () => {
      const {result} = opening;
      result.createObjectStore('doors', {keyPath: 'list'});
      result.createObjectStore('packs', {keyPath: 'list'});
      result.createObjectStore('marks', {keyPath: ['list', 'reference']});
      for (const name of ['queue', 'lines']) {
        const store = result.createObjectStore(name, {keyPath: 'number', autoIncrement: true});
        store.createIndex('nonce', 'nonce', {unique: true});
        store.createIndex('list', 'list');
      }
    };
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    opening.result.close();
  });
  const [one] = await event.people();
  await open_door(page, await event.link());
  await scan(page, one.ticket);
  await expect(verdict(page)).toContainText(one.name);
  await page.reload();
  await expect(standing(page)).toContainText(/\d+ tickets/);
});

// Damages the scans that wait on the phone.
const damage = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('rowan-door');
        opening.onsuccess = () => {
          const change = opening.result.transaction('queue', 'readwrite');
          const waiting = change.objectStore('queue').openCursor();
          waiting.onsuccess = () => {
            waiting.result?.update({...waiting.result.value, direction: 'sideways'});
            waiting.result?.continue();
          };
          change.oncomplete = resolve;
          change.onabort = () => reject(change.error);
        };
      }),
  );

test('a scan that the service cannot read is shown with the reason, and holds nobody up', async ({event, phone, rowan}) => {
  const [one, other] = await event.people();
  const page = await phone();
  await open_door(page, await event.link());
  await page.context().setOffline(true);
  await scan(page, one.ticket);
  await expect(standing(page)).toContainText('1 waiting to send');
  await damage(page);
  await page.context().setOffline(false);
  await page.getByRole('button', {name: 'Sync now'}).tap();
  await expect(standing(page)).toContainText('1 not taken by the service');
  await scan(page, other.ticket);
  await expect(standing(page)).toContainText('All sent');
  await expect.poll(() => recorded(rowan)).toEqual(['in']);

  await page.getByRole('link', {name: 'Last 50'}).click();
  await expect(page.getByRole('alert')).toContainText(one.name);
  await expect(page.getByRole('alert')).toContainText('must be one of: in, out');
  await page.getByRole('button', {name: 'Take it off the list'}).tap();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(standing(page)).not.toContainText('not taken');
});

test('without a network a ticket that is not on the list can be let in, and somebody can be found by name', async ({event, phone}) => {
  const page = await phone();
  await open_door(page, await event.link());
  await page.context().setOffline(true);
  await scan(page, '0aWsmgFfrC73s0FnNjVRKh');
  await expect(verdict(page)).toContainText(/Not on this phone’s list \(\d\d:\d\d\)/);
  await expect(verdict(page)).toHaveClass(/warn/);
  await page.getByRole('button', {name: 'Find by name'}).tap();
  await expect(page.locator('#find')).toBeFocused();
  await page.getByRole('button', {name: 'Let in and note'}).tap();
  await expect(verdict(page)).toContainText('Let in, and noted');
  await expect(standing(page)).toContainText('1 waiting to send');
});

test('somebody without a booking is kept until there is a network, and a refusal then is looked at', async ({event, phone, rowan}) => {
  const page = await phone();
  await open_door(page, await event.link({walk_ins: true}));
  const [booked] = await event.people();
  await page.context().setOffline(true);
  await page.getByRole('link', {name: 'Walk-in'}).click();
  await page.getByRole('textbox', {name: 'Name', exact: true}).fill('Wanda Walker');
  await page.getByLabel('E-mail').fill(booked.email);
  await page.getByRole('button', {name: 'Let them in'}).tap();
  await expect(verdict(page)).toContainText('Kept, waiting to send');
  await page.context().setOffline(false);
  await page.getByRole('button', {name: 'Sync now'}).tap();
  await page.getByRole('link', {name: 'Walk-in'}).click();
  await expect(page.getByRole('alert')).toContainText('They have booked already');
  await page.getByRole('button', {name: 'Take it off the list'}).tap();
  await expect(standing(page)).toContainText('All sent');
  expect(await recorded(rowan)).toEqual([]);
});

test('the list goes a day after the link’s end, also without a network', async ({event, phone}) => {
  const [one] = await event.people();
  const page = await phone({...options});
  await open_door(page, await event.link({until: 1}));
  await kept(page);
  await page.context().setOffline(true);
  await page.clock.install({time: Date.now() + 26 * 3_600_000});
  await page.reload();
  await expect(page.getByRole('heading', {name: 'This list has ended'})).toBeVisible();
  const left = await page.evaluate(async () => {
    const open = indexedDB.open('rowan-door');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    const all = open.result.transaction('packs').objectStore('packs').getAll();
    await new Promise((resolve) => all.addEventListener('success', resolve));
    return JSON.stringify(all.result);
  });
  expect(left).not.toContain(one.name);
});

test('a phone can be cleared, after a warning of what was not sent', async ({event, phone}) => {
  const [one] = await event.people();
  const link = await event.link();
  const page = await phone();
  await open_door(page, link);
  await page.context().setOffline(true);
  await scan(page, one.ticket);
  await expect(standing(page)).toContainText('1 waiting to send');
  await page.getByRole('link', {name: 'Ready list'}).click();
  await page.getByRole('button', {name: 'Remove the list from this phone'}).tap();
  await expect(page.locator('#leaving')).toContainText('1 scan has not been sent and would be lost.');
  await page.getByRole('button', {name: 'Keep it'}).tap();
  await page.getByRole('button', {name: 'Remove the list from this phone'}).tap();
  await page.getByRole('button', {name: 'Remove it'}).tap();
  await expect(page.getByRole('heading', {name: 'The list has been removed'})).toBeVisible();
  await page.context().setOffline(false);
  await page.goto(`/door/${link.list}`);
  await expect(page.getByRole('heading', {name: 'This phone does not know this list'})).toBeVisible();
});

const is_waiting = async () => Boolean((await navigator.serviceWorker.getRegistration('/door/')).waiting);

test.describe('a newer release', () => {
  const own = test.extend({
    settings: async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'rowan-release-'));
      await cp(process.env.ROWAN_TEST_TWIN, folder, {recursive: true});
      await use({ROWAN_WEB: folder});
      await rm(folder, {recursive: true});
    },
  });

  own('comes only when nothing waits to be sent', async ({event, phone, rowan, settings}) => {
    const [one] = await event.people();
    const page = await phone({...options});
    await open_door(page, await event.link());
    await kept(page);
    const releases = () => page.evaluate(() => caches.keys()).catch(() => []); // the page may be loading again
    const before = await releases();
    expect(before).toHaveLength(1);
    await page.route('**/scans', (route) => route.abort());
    await scan(page, one.ticket);
    await expect(standing(page)).toContainText('1 waiting to send');

    await rowan.stop();
    const file = join(settings.ROWAN_WEB, 'door/sw.js');
    await Promise.all(['.gz', '.br'].map((ending) => rm(file + ending)));
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/"[0-9a-f]{8}"/, '"feedf00d"'));
    await rowan.start_again();
    await page.reload();
    await expect.poll(() => page.evaluate(is_waiting)).toBe(true);
    await expect(standing(page)).toContainText('1 waiting to send');
    expect(await releases()).toContain(before[0]);

    await page.unroute('**/scans');
    await page.getByRole('button', {name: 'Sync now'}).tap();
    await expect(standing(page)).toContainText('All sent');
    // The old worker gives way when it has nothing to answer: at this opening of the page or the next.
    const opened_again = async () => {
      await page.reload();
      await expect(standing(page)).toContainText('All sent');
      return releases();
    };
    await expect.poll(opened_again, {intervals: [3_000], timeout: 30_000}).toEqual(['rowan-door-feedf00d']);
    await expect(standing(page)).toContainText('All sent');
  });
});
