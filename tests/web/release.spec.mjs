// A rep's release from work: asked for by letter, the answer kept with the booking, seen by organisers.
import {sign_in_to_organise} from './support/desk.mjs';
import {event_in, expect, priya, sam, sign_in, test} from './support/test.mjs';

const section = (page) => page.getByRole('region', {name: 'Release from work'});

// Somebody's booking of an event for these: {event, path}.
async function booking(rowan, page, email, audience) {
  const event = await event_in(rowan, 'open', (one) => one.audience === audience);
  await sign_in(page, rowan, email);
  const made = await page.request.post(`${rowan.address}/api/events/${event.slug}/registrations`, {
    data: {},
    headers: {Origin: rowan.address},
  });
  expect(made.status(), await made.text()).toBe(201);
  return {event, path: `/bookings/${(await made.json()).reference}`};
}

test('a rep takes the letter, notes the answer, and organisers find who has none', async ({browser, page, rowan}) => {
  const {event, path} = await booking(rowan, page, priya, 'reps');
  await page.goto(path);
  const letter = await section(page).getByRole('link', {name: 'Letter to your employer (PDF)'}).getAttribute('href');
  expect((await page.request.get(rowan.address + letter)).headers()['content-type']).toBe('application/pdf');

  await expect(section(page).getByLabel('I have not asked yet')).toBeChecked();
  await section(page).getByLabel('Refused').check();
  await section(page).getByRole('button', {name: 'Keep this answer'}).click();
  await expect(section(page)).toContainText('Saved.');
  await page.reload();
  await expect(section(page).getByLabel('Refused')).toBeChecked();

  const desk = await browser.newPage({baseURL: rowan.address});
  await sign_in_to_organise(desk, rowan);
  await desk.goto(`/organise/events/${event.slug}/attendees?is=release:refused&columns=name,release`);
  await expect(desk.locator('.people tbody tr')).toHaveCount(1);
  await expect(desk.locator('.people tbody tr')).toContainText('refused');
  await expect(desk.getByText('Release from work is refused')).toBeVisible();
  await desk.close();
});

test('what is no course for reps asks for no release', async ({page, rowan}) => {
  const {event, path} = await booking(rowan, page, sam, 'members');
  await page.goto(path);
  await expect(page.getByRole('heading', {level: 1})).toHaveText(event.title);
  await expect(section(page)).toHaveCount(0);
});
