// What the phone at the door decides by itself, without a browser: verdicts (K2), names (K6), clocks.
import {createHash} from 'node:crypto';
import {ahead_by, date_and_time_in, day_in, is_off, time_in} from '../../web/js/door/clock.js';
import {folded, index_of, search} from '../../web/js/door/names.js';
import {is_pack, list_of} from '../../web/js/door/pack.js';
import {decide, hash_of, is_same, kinds, looks_like_reference, looks_like_ticket, window_at} from '../../web/js/door/rules.js';
import {words} from '../../web/js/i18n/en_door.js';
import {expect, test} from '@playwright/test';

const now = Date.parse('2027-03-11T09:30:00Z');
const day = '2027-03-11';
const seconds = (count) => now - count * 1000;

const cases = [
  {says: 'a booked person is in', of: {state: 'registered'}, verdict: 'in'},
  {says: 'the same phone seeing them again within 30 s is still green', of: {state: 'registered'}, mark: 29, verdict: 'in', repeated: true},
  {says: 'after 30 s they are already in, here', of: {state: 'registered'}, mark: 31, verdict: 'already', here: true},
  {says: 'who came by another door is already in', of: {state: 'registered'}, since: 5, verdict: 'already', here: false},
  {says: 'who waits has no place', of: {state: 'waiting'}, verdict: 'waiting'},
  {says: 'who has an offer has no place yet', of: {state: 'offered'}, verdict: 'waiting'},
  {says: 'who cancelled has no place', of: {state: 'cancelled'}, verdict: 'cancelled'},
  {says: 'who declined has no place', of: {state: 'declined'}, verdict: 'cancelled'},
  {says: 'a cancelled booking stays cancelled although they are in', of: {state: 'removed'}, mark: 5, verdict: 'cancelled'},
  {says: 'the event is not on today', of: {state: 'registered'}, days: ['2027-03-12'], verdict: 'wrong_day'},
  {says: 'a ticket that is not on the list is not refused', of: null, verdict: 'not_here'},
];

for (const {says, of, mark, since, days = [day], verdict, repeated, here} of cases) {
  test(`K2: ${says}`, () => {
    const found = decide({
      entry: of,
      mark: mark === undefined ? null : {at: seconds(mark), nonce: 'n'},
      since: since === undefined ? null : seconds(since),
      now,
      day,
      days,
    });
    expect(found.verdict).toBe(verdict);
    expect(found.repeated).toBe(repeated);
    expect(found.here).toBe(here);
  });
}

test('every verdict has a colour with its shape, and a word', () => {
  for (const [verdict, kind] of Object.entries(kinds)) {
    expect(['ok', 'warn', 'bad', 'plain']).toContain(kind);
    expect(verdict === 'not_here' ? words.verdicts.not_here('09:12') : words.verdicts[verdict], verdict).toBeTruthy();
  }
});

test('K6: the same code is the one just seen for 2 s, another one never is', () => {
  const seen = {text: 'one', at: now};
  expect(is_same(seen, 'one', now + 1_999)).toBe(true);
  expect(is_same(seen, 'one', now + 2_000)).toBe(false);
  expect(is_same(seen, 'two', now + 1)).toBe(false);
  expect(is_same(null, 'one', now)).toBe(false);
});

test('K5: a ticket is known by the first 32 hexadecimal digits of its SHA-256', async () => {
  const ticket = '0aWsmgFfrC73s0FnNjVRKh';
  expect(await hash_of(ticket)).toBe(createHash('sha256').update(ticket).digest('hex').slice(0, 32));
});

test('codes, references and names are told apart', () => {
  expect(looks_like_ticket('0aWsmgFfrC73s0FnNjVRKh')).toBe(true);
  for (const other of ['', 'RW-7K4Q2M', 'https://union.example/', '0aWsmgFfrC73s0FnNjVRK', 'Siân Pryce']) {
    expect(looks_like_ticket(other), other).toBe(false);
  }
  expect(looks_like_reference('rw-7k4q2m')).toBe(true);
  expect(looks_like_reference('RW7K4Q2M')).toBe(true);
  expect(looks_like_reference('Pryce')).toBe(false);
});

