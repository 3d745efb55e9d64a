// "Add to your calendar": a file, an address, and the ways in of the programs people use (calendar.md 45, 49, 55).
import {AxeBuilder} from '@axe-core/playwright';
import {event_in, expect, sam, sign_in, test, unheard_of} from './support/test.mjs';

const unfold = (page) => page.getByText('Add to your calendar').click();

async function accessible(page) {
  const axe = new AxeBuilder({page}).options({preload: false});
  const {violations} = await unheard_of(page, () => axe.analyze());
  expect(violations.map((one) => one.id)).toEqual([]);
}

test('an event can be downloaded and subscribed to', async ({page, rowan}) => {
  const event = await event_in(rowan, 'open');
  const whole = `${rowan.address}/calendar/events/${event.slug}.ics`;
  await page.goto(`/events/${event.slug}`);
  await unfold(page);
  await expect(page.getByLabel('Address to subscribe to')).toHaveValue(whole);
  const address_of = (name) => page.getByRole('link', {name}).getAttribute('href');
  const webcal = whole.replace('http:', 'webcal:');
  expect(await address_of(/Calendar of this device/)).toBe(webcal);
  expect(await address_of('Google Calendar')).toBe(
    `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`,
  );
  const outlook = new URL(await address_of('Outlook on the web'));
  expect(outlook.host + outlook.pathname).toBe('outlook.office.com/calendar/0/addfromweb');
  expect(outlook.searchParams.get('url')).toBe(whole);
  await expect(page.getByText('not both')).toBeVisible();
  await accessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', {name: 'Download a calendar file'}).click();
  expect((await download).suggestedFilename()).toBe(`${event.slug}.ics`);
});

test('the address can be copied', async ({page, rowan, context}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const event = await event_in(rowan, 'not_yet');
  await page.goto(`/events/${event.slug}`);
  await unfold(page);
  await page.getByRole('button', {name: 'Copy the address'}).click();
  await expect(page.getByRole('status')).toHaveText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`${rowan.address}/calendar/events/${event.slug}.ics`);
});

test('an event that is over is not for calendars', async ({page, rowan}) => {
  const event = await event_in(rowan, 'past');
  await page.goto(`/events/${event.slug}`);
  await expect(page.getByRole('heading', {level: 1})).toHaveText(event.title);
  await expect(page.getByText('Add to your calendar')).toHaveCount(0);
});

test('the discreet are offered no program of others', async ({page, rowan}) => {
  const somebody = await rowan.somebody(sam);
  await somebody.context.patch('/api/me', {data: {discreet_calendar: true}});
  const event = await event_in(rowan, 'open');
  await sign_in(page, rowan, sam);
  await page.goto(`/events/${event.slug}`);
  await unfold(page);
  await expect(page.getByRole('link', {name: 'Download a calendar file'})).toBeVisible();
  await expect(page.getByRole('link', {name: 'Google Calendar'})).toHaveCount(0);
});

test('a private address says who will have a copy, and how soon changes show', async ({page, rowan}) => {
  await sign_in(page, rowan, sam);
  await page.goto('/account#calendar');
  const section = page.getByRole('region', {name: 'Your bookings in your own calendar'});
  await expect(section).toContainText('Google, Microsoft or Apple will hold a copy');
  await expect(section).toContainText('not both');
  await section.getByText('How soon changes appear').click();
  await expect(section).toContainText('after 4 to 24 hours');
  await section.getByRole('button', {name: 'Make a calendar address'}).click();
  for (const label of ['Your private calendar address', 'When booking opens for you']) {
    const address = await section.getByLabel(label).inputValue();
    const answer = await fetch(address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(await answer.text()).toContain('END:VCALENDAR');
  }
  await expect(section.getByRole('link', {name: 'Google Calendar'})).toHaveCount(2);
  await accessible(page);
});
