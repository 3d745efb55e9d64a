// Dates and times as they are written, by the clock of the event's zone.
import {expect, test} from '@playwright/test';
import {deadline, full_date, local_midnight, month_start, span, time_of_day} from '../../web/js/dates.js';

const times = [
  ['2027-03-11T09:30:00Z', 'Europe/London', '9:30am'],
  ['2027-03-11T14:00:00Z', 'Europe/London', '2pm'],
  ['2027-03-11T12:00:00Z', 'Europe/London', 'midday'],
  ['2027-03-11T12:05:00Z', 'Europe/London', '12:05pm'],
  ['2027-03-11T00:00:00Z', 'Europe/London', 'midnight'],
  ['2027-03-11T00:15:00Z', 'Europe/London', '12:15am'],
  ['2027-06-11T09:30:00Z', 'Europe/London', '10:30am'],
  ['2027-06-11T09:30:00Z', 'Europe/Paris', '11:30am'],
];
for (const [instant, zone, written] of times) {
  test(`${instant} in ${zone} is ${written}`, () => expect(time_of_day(instant, zone)).toBe(written));
}

const spans = [
  ['2027-03-11T09:30:00Z', '2027-03-11T16:30:00Z', 'Thursday, 11 March 2027, 9:30am to 4:30pm'],
  ['2027-03-09T09:30:00Z', '2027-03-11T16:30:00Z', 'Tuesday, 9 to Thursday, 11 March 2027'],
  ['2027-03-30T09:30:00Z', '2027-04-01T15:30:00Z', 'Tuesday, 30 March to Thursday, 1 April 2027'],
  ['2026-12-30T09:30:00Z', '2027-01-02T15:30:00Z', 'Wednesday, 30 December 2026 to Saturday, 2 January 2027'],
  ['2027-06-30T22:00:00Z', '2027-06-30T23:30:00Z', 'Wednesday, 30 June to Thursday, 1 July 2027'],
];
for (const [from, to, written] of spans) {
  test(`from ${from} to ${to} is “${written}”`, () => expect(span(from, to, 'Europe/London')).toBe(written));
}

test('a deadline names its zone, in winter and in summer', () => {
  expect(deadline('2027-01-08T17:00:00Z', 'Europe/London')).toBe('Friday, 8 January 2027, 5pm GMT');
  expect(deadline('2027-07-09T16:00:00Z', 'Europe/London')).toBe('Friday, 9 July 2027, 5pm BST');
});

test('a day is the day there, not here', () => {
  expect(full_date('2027-06-30T23:30:00Z', 'Europe/London')).toBe('Thursday, 1 July 2027');
});

const starts = [
  [2027, 1, '2027-01-01T00:00:00Z'],
  [2027, 7, '2027-06-30T23:00:00Z'],
  [2026, 13, '2027-01-01T00:00:00Z'],
];
for (const [year, month, instant] of starts) {
  test(`month ${month} of ${year} begins at ${instant}`, () =>
    expect(month_start(year, month)).toBe(instant));
}

test('midnight is right on the days the clocks change', () => {
  expect(local_midnight(2027, 3, 28)).toBe('2027-03-28T00:00:00Z');
  expect(local_midnight(2027, 10, 31)).toBe('2027-10-30T23:00:00Z');
});
