// The door in a real browser: what helpers do and see, with a fake camera, a keyboard and other doors.
import {scans_of} from './support/database.mjs';
import {expect, open_door, path_of, scan, send_scans, standing, test, verdict} from './support/door.mjs';
import {unheard_of} from './support/test.mjs';

const foreign = 'https://elsewhere.example/ticket/1';
const unknown_ticket = '0aWsmgFfrC73s0FnNjVRKh';

const recorded = async (rowan) => (await scans_of(rowan.folder)).map(({verdict: said}) => said);
const all_sent = (page) => expect(standing(page)).toContainText('All sent');

test('a link sets a phone up, its token leaves the address, and no list of people is shown', async ({event, phone}) => {
  const page = await phone();
  const link = await event.link();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(path_of(link));
  await expect(page.getByRole('heading', {name: 'Ready for the door?'})).toBeVisible();
  await expect(standing(page)).toContainText(/\d+ tickets/);
  await expect(page).toHaveURL(new RegExp(`/door/${link.list}#ready$`));
  expect(asked.filter((address) => address.includes(link.token))).toEqual([]);
  await page.getByRole('link', {name: 'Start scanning'}).click();
  const [somebody] = await event.people();
  await expect(verdict(page)).toContainText('Ready');
  await expect(page.locator('main')).not.toContainText(somebody.name);
});

test('the ready list tries camera and sound, and knows when the page is kept', async ({event, phone}) => {
  const page = await phone();
  await page.goto(path_of(await event.link()));
  const row = (name) => page.getByRole('listitem').filter({has: page.getByRole('heading', {name})});
  await expect(row('Camera')).toContainText('To do');
  await page.getByRole('button', {name: 'Try the camera'}).click();
  await expect(row('Camera')).toContainText('It works.');
  await page.getByRole('button', {name: 'Play the sound'}).click();
  await expect(row('Sound')).toContainText('You have heard it');
  await expect(row('Clock')).toContainText('It is right');
  await expect(row('List of tickets')).toContainText('Ready');
});

test('valid, foreign, valid: the scanner never stops, and a code in view is one scan (K6)', async ({event, phone, rowan}) => {
  const [one, other] = await event.people();
  const page = await phone({
    scenes: [
      {seconds: 2},
      {text: one.ticket, seconds: 3, turn: 20},
      {text: foreign, seconds: 3},
      {text: other.ticket, seconds: 3, size: 200},
    ],
  });
  await open_door(page, await event.link());
  await page.getByRole('button', {name: 'Start camera'}).click();
  await expect(verdict(page)).toContainText(one.name);
  await expect(verdict(page)).toHaveClass(/ok/);
  await expect(verdict(page)).toContainText('Not one of our tickets');
  await expect(verdict(page)).toHaveClass(/bad/);
  await expect(verdict(page)).toContainText(other.name);
  await all_sent(page);
  expect(await scans_of(rowan.folder)).toEqual(
    [one, other].map(({ticket, name}) => ({ticket, name, verdict: 'in', let_in: 1, undone: 0})),
  );
});

test('thirty people through one film, without a touch', async ({event, phone, rowan}) => {
  const people = (await event.people()).slice(0, 30);
  const page = await phone({
    scenes: people.map(({ticket}, position) => ({
      text: ticket,
      seconds: 1,
      turn: position * 37,
      size: position % 2 ? 200 : 300,
    })),
  });
  await open_door(page, await event.link());
  await page.getByRole('button', {name: 'Start camera'}).click();
  const came = async () => new Set((await scans_of(rowan.folder)).map(({ticket}) => ticket)).size;
  await expect.poll(came, {timeout: 60_000}).toBe(30);
});

test('a hand scanner types from wherever the focus is, and names and codes do not mix', async ({event, phone, rowan}) => {
  const [one] = await event.people();
  const page = await phone({camera: false});
  await open_door(page, await event.link());
  await page.getByRole('button', {name: 'Sync now'}).focus();
  await scan(page, one.ticket);
  await expect(verdict(page)).toContainText(one.name);
  await expect(page.locator('#find')).toHaveValue('');
  await expect(page.locator('.hit')).toHaveCount(0);
  await scan(page, foreign);
  await expect(verdict(page)).toContainText('Not one of our tickets');
  await all_sent(page);
  expect(await recorded(rowan)).toEqual(['in']);
});

