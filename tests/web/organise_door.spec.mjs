// Preparing a door as organisers do: links made, shown once, withdrawn; what the doors tell.
import {faults, appearances} from './support/faults.mjs';
import {expect, path_of, send_scans, standing, test} from './support/door.mjs';
import {sign_in_to_organise} from './support/desk.mjs';

const path = (slug) => `/organise/events/${slug}/door`;
const device = (page, name) => page.getByRole('listitem').filter({hasText: name});

async function make_link(page, name) {
  await page.getByLabel('What this door is called').fill(name);
  await page.getByLabel('Works from').fill('2020-01-01T08:00');
  await page.getByLabel('Works until').fill('2090-01-01T18:00');
  await page.getByRole('button', {name: 'Make the link'}).click();
  await expect(page.getByRole('heading', {name: `The link of ${name}`})).toBeVisible();
}

test('an organiser makes a link, shows it once, and a phone opens it', async ({event, page, phone, rowan}) => {
  await sign_in_to_organise(page, rowan);
  await page.goto(path(event.slug));
  await expect(page.getByText('No device has a link yet.')).toBeVisible();
  await make_link(page, 'Door A');
  await expect(page.getByRole('img', {name: 'QR code of the door’s link'})).toBeVisible();
  const address = await page.getByLabel('Address').inputValue();
  const [, list, token] = /\/door\/([\w-]+)#([\w-]+)$/.exec(address);
  const helper = await phone();
  await helper.goto(path_of({list, token}));
  await expect(standing(helper)).toContainText(/\d+ tickets/);
  await page.getByRole('button', {name: 'Done, put it away'}).click();
  await expect(page.getByLabel('Address')).toHaveCount(0);
  await page.reload();
  await expect(device(page, 'Door A')).toContainText('Open');
  await expect(page.locator('main')).not.toContainText(token);
});

test('a phone is set up by the code on the organiser’s screen', async ({event, page, phone, rowan}) => {
  await sign_in_to_organise(page, rowan);
  await page.goto(path(event.slug));
  await make_link(page, 'Door A');
  const modules = await page.locator('svg.ticket path').last().getAttribute('d');
  const side = Number((await page.locator('svg.ticket').getAttribute('viewBox')).split(' ').at(-1));
  const helper = await phone({scenes: [{modules: modules_of(modules, side), seconds: 2}]});
  await helper.goto('/door/');
  await helper.getByRole('button', {name: 'Scan the organiser’s code'}).click();
  await expect(standing(helper)).toContainText(/\d+ tickets/);
});

// The dark modules of a path of runs, "M4 4h7v1h-7z…", as rows of flags.
function modules_of(path, side) {
  const rows = Array.from({length: side}, () => Array(side).fill(false));
  for (const [, column, row, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    rows[row].fill(true, Number(column), Number(column) + Number(length));
  }
  return rows;
}

test('what is missing is said, and what was typed stays', async ({event, page, rowan}) => {
  await sign_in_to_organise(page, rowan);
  await page.goto(path(event.slug));
  await page.getByLabel('Works from').fill('2027-03-11T18:00');
  await page.getByLabel('Works until').fill('2027-03-11T08:00');
  await page.getByRole('button', {name: 'Make the link'}).click();
  await expect(page.getByRole('link', {name: 'Enter what this door is called'})).toBeVisible();
  await expect(page.getByRole('link', {name: 'The end must come after the beginning'})).toBeVisible();
  await expect(page.getByLabel('Works from')).toHaveValue('2027-03-11T18:00');
});

test('a link is withdrawn after asking once more', async ({event, page, rowan}) => {
  await event.link({name: 'Door A'});
  await sign_in_to_organise(page, rowan);
  await page.goto(path(event.slug));
  await page.getByRole('button', {name: 'Withdraw the link of Door A'}).click();
  await page.getByRole('button', {name: 'Leave it'}).click();
  await page.getByRole('button', {name: 'Withdraw the link of Door A'}).click();
  await page.getByRole('button', {name: 'Withdraw it'}).click();
  await expect(device(page, 'Door A')).toContainText('Withdrawn');
  await expect(page.getByRole('button', {name: 'Withdraw the link of Door A'})).toHaveCount(0);
});

test('numbers, devices and conflicts are there to read', async ({event, page, rowan}) => {
  const [one, other] = await event.people();
  const [a, b] = [await event.link({name: 'Door A'}), await event.link({name: 'Door B'})];
  await send_scans(rowan, a, [one.ticket, other.ticket]);
  await send_scans(rowan, b, [one.ticket, '0aWsmgFfrC73s0FnNjVRKh']);
  await sign_in_to_organise(page, rowan);
  await page.goto(path(event.slug));
  const part = (name) => page.getByRole('region', {name, exact: true});
  await expect(part('So far').last()).toContainText(/2\s*2/);
  await expect(part('To read').last()).toContainText(one.name);
  await expect(part('To read').last()).toContainText('was in already');
  await expect(part('To read').last()).toContainText('A ticket we do not know');
  await expect(device(page, 'Door B').first()).not.toContainText('not yet');
});

for (const layout of ['sheet', 'label']) {
  test(`badges as ${layout}, sheets and lists come as PDF`, async ({event, page, rowan}) => {
    await sign_in_to_organise(page, rowan);
    await page.goto(path(event.slug));
    await page.getByLabel('Badges').selectOption(layout);
    for (const name of ['Badges (PDF)', 'Sign-in sheet (PDF)', 'Lists for the rooms (PDF)']) {
      const asked = page.waitForRequest(/\.pdf/);
      const got = page.waitForEvent('download');
      await page.getByRole('link', {name}).click();
      expect((await got).suggestedFilename()).toMatch(/\.pdf$/);
      if (name.startsWith('Badges')) {
        expect((await asked).url()).toContain(`layout=${layout}`);
      }
    }
  });
}

for (const [name, appearance] of Object.entries(appearances)) {
  test.describe(name, () => {
    test.use(appearance);

    test('the door’s page has no fault', async ({event, page, rowan}) => {
      const [one] = await event.people();
      const link = await event.link({name: 'Door A', walk_ins: true});
      await send_scans(rowan, link, [one.ticket, one.ticket]);
      await sign_in_to_organise(page, rowan);
      await page.goto(path(event.slug));
      expect(await faults(page)).toEqual([]);
      await make_link(page, 'Door B');
      expect(await faults(page)).toEqual([]);
      await page.getByLabel('May let people in').check();
      await page.getByRole('button', {name: 'Make the link'}).click();
      await page.getByRole('button', {name: 'Withdraw the link of Door A'}).click();
      expect(await faults(page)).toEqual([]);
    });
  });
}
