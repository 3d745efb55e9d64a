// The site below a path, behind nginx: everything is there, and nothing leads out of it.
import {free_port, nginx} from './support/between.mjs';
import {code_after} from './support/rowan.mjs';
import {morag, show_factor} from './support/organiser.mjs';
import {event_in, expect, sam, sign_in, test as plain} from './support/test.mjs';

const test = plain.extend({
  twin: [false, {option: true}],

  settings: async ({twin}, use) => {
    const web = twin ? {ROWAN_WEB: process.env.ROWAN_TEST_TWIN} : {};
    await use({...web, ROWAN_PUBLIC_URL: `http://127.0.0.1:${await free_port()}/union`});
  },

  site: async ({settings, rowan}, use) => {
    const proxy = await nginx(settings.ROWAN_PUBLIC_URL, rowan.address);
    await use({folder: rowan.folder, address: settings.ROWAN_PUBLIC_URL});
    await proxy.stop();
  },
});

// Where the page's own links and pictures lead to, if not below the site.
function strays(page, site) {
  return page.evaluate(
    (base) =>
      [...document.querySelectorAll('[href], [src]')]
        .map((element) => element.href || element.src)
        .filter((address) => address.startsWith(location.origin) && !address.startsWith(`${base}/`)),
    site.address,
  );
}

for (const twin of [false, true]) {
  test.describe(twin ? 'as released' : 'as developed', () => {
    test.use({twin});

    test('somebody finds, signs in, books and looks around', async ({page, rowan, site}) => {
      const event = await event_in(rowan, 'open', (one) => one.kind === 'summit');
      const asked = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${site.address}/`);
      await page.getByRole('link', {name: event.title, exact: true}).click();
      await page.waitForURL(`${site.address}/events/${event.slug}`);
      await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', page.url());
      await page.getByRole('link', {name: 'Book my place'}).click();
      await page.waitForURL(`${site.address}/signin?*`);
      await sign_in(page, site, sam, {at: null, then: `/events/${event.slug}`});
      await page.getByRole('button', {name: 'Book my place'}).click();
      await expect(page.getByRole('heading', {name: 'You’re booked'})).toBeVisible();
      expect(await strays(page, site)).toEqual([]);
      for (const name of ['My bookings', 'Sam Okafor', 'Help', 'Privacy', 'Accessibility', 'Events']) {
        await page.getByRole('link', {name, exact: true}).first().click();
        await expect(page.getByRole('heading', {level: 1})).toBeVisible();
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        expect(await strays(page, site), name).toEqual([]);
      }
      expect(asked.filter((address) => !address.startsWith(`${site.address}/`))).toEqual([]);
    });

    test('organisers find their pages there too', async ({page, rowan, site}) => {
      const asked = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${site.address}/signin`);
      await sign_in(page, site, morag, {at: null});
      await page.getByRole('link', {name: 'Organise'}).click();
      await page.waitForURL(`${site.address}/organise`);
      await show_factor(page, rowan, morag);
      for (const name of ['People', 'Tokens', 'Events', 'New event']) {
        await page.getByRole('link', {name, exact: true}).last().click();
        await expect(page.getByRole('heading', {level: 1})).toBeVisible();
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        expect(await strays(page, site), name).toEqual([]);
      }
      expect(asked.filter((address) => !address.startsWith(`${site.address}/`))).toEqual([]);
    });

    test('an organiser looks at an event’s desk, live, and at its attendees', async ({page, rowan, site}) => {
      await page.goto(`${site.address}/signin`);
      await sign_in(page, site, morag, {at: null});
      await page.goto(`${site.address}/organise/events/members-summit`);
      await show_factor(page, rowan, morag);
      await expect(page.locator('#line')).toHaveText('Live');
      expect(await strays(page, site)).toEqual([]);
      await page.getByRole('link', {name: /Places taken/}).click();
      await page.locator('.people').getByRole('link').first().click();
      await expect(page.locator('#panel')).toContainText('RW-');
      expect(page.url()).toContain(`${site.address}/organise/events/members-summit/attendees/RW-`);
      expect(await strays(page, site)).toEqual([]);
      for (const path of ['add', 'import', 'messages']) {
        await page.goto(`${site.address}/organise/events/members-summit/${path}`);
        await expect(page.getByRole('heading', {level: 1})).toBeVisible();
        expect(await strays(page, site), path).toEqual([]);
      }
    });
  });
}

test('the mail’s link leads back into the site', async ({page, site}) => {
  await page.goto(`${site.address}/signin`);
  const {code, text} = await code_after(site.folder, sam, async () => {
    await page.getByLabel('Your e-mail address').fill(sam);
    await page.getByRole('button', {name: 'Send me a code'}).click();
  });
  expect(text).toContain(`${site.address}/signin#${code}`);
});
