// The outbox: how many e-mails wait, went and failed; why they failed; another try or none.
import {to} from '../../base.js';
import {date_and_time} from '../../dates.js';
import {announce, focus_on, html, nothing, render, the} from '../../page.js';
import {fetch_own, post_own} from '../../organise/api.js';
import {open_desk} from '../../organise/desk.js';
import {make_screen} from '../../organise/screen.js';
import {data_table, more_button} from '../../organise/table.js';
import {o} from '../../organise/words.js';

const states = Object.keys(o.outbox.counts);
const may_try = ['failed', 'expired', 'cancelled'];

const screen = make_screen(show, {box: null});

function state() {
  const asked = new URLSearchParams(location.search).get('state');
  return states.includes(asked) ? asked : 'failed';
}

function tabs({counts}) {
  return html`<nav aria-label=${o.outbox.states}><ul class="chips">${states.map(
    (name) => html`<li><a class="chip" href="?state=${name}" aria-current=${state() === name ? 'page' : nothing}>
      ${o.outbox.counts[name]} <span class="numbers">${counts[name]}</span></a></li>`,
  )}</ul></nav>`;
}

function trouble({trouble: what, waiting_since}) {
  if (!what) {
    return waiting_since ? html`<p class="hint">${o.outbox.oldest(date_and_time(waiting_since))}</p>` : nothing;
  }
  return html`<div class="notice bad">
    <p><strong>${o.outbox.trouble(date_and_time(what.since))}</strong> ${what.reason}</p>
    ${what.again ? html`<p>${o.outbox.again(date_and_time(what.again))}</p>` : nothing}
  </div>`;
}

function kind_of({kind}) {
  const words = kind.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function about({event, event_title}) {
  return event
    ? html`<a href=${to(`/organise/events/${encodeURIComponent(event)}`)}>${event_title || event}</a>`
    : '–';
}

function ways_of(one) {
  const retry = html`<button class="linklike" type="button" aria-label=${o.outbox.retry_one(one.recipient)}
    @click=${() => retry_one(one)}>${o.outbox.retry}</button>`;
  const cancel = html`<button class="linklike" type="button" aria-label=${o.outbox.cancel_one(one.recipient)}
    @click=${() => cancel_one(one)}>${o.outbox.cancel}</button>`;
  return html`<span class="row">
    ${may_try.includes(one.state) ? retry : nothing}
    ${['waiting', 'failed'].includes(one.state) ? cancel : nothing}
  </span>`;
}

const columns = [
  {
    label: o.outbox.to,
    kind: 'main',
    cell: (one) => html`${one.recipient}<span class="beneath">${kind_of(one)}</span>`,
  },
  {label: o.outbox.about, cell: about},
  {label: o.outbox.since, cell: (one) => date_and_time(one.created_at)},
  {label: o.outbox.attempts, kind: 'number', cell: (one) => one.attempts},
  {label: o.outbox.error, cell: (one) => one.last_error || '–'},
  {label: o.outbox.do, kind: 'actions', cell: ways_of},
];

function list({box}) {
  const {messages, counts, next} = box;
  if (messages.length === 0) {
    return html`<div class="card narrow"><h2>${o.outbox.none}</h2><p>${o.outbox.none_hint}</p></div>`;
  }
  const all = html`<p><button class="button quiet" type="button" @click=${retry_all}>
    ${o.outbox.retry_all(counts.failed)}</button></p>`;
  return html`${state() === 'failed' && counts.failed > 1 ? all : nothing}
    ${data_table({
      caption: o.outbox.caption(messages.length, o.outbox.counts[state()]),
      columns,
      rows: messages,
    })}
    ${next ? more_button(o.outbox.more, show_more) : nothing}`;
}

function show(view) {
  if (view.box) {
    render(
      html`<p class="prose">${o.outbox.hint}</p>
        ${screen.message()} ${trouble(view.box)}
        <div class="bar">${tabs(view.box)}</div>
        <div id="messages" tabindex="-1">${list(view)}</div>`,
      the('#root'),
    );
  }
}

function address_of(cursor) {
  const asked = new URLSearchParams({state: state(), ...(cursor ? {cursor} : {})});
  return `organise/outbox?${asked}`;
}

async function load() {
  screen.turn({box: await fetch_own(address_of())});
}

function after(sentence, path, form) {
  return screen.once('change', async () => {
    const answer = await post_own(`organise/outbox/${path}`, {}, form);
    await load();
    screen.say(typeof sentence === 'function' ? sentence(answer.count) : sentence);
    focus_on('messages');
  });
}

const retry_all = () => after(o.outbox.retried_all, 'retry', 'retry-all');
const retry_one = ({reference}) =>
  after(o.outbox.retried, `${encodeURIComponent(reference)}/retry`, `retry.${reference}`);
const cancel_one = ({reference}) =>
  after(o.outbox.cancelled, `${encodeURIComponent(reference)}/cancel`, `cancel-mail.${reference}`);

function show_more() {
  return screen.once('more', async () => {
    const {box} = screen.view();
    const more = await fetch_own(address_of(box.next));
    screen.turn({box: {...more, messages: [...box.messages, ...more.messages]}});
    announce(o.outbox.caption(screen.view().box.messages.length, o.outbox.counts[state()]));
  });
}

const load_again = open_desk(load, {admins: true, fresh: true});
addEventListener('popstate', load_again);
