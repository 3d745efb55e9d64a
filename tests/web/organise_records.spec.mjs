// The records of the service: ledger, retention, tokens, outbox.
import {iain, morag, organiser, sign_in_to_organise} from './support/organiser.mjs';
import {expect, test} from './support/test.mjs';

const said = (page) => page.locator('#said');

test('the ledger is searched, and leads to people and events', async ({page, rowan}) => {
  const one = await organiser(rowan, morag);
  const {events} = await one.get('/api/organise/events?q=cardiff');
  await one.change(events[0].slug, {contact: 'wales@union.example'});
  await sign_in_to_organise(page, rowan, iain, '/organise/ledger');
  await page.getByLabel('What').selectOption('Event changed');
  await page.getByRole('button', {name: 'Search'}).click();
  const row = page.getByRole('row', {name: /Event changed/});
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('contact');
  await expect(page).toHaveURL(/act=event_changed/);
  await expect(row.getByRole('link', {name: 'Morag Sinclair'})).toBeVisible();
  await page.getByLabel('Event (address)').fill('no-such-event');
  await page.getByRole('button', {name: 'Search'}).click();
  await expect(page.getByRole('heading', {name: 'No entry is like this'})).toBeVisible();
  await page.goto('/organise/ledger');
  await expect(page.getByRole('rowheader')).toHaveCount(100);
  await page.getByRole('button', {name: 'Earlier entries'}).click();
  await expect(page.getByRole('rowheader')).toHaveCount(200);
});

test('what will be forgotten by a day is shown', async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan, iain, '/organise/retention');
  await expect(page.getByText('Nothing is due by then.')).toBeVisible();
  await page.getByLabel('By the end of').fill('2040-01-01');
  await page.getByRole('button', {name: 'Look'}).click();
  await expect(page.getByRole('row', {name: /Members' Summit/}).first()).toBeVisible();
});

test('a token is made, shown once, good for what it says, and ended', async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan, morag, '/organise/tokens');
  await page.getByRole('button', {name: 'Make the token'}).click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([
    'Enter the program’s name',
    'Tick at least one',
  ]);
  await page.getByLabel('Name of the program').fill('<b>Spreadsheet</b>');
  await page.getByRole('checkbox', {name: /^Read events/}).check();
  await page.getByLabel('Days it lasts').fill('400');
  await page.getByRole('button', {name: 'Make the token'}).click();
  await expect(page.getByRole('alert')).toContainText('from 1 to 366');
  await expect(page.getByRole('checkbox', {name: /^Read events/})).toBeChecked();
  await page.getByLabel('Days it lasts').fill('30');
  await page.getByRole('button', {name: 'Make the token'}).click();
  await expect(page.getByRole('heading', {name: 'Your new token'})).toBeFocused();
  const token = await page.getByLabel('Token', {exact: true}).inputValue();
  const ask = (path) => fetch(rowan.address + path, {headers: {Authorization: `Bearer ${token}`}});
  expect((await ask('/api/organise/events')).status).toBe(200);
  expect((await ask('/api/organise/people?q=sam')).status).toBe(403);
  await page.reload();
  await expect(page.getByRole('heading', {name: 'Your tokens'})).toBeVisible();
  await expect(page.getByLabel('Token', {exact: true})).toHaveCount(0);
  await page.getByRole('button', {name: 'End the token of <b>Spreadsheet</b>'}).click();
  await expect(said(page)).toContainText('The token has ended');
  expect((await ask('/api/organise/events')).status).toBe(401);
});

// The outbox as it is when mail cannot be delivered.
function troubled_box(state) {
  const message = (reference, recipient) => ({
    reference,
    kind: 'place_confirmed',
    state,
    recipient,
    created_at: '2026-11-26T09:00:00Z',
    send_after: '2026-11-26T09:00:00Z',
    attempts: 7,
    last_error: '550 <script>document.title="run"</script> no such mailbox',
    registration: 'RW-7K4Q2M',
    event: 'new-reps-cardiff',
    event_title: "New reps' course, Cardiff",
  });
  return {
    counts: {waiting: 3, sent: 12, failed: 2, expired: 0, cancelled: 0},
    waiting_since: '2026-11-26T09:00:00Z',
    trouble: {since: '2026-11-26T09:00:00Z', again: '2026-11-26T10:00:00Z', reason: 'The mail server does not answer.'},
    messages: [message('m1', 'ann@post.example'), message('m2', 'bob@post.example')],
    next: null,
  };
}

test('failed e-mails are shown with the reason, tried again one by one or all, and cancelled', async ({page, rowan}) => {
  const asked = [];
  await page.route('**/api/organise/outbox**', async (route) => {
    const request = route.request();
    const {pathname, searchParams} = new URL(request.url());
    if (request.method() === 'GET') {
      await route.fulfill({json: troubled_box(searchParams.get('state'))});
      return;
    }
    asked.push(pathname.replace('/api/organise/outbox/', ''));
    await route.fulfill({json: {count: 2, seq: 9}});
  });
  await sign_in_to_organise(page, rowan, iain);
  await page.goto('/organise/outbox');
  await expect(page.getByText('The mail server does not answer.')).toBeVisible();
  await expect(page.getByRole('link', {name: /Failed\s+2/})).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('row', {name: /ann@post.example/})).toContainText('no such mailbox');
  await page.getByRole('button', {name: 'Try again: ann@post.example'}).click();
  await expect(said(page)).toContainText('It is tried again.');
  await page.getByRole('button', {name: 'Cancel: bob@post.example'}).click();
  await expect(said(page)).toContainText('It is cancelled.');
  await page.getByRole('button', {name: 'Try all 2 again'}).click();
  await expect(said(page)).toContainText('2 e-mails are tried again.');
  expect(asked).toEqual(['m1/retry', 'm2/cancel', 'retry']);
  await expect(page).not.toHaveTitle('run');
});

test('the outbox of a service that delivers is told by its numbers', async ({page, rowan}) => {
  await sign_in_to_organise(page, rowan, iain, '/organise/outbox');
  await expect(page.getByRole('heading', {name: 'None is here'})).toBeVisible();
  await page.getByRole('link', {name: /^Sent/}).click();
  await expect(page.getByRole('table')).toContainText('@');
});
