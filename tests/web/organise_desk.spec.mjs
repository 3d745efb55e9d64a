// The dashboard of one event: its numbers, as they change, and the ways from them into the list.
import {organiser, sign_in_to_organise} from './support/desk.mjs';
import {expect, priya, sam, sign_in, test} from './support/test.mjs';

const summit = 'members-summit';
const path = `/organise/events/${summit}`;

const number = (page, label) => page.locator('.kpi', {hasText: label}).locator('b');

test.describe('for organisers', () => {
  test.beforeEach(async ({page, rowan}) => {
    await sign_in_to_organise(page, rowan);
  });

  test('the dashboard says how the event fills', async ({page, rowan}) => {
    const {get, desk} = await organiser(rowan);
    const board = await get(`${desk(summit)}/live`);
    await page.goto(path);
    await expect(page.getByRole('heading', {level: 1})).toContainText('Summit');
    await expect(number(page, 'Places taken')).toHaveText(String(board.places.taken));
    await expect(page.locator('.kpi').first()).toContainText(`of ${board.places.capacity}`);
    for (const {title, places} of board.workshops) {
      await expect(page.getByRole('listitem').filter({hasText: title})).toContainText(
        `${places.taken} of ${places.capacity}`,
      );
    }
  });

  test('bookings over time are a picture, a sentence and a table of the same numbers', async ({page, rowan}) => {
    const {get, desk} = await organiser(rowan);
    const {bookings} = await get(`${desk(summit)}/live`);
    const all = bookings.reduce((sum, one) => sum + one.count, 0);
    await page.goto(path);
    await expect(page.getByText(`${all} bookings in all`)).toBeVisible();
    const table = page.locator('[aria-labelledby=bookings] table');
    await expect(table).toBeHidden();
    await page.getByText('Show as a table').click();
    const counts = (await table.locator('td').allTextContents()).map(Number);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(all);
    await expect(page.locator('.bars rect')).toHaveCount(counts.length);
  });

  test('what happens elsewhere shows within seconds, and not while it is paused', async ({page, rowan}) => {
    const {post, desk} = await organiser(rowan);
    const add = (email) => post(`${desk(summit)}/registrations`, {email});
    await page.goto(path);
    await expect(page.locator('#line')).toHaveText('Live');
    const before = Number(await number(page, 'Places taken').textContent());
    await add(sam);
    await expect(number(page, 'Places taken')).toHaveText(String(before + 1));
    await page.getByRole('button', {name: 'Pause'}).click();
    await expect(page.locator('#line')).toHaveText('Paused');
    await add(priya);
    await expect(number(page, 'Places taken')).toHaveText(String(before + 1));
    await page.getByRole('button', {name: 'Go on'}).click();
    await expect(page.locator('#line')).toHaveText('Live');
    await expect(number(page, 'Places taken')).toHaveText(String(before + 2));
  });

  test('a dashboard that loses the service says so, and finds it again', async ({page, rowan}) => {
    await page.clock.install();
    await page.goto(path);
    await expect(page.locator('#line')).toHaveText('Live');
    await rowan.stop();
    await expect(page.locator('#line')).toHaveText('Reconnecting…');
    await rowan.start_again();
    await page.clock.fastForward(15_000);
    await expect(page.locator('#line')).toHaveText('Live');
  });

  test('what needs an organiser leads to those it is about', async ({page, rowan}) => {
    const {post, desk} = await organiser(rowan);
    const full = 'new-reps-glasgow'; // without a waiting list
    const added = await post(`${desk(full)}/registrations`, {email: priya, over_capacity: true, reason: 'Promised'});
    expect(added.status()).toBe(201);
    await page.goto(`/organise/events/${full}`);
    await expect(page.locator('.kpi').first()).toContainText('1 over capacity');
    await page.getByRole('link', {name: /1 over capacity/}).click();
    await expect(page).toHaveURL(/\/attendees\?state=registered&sort=booking&backwards=true/);
    await expect(page.locator('tbody tr').first()).toContainText('Priya Nair');
  });

  test('a workshop leads to those who are in it', async ({page}) => {
    await page.goto(path);
    await page.getByRole('link', {name: 'Fair rotas'}).click();
    await expect(page.getByRole('button', {name: 'Remove the filter “Workshop is Fair rotas”'})).toBeVisible();
  });

  test('caterers’ counts can be taken away', async ({page}) => {
    await page.goto(path);
    const download = page.waitForEvent('download');
    await page.getByRole('link', {name: 'Counts as CSV'}).click();
    expect((await download).suggestedFilename()).toBe('counts.csv');
  });

  test('an event that nobody has booked shows its address to share', async ({page, rowan}) => {
    await page.goto('/organise/events/new-reps-belfast');
    await expect(page.getByRole('link', {name: `${rowan.address}/events/new-reps-belfast`})).toBeVisible();
  });

  test('tabs lead to the attendees and the messages and back', async ({page, rowan}) => {
    await page.goto(path);
    for (const name of ['Attendees', 'Messages', 'Overview']) {
      await page.getByRole('navigation', {name: 'This event'}).getByRole('link', {name}).click();
      const current = page.getByRole('navigation', {name: 'This event'}).locator('[aria-current=page]');
      await expect(current).toContainText(name);
    }
    await expect(page).toHaveURL(rowan.address + path);
  });
});

test('it is for organisers: a visitor is sent to sign in, a member is refused', async ({page, rowan}) => {
  await page.goto(path);
  await page.waitForURL(/\/signin\?next=/);
  await sign_in(page, rowan, sam, {at: null, then: path});
  await expect(page.getByText('This is for those who organise.')).toBeVisible();
});
