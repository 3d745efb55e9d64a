// The way from the list to a booked place and back in Firefox, on a phone's screen: by WebDriver BiDi, which
// Debian's Firefox speaks (Playwright's own Firefox is another build).
import puppeteer from 'puppeteer-core';
import {code_after} from './support/rowan.mjs';
import {event_in, expect, sam, test as plain} from './support/test.mjs';

const test = plain.extend({
  firefox: async ({}, use) => {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env.ROWAN_FIREFOX ?? '/usr/bin/firefox-esr',
      defaultViewport: {width: 390, height: 844},
    });
    await use(browser);
    await browser.close();
  },
});

// The page as its reader knows it: by roles and names.
function reader(page) {
  const the = (role, name) => page.locator(`::-p-aria([name="${name}"][role="${role}"])`);
  return {
    press: (name) => the('button', name).click(),
    follow: (name) => the('link', name).click(),
    fill: (name, text) => the('textbox', name).fill(text),
    sees: (name) => the('heading', name).wait(),
  };
}

test('somebody signs in, books and cancels in Firefox', async ({firefox, rowan}) => {
  test.setTimeout(240_000);
  const event = await event_in(rowan, 'open', (one) => one.kind === 'summit');
  const page = await firefox.newPage();
  page.setDefaultTimeout(60_000);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  const {press, follow, fill, sees} = reader(page);

  await page.goto(rowan.address);
  await follow(event.title);
  await sees(event.title);
  await follow('Book my place');
  const {code} = await code_after(rowan.folder, sam, async () => {
    await fill('Your e-mail address', sam);
    await press('Send me a code');
  });
  await fill('Code from the e-mail', code);
  await press('Sign in');
  await press('Book my place');
  await sees('You’re booked');
  expect(await page.evaluate(() => document.activeElement.id)).toBe('card');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await follow('Cancel my booking');
  await sees('Cancel your booking');
  await press('Cancel my booking');
  await sees('Done');

  const {registrations} = await (await rowan.somebody(sam)).get('/api/registrations');
  expect(registrations.map((one) => one.state)).toEqual(['cancelled']);
  expect(complaints).toEqual([]);
});
