// The ledger: who did what to whom, found by what, event, person, booking and time.
import {to} from '../../base.js';
import {date_and_time} from '../../dates.js';
import {announce, html, nothing, render, the} from '../../page.js';
import {fetch_own} from '../../organise/api.js';
import {open_desk} from '../../organise/desk.js';
import {make_screen} from '../../organise/screen.js';
import {data_table, more_button} from '../../organise/table.js';
import {o} from '../../organise/words.js';

const fields = ['act', 'event', 'person', 'registration', 'from', 'to'];

const screen = make_screen(show, {entries: [], next: null});

const chosen = (name) => new URLSearchParams(location.search).get(name) ?? '';

function somebody(name, reference) {
  if (!name && !reference) {
    return '–';
  }
  return reference
    ? html`<a href=${to(`/organise/people/${encodeURIComponent(reference)}`)}>${name || o.person.unnamed}</a>`
    : name;
}

function about(entry) {
  const person = entry.person_reference ? somebody(entry.person, entry.person_reference) : nothing;
  const event = entry.event
    ? html`<a href=${to(`/organise/events/${encodeURIComponent(entry.event)}`)}>${entry.event}</a>`
    : nothing;
  const booking = entry.registration ? html`<span class="reference">${entry.registration}</span>` : nothing;
  const parts = [person, event, booking].filter((part) => part !== nothing);
  return parts.length > 0 ? html`<ul class="plain">${parts.map((part) => html`<li>${part}</li>`)}</ul>` : '–';
}

const columns = [
  {
    label: o.ledger.act,
    kind: 'main',
    cell: (entry) => html`${o.acts[entry.act] ?? entry.act} <span class="beneath">${entry.seq}</span>`,
  },
  {label: o.ledger.when, cell: (entry) => date_and_time(entry.at)},
  {
    label: o.ledger.who,
    cell: (entry) => (entry.actor_reference ? somebody(entry.actor, entry.actor_reference) : o.ledger.itself),
  },
  {label: o.ledger.whom, cell: about},
  {
    label: o.ledger.why,
    cell: (entry) => [entry.reason, entry.detail.replaceAll('_', ' ')].filter(Boolean).join(' · ') || '–',
  },
];

function text_input(name, label, type = 'text') {
  return html`<div>
    <label class="label" for=${name}>${label}</label>
    <input class="input" id=${name} name=${name} type=${type} maxlength="100" autocomplete="off"
      .value=${chosen(name)}>
  </div>`;
}

function filters() {
  const acts = Object.entries(o.acts).sort(([, one], [, other]) => one.localeCompare(other));
  return html`<form class="filters" role="search" @submit=${search}>
    <div>
      <label class="label" for="act">${o.ledger.act}</label>
      <select class="input" id="act" name="act">
        <option value="">${o.ledger.any_act}</option>
        ${acts.map(([value, label]) => html`<option value=${value} .selected=${value === chosen('act')}>${label}</option>`)}
      </select>
    </div>
    ${text_input('event', o.ledger.event)} ${text_input('person', o.ledger.person)}
    ${text_input('registration', o.ledger.registration)}
    ${text_input('from', o.ledger.from, 'date')} ${text_input('to', o.ledger.to, 'date')}
    <div><button class="button quiet wide" type="submit">${o.ledger.show}</button></div>
  </form>`;
}

function show({entries, next}) {
  render(
    html`${screen.message()} ${filters()}
      ${
        entries.length > 0
          ? data_table({caption: o.ledger.caption(entries.length), columns, rows: entries})
          : html`<div class="card narrow"><h2>${o.ledger.none}</h2><p>${o.ledger.none_hint}</p></div>`
      }
      ${next ? more_button(o.ledger.more, show_more) : nothing}`,
    the('#root'),
  );
}

function address_of(cursor) {
  const asked = new URLSearchParams();
  for (const name of fields) {
    if (chosen(name)) {
      asked.set(name, chosen(name));
    }
  }
  if (cursor) {
    asked.set('cursor', cursor);
  }
  return `organise/ledger?${asked}`;
}

function show_more() {
  return screen.once('more', async () => {
    const page = await fetch_own(address_of(screen.view().next));
    const already = screen.view().entries.length;
    screen.turn({entries: [...screen.view().entries, ...page.entries], next: page.next});
    const row = the('#root').querySelectorAll('tbody tr')[already];
    row?.querySelector('a')?.focus();
    announce(o.ledger.caption(screen.view().entries.length));
  });
}

function search(submitted) {
  submitted.preventDefault();
  const asked = [...new FormData(submitted.target)].filter(([, value]) => value.trim());
  history.pushState(null, '', `?${new URLSearchParams(asked)}`);
  screen.once('search', load);
}

async function load() {
  const page = await fetch_own(address_of());
  screen.turn(page);
  announce(o.ledger.caption(page.entries.length));
}

const load_again = open_desk(load, {admins: true});
addEventListener('popstate', load_again);