test('the same phone seeing somebody again is green for a while and one check-in', async ({event, phone, rowan}) => {
  const [one, other] = await event.people();
  const page = await phone();
  await open_door(page, await event.link());
  for (const {ticket} of [one, other, one]) {
    await scan(page, ticket);
  }
  await expect(verdict(page)).toContainText('Just now, on this phone.');
  await expect(verdict(page)).toHaveClass(/ok/);
  await all_sent(page);
  expect(await recorded(rowan)).toEqual(['in', 'in']);
});

test('by name: from two letters, without diacritics, and only with a second tap (K6)', async ({event, phone, rowan}) => {
  const people = await event.people();
  const one = people.find(({name}) => /[À-ÿ]/.test(name));
  expect(one, 'the demo has a name with diacritics').toBeTruthy();
  const plain = one.name.normalize('NFD').replace(/\p{M}|’|'/gu, '').toLowerCase();
  const page = await phone();
  await open_door(page, await event.link());
  await page.locator('#find').fill(plain[0]);
  await expect(page.locator('.hit')).toHaveCount(0);
  await page.locator('#find').fill(plain.slice(0, 2));
  expect(await page.locator('.hit').count()).toBeLessThanOrEqual(8);
  await page.locator('#find').fill(plain);
  await page.locator('.hit').filter({hasText: one.reference}).tap();
  expect(await recorded(rowan)).toEqual([]);
  await page.getByRole('button', {name: `Check in ${one.name}`}).tap();
  await expect(verdict(page)).toContainText(one.name);
  await all_sent(page);
  expect(await recorded(rowan)).toEqual(['in']);
});

test('a reference is enough', async ({event, phone}) => {
  const [one] = await event.people();
  const page = await phone();
  await open_door(page, await event.link());
  await scan(page, one.reference.toLowerCase());
  await page.getByRole('button', {name: `Check in ${one.name}`}).tap();
  await expect(verdict(page)).toContainText('In');
  await expect(verdict(page)).toContainText(one.name);
});

test('an undone check-in did not happen, and can happen again (K3)', async ({event, phone, rowan}) => {
  const [one] = await event.people();
  const page = await phone();
  await open_door(page, await event.link());
  await scan(page, one.ticket);
  await page.getByRole('button', {name: 'Undo'}).tap();
  await expect(verdict(page)).toContainText('Undone');
  await all_sent(page);
  await expect.poll(async () => (await scans_of(rowan.folder))[0].undone).toBe(1);
  await expect(page.locator('.count')).toHaveText(/^0 of/);
  await page.locator('#find').fill(one.reference);
  await page.locator('.hit').first().tap();
  await page.getByRole('button', {name: `Check in ${one.name}`}).tap();
  await expect(verdict(page)).toContainText(one.name);
  await expect(page.locator('.count')).toHaveText(/^1 of/);
});

test('after ten seconds only an organiser can undo', async ({event, phone}) => {
  const [one] = await event.people();
  const page = await phone();
  await page.clock.install();
  await open_door(page, await event.link());
  await scan(page, one.ticket);
  await expect(page.getByRole('button', {name: 'Undo'})).toBeVisible();
  await page.clock.fastForward(11_000);
  await expect(page.getByRole('button', {name: 'Undo'})).toHaveCount(0);
  await page.getByRole('link', {name: 'Last 50'}).click();
  await expect(page.locator('.log')).toContainText(one.name);
  await expect(page.getByRole('button', {name: 'Undo'})).toHaveCount(0);
});

test('a ticket of another event is named as such', async ({event, phone, rowan}) => {
  const {events} = await event.organiser.get('/api/events');
  let stranger = null;
  for (const {slug} of events.filter((one) => one.slug !== event.slug)) {
    [stranger] = stranger ? [stranger] : await event.people('registered', slug);
  }
  const page = await phone();
  await open_door(page, await event.link());
  await scan(page, stranger.ticket);
  await expect(verdict(page)).toContainText('Wrong event');
  await expect(verdict(page)).not.toContainText(stranger.name);
  expect(await recorded(rowan)).toEqual(['wrong_event']);
});

test('a ticket nobody knows is not refused for ever: it can be let in, and is noted (K4)', async ({event, phone}) => {
  const page = await phone();
  await open_door(page, await event.link());
  await scan(page, unknown_ticket);
  await expect(verdict(page)).toContainText('The service does not know it either.');
  await page.getByRole('button', {name: 'Let in and note'}).tap();
  await expect(verdict(page)).toContainText('Let in, and noted');
  await all_sent(page);
  const {conflicts} = await event.told();
  expect(conflicts.map((one) => [one.verdict, one.door])).toEqual([['unknown', 'Door A']]);
});

test('somebody cancelled after the list was made is in, and the organiser hears of it', async ({event, phone, rowan}) => {
  const [one] = await event.people();
  const page = await phone();
  await open_door(page, await event.link());
  const holder = await rowan.somebody(one.email);
  expect((await holder.post(`/api/registrations/${one.reference}/cancel`)).ok()).toBe(true);
  await scan(page, one.ticket);
  await expect(verdict(page)).toHaveClass(/ok/);
  await expect(verdict(page)).toContainText('To tell the organiser: The booking had been cancelled.');
  const {conflicts} = await event.told();
  expect(conflicts.map((conflict) => conflict.verdict)).toEqual(['cancelled']);
});

test('somebody on the waiting list has no place', async ({event, phone, rowan}) => {
  const {events} = await event.organiser.get('/api/events');
  const {slug} = events.find(({state}) => state === 'waiting_list');
  const {made, waiting} = await waiting_door(event, slug);
  const page = await phone();
  await open_door(page, made);
  await scan(page, waiting.ticket);
  await expect(verdict(page)).toContainText('On the waiting list');
  await expect(verdict(page)).toHaveClass(/bad/);
  expect(await recorded(rowan)).toEqual([]);
});

async function waiting_door(event, slug) {
  const [waiting] = await event.people('waiting', slug);
  return {waiting, made: await event.link({of: slug})};
}

test('two doors, one ticket: the second learns of the first, and turns nobody away', async ({event, phone, rowan}) => {
  const [one] = await event.people();
  const [a, b] = [await event.link({name: 'Door A'}), await event.link({name: 'Door B'})];
  const page = await phone();
  await open_door(page, a);
  await send_scans(rowan, b, [one.ticket]);
  await scan(page, one.ticket);
  await expect(verdict(page)).toHaveClass(/ok/);
  await expect(verdict(page)).toContainText(/To tell the organiser: Was in already: \d\d:\d\d, Door B\./);
  await page.getByRole('link', {name: 'Last 50'}).click();
  await expect(page.locator('.log li').first()).toContainText('Was in already');
  const {conflicts} = await event.told();
  expect(conflicts.map(({verdict: said, door}) => [said, door])).toEqual([['already', 'Door A']]);
});

test('who came by another door is known once the list is fetched again', async ({event, phone, rowan}) => {
  const [one] = await event.people();
  const page = await phone();
  await open_door(page, await event.link());
  await send_scans(rowan, await event.link({name: 'Door B'}), [one.ticket]);
  await page.getByRole('button', {name: 'Sync now'}).tap();
  await expect(page.locator('.count')).toHaveText(/^1 of/);
  await scan(page, one.ticket);
  await expect(verdict(page)).toContainText('Already in');
  await expect(verdict(page)).toHaveClass(/warn/);
});

test('a withdrawn link takes the list off the phone, and a new one sends what was left', async ({event, phone, rowan}) => {
  const [one] = await event.people();
  const link = await event.link();
  const page = await phone();
  await open_door(page, link);
  await page.context().setOffline(true);
  await scan(page, one.ticket);
  await expect(standing(page)).toContainText('1 waiting to send');
  await link.revoke();
  await page.context().setOffline(false);
  await expect(page.getByRole('heading', {name: 'This link has been withdrawn'})).toBeVisible();
  await expect(page.locator('main')).not.toContainText(one.name);
  const next = await event.link({name: 'Door A again'});
  await page.getByLabel('Or paste the link').fill(next.address);
  await page.getByRole('button', {name: 'Open it'}).tap();
  await all_sent(page);
  expect(await recorded(rowan)).toEqual(['in']);
});

test('before its time a link is for practice: verdicts as ever, nothing recorded', async ({event, phone, rowan}) => {
  const [one] = await event.people();
  const page = await phone();
  await open_door(page, await event.link({from: 1}));
  await expect(page.getByText('Practice: nothing is recorded.').first()).toBeVisible();
  await scan(page, one.ticket);
  await expect(verdict(page)).toContainText(one.name);
  await expect(verdict(page)).toContainText('Practice');
  await scan(page, unknown_ticket);
  await expect(verdict(page)).toContainText('Not on this phone’s list');
  await all_sent(page);
  await page.getByRole('link', {name: 'Last 50'}).click();
  await expect(page.getByText('Nothing has been scanned on this phone yet.')).toBeVisible();
  expect(await recorded(rowan)).toEqual([]);
});

test('a clock an hour off is told, and times are right all the same', async ({event, phone, rowan}) => {
  const [one] = await event.people();
  const page = await phone();
  await page.clock.install({time: Date.now() + 3_600_000});
  const link = await event.link({from: -1, until: 0.5});
  await page.goto(path_of(link));
  await expect(page.getByText('This phone’s clock is 60 minutes ahead.')).toBeVisible();
  await page.getByRole('link', {name: 'Start scanning'}).click();
  await scan(page, one.ticket);
  await expect(verdict(page)).toContainText(one.name);
  await all_sent(page);
  await expect.poll(() => recorded(rowan)).toEqual(['in']);
  const {links} = await event.told();
  expect(Math.abs(links[0].clock_ahead - 3_600)).toBeLessThan(60);
});

async function let_in(page, name) {
  await page.getByRole('textbox', {name: 'Name', exact: true}).fill(name);
  await page.getByRole('button', {name: 'Let them in'}).tap();
}

test('somebody who has not booked is taken in where the link allows it (K7)', async ({event, phone, rowan}) => {
  const page = await phone();
  await open_door(page, await event.link({walk_ins: true, over_capacity: 'The chair of the day said so'}));
  await page.getByRole('link', {name: 'Walk-in'}).click();
  await page.getByRole('button', {name: 'Let them in'}).tap();
  await expect(page.getByRole('link', {name: 'Enter a name'})).toBeVisible();
  await let_in(page, 'Wanda Walker');
  await expect(verdict(page)).toContainText('Wanda Walker');
  await all_sent(page);
  expect((await scans_of(rowan.folder)).map(({name, verdict: said}) => [name, said])).toEqual([['Wanda Walker', 'in']]);
});

test('a walk-in the service refuses is told why, and what was typed stays (K7)', async ({event, phone, rowan}) => {
  const page = await phone();
  await open_door(page, await event.link({walk_ins: true}));
  await page.getByRole('link', {name: 'Walk-in'}).click();
  await let_in(page, 'Wanda Walker');
  await expect(page.getByRole('link', {name: /The event is not for them/})).toBeVisible();
  await expect(page.getByRole('textbox', {name: 'Name', exact: true})).toHaveValue('Wanda Walker');
  await all_sent(page);
  expect(await recorded(rowan)).toEqual([]);
});

test('a link that takes no walk-ins has no form for them', async ({event, phone}) => {
  const page = await phone();
  await open_door(page, await event.link({walk_ins: false}));
  await expect(page.getByRole('link', {name: 'Walk-in'})).toHaveCount(0);
});

test('without a camera names come first, and nothing looks broken', async ({event, phone}) => {
  const page = await phone({camera: false});
  await open_door(page, await event.link());
  await page.getByRole('button', {name: 'Start camera'}).tap();
  await expect(page.getByRole('alert')).toContainText(/camera/);
  const [find, camera] = await Promise.all(['#find', '.camera'].map((part) => page.locator(part).boundingBox()));
  expect(find.y).toBeLessThan(camera.y);
});

test('the camera stops when one leaves the scanner, and comes back with it', async ({event, phone}) => {
  const page = await phone();
  await open_door(page, await event.link());
  await page.getByRole('button', {name: 'Start camera'}).tap();
  const running = () => page.evaluate(() => document.querySelector('video').srcObject?.active ?? false);
  await expect.poll(running).toBe(true);
  await page.getByRole('link', {name: 'Last 50'}).click();
  await expect.poll(running).toBe(false);
  await page.getByRole('link', {name: 'Scan', exact: true}).click();
  await expect.poll(running).toBe(true);
});

test('only the door may use the camera, and no script but its two becomes a worker', async ({page, rowan}) => {
  const policy = async (path) => (await fetch(rowan.address + path)).headers.get('Permissions-Policy');
  expect(await policy('/door/')).toContain('camera=(self)');
  expect(await policy('/')).toContain('camera=()');
  await page.goto('/door/');
  const start_worker = () => {
    try {
      return String(new Worker('/js/base.js', {type: 'module'}));
    } catch (error) {
      return error.name;
    }
  };
  expect(await unheard_of(page, () => page.evaluate(start_worker))).toBe('TypeError');
});