test('a link is open from its first moment to the one before its last', () => {
  const link = {valid_from: '2027-03-11T08:00:00Z', valid_until: '2027-03-11T18:00:00Z'};
  expect(window_at(link, Date.parse('2027-03-11T07:59:59Z'))).toBe('before');
  expect(window_at(link, Date.parse('2027-03-11T08:00:00Z'))).toBe('open');
  expect(window_at(link, Date.parse('2027-03-11T17:59:59Z'))).toBe('open');
  expect(window_at(link, Date.parse('2027-03-11T18:00:00Z'))).toBe('after');
});

const people = [
  ['RW-100001', 'Siân Pryce'],
  ['RW-100002', 'Łukasz Nowak'],
  ['RW-100003', 'Órla O’Brien'],
  ['RW-100004', 'Nguyễn Thị Ánh'],
  ['RW-100005', 'Wilhelmina-Georgiana Smith'],
  ['RW-100006', 'Bjørn Sørensen'],
].map(([reference, name]) => ({reference, name}));

for (const [typed, found] of [
  ['sian', ['RW-100001']],
  ['PRY si', ['RW-100001']],
  ['luk', ['RW-100002']],
  ['obrien', ['RW-100003']],
  ["o'br", ['RW-100003']],
  ['anh', ['RW-100004']],
  ['georg', ['RW-100005']],
  ['bjorn sor', ['RW-100006']],
  ['rw-100005', ['RW-100005']],
  ['100005', ['RW-100005']],
  ['s', []],
  [' ', []],
  ['zz', []],
  ['ryce', []],
]) {
  test(`K6: “${typed}” finds ${found.join(', ') || 'nobody'}`, () => {
    expect(search(index_of(people), typed).hits.map(({reference}) => reference)).toEqual(found);
  });
}

test('K6: eight hits at most, and word of it', () => {
  const many = Array.from({length: 9}, (_, number) => ({reference: `RW-20000${number}`, name: `Ann ${number}`}));
  expect(search(index_of(many), 'ann').hits).toHaveLength(8);
  expect(search(index_of(many), 'ann').more).toBe(true);
  expect(search(index_of(many.slice(0, 8)), 'ann')).toMatchObject({more: false});
  expect(folded('GWENLLÏAN')).toBe('gwenllian');
});

const row = (part = {}) => {
  const whole = {hash: '0'.repeat(32), reference: 'RW-1', state: 'registered', name: 'Ann', employer: '', workshops: [], note: '', in_since: null, ...part};
  return Object.values(whole);
};

test('what is not a whole pack is not taken for one', () => {
  expect(is_pack({days: [day], entries: [row()]})).toBe(true);
  expect(is_pack({days: [day], entries: []})).toBe(true);
  for (const broken of [null, {}, {days: [day]}, {days: [day], entries: [row().slice(1)]}, {days: [day], entries: [row({hash: 'x'})]}]) {
    expect(is_pack(broken), JSON.stringify(broken)).toBe(false);
  }
});

test('a check-in of yesterday does not count today, by pack or by phone', () => {
  const entries = [row({in_since: '2027-03-10T09:00:00Z'})];
  const list = list_of({entries, days: [day]}, [{reference: 'RW-1', day: '2027-03-10', at: now, nonce: 'n'}], 'Europe/London');
  expect(list.present('2027-03-10')).toBe(1);
  expect(list.present(day)).toBe(0);
  expect(list.mark_of('RW-1', day)).toBe(null);
});

test('times are the event’s, also across midnight and the change of clocks', () => {
  expect(time_in('2027-07-11T08:12:00Z', 'Europe/London')).toBe('09:12');
  expect(day_in('2027-07-10T23:30:00Z', 'Europe/London')).toBe('2027-07-11');
  expect(date_and_time_in('2027-03-11T08:00:00Z', 'Europe/London')).toBe('11 March, 08:00');
});

test('a device’s clock is compared with the answer’s Date', () => {
  const date = new Date(now).toUTCString();
  const ahead = ahead_by(date, now + 3_600_000, now + 3_600_200);
  expect(Math.abs(ahead - 3_600_000)).toBeLessThan(1_000);
  expect(is_off(ahead)).toBe(true);
  expect(is_off(ahead_by(date, now, now))).toBe(false);
  expect(ahead_by(null, now, now)).toBe(null);
});
