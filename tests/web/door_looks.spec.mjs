// Every view of the door: accessible (WCAG 2.2 AA as far as a machine can tell), fitting, in every light and size.
import {faults} from './support/faults.mjs';
import {expect, open_door, path_of, scan, test, verdict} from './support/door.mjs';

const appearances = {
  'light': {},
  'dark': {colorScheme: 'dark'},
  'landscape': {viewport: {width: 844, height: 390}},
  'narrow': {viewport: {width: 320, height: 640}},
  'large': {viewport: {width: 1100, height: 800}, isMobile: false},
  'forced colours': {forcedColors: 'active'},
};

for (const [name, appearance] of Object.entries(appearances)) {
  test(`no view has a fault: ${name}`, async ({event, phone}) => {
    test.setTimeout(120_000);
    const [one] = await event.people();
    const link = await event.link({walk_ins: true});
    const page = await phone(appearance);
    const wrong = {};
    const look = async (view) => {
      const found = await faults(page);
      if (found.length > 0) {
        wrong[view] = found;
      }
    };
    await page.goto('/door/');
    await look('set-up');
    await page.goto(path_of(link));
    await expect(page.getByRole('heading', {name: 'Ready for the door?'})).toBeVisible();
    await look('ready');
    await open_door(page, link);
    await look('scanner');
    await scan(page, one.ticket);
    await expect(verdict(page)).toContainText(one.name);
    await look('in');
    await scan(page, 'https://elsewhere.example/');
    await expect(verdict(page)).toHaveClass(/bad/);
    await look('refused');
    await page.context().setOffline(true);
    await scan(page, '0aWsmgFfrC73s0FnNjVRKh');
    await expect(verdict(page)).toHaveClass(/warn/);
    await look('not on the list');
    await page.locator('#find').fill(one.name.slice(0, 2));
    await expect(page.locator('.hit').first()).toBeVisible();
    await look('found');
    await page.locator('.hit').first().click();
    await look('chosen');
    await page.getByRole('link', {name: 'Last 50'}).click();
    await look('log');
    await page.getByRole('link', {name: 'Walk-in'}).click();
    await page.getByRole('button', {name: 'Let them in'}).click();
    await look('walk-in');
    await page.context().setOffline(false);
    await page.getByRole('link', {name: 'Scan', exact: true}).click();
    await page.getByRole('button', {name: 'Start camera'}).click();
    await expect(page.getByRole('button', {name: 'Stop'})).toBeVisible();
    await look('camera');
    await link.revoke();
    await page.getByRole('button', {name: 'Sync now'}).click();
    await expect(page.getByRole('heading', {name: 'This link has been withdrawn'})).toBeVisible();
    await look('withdrawn');
    expect(wrong).toEqual({});
  });
}
