// The events one organises: to come or past, found by words and state, each with where its places stand.
import {get} from '../../api.js';
import {to} from '../../base.js';
import {has_passed, short_date} from '../../dates.js';
import {announce, focus_on, html, nothing, render, the} from '../../page.js';
import {kind_of} from '../../pieces.js';
import {open_desk} from '../../organise/desk.js';
import {duplicate} from '../../organise/duplicate.js';
import {fullness} from '../../organise/places.js';
import {make_screen} from '../../organise/screen.js';
import {fetch_own} from '../../organise/api.js';
import {data_table, more_button} from '../../organise/table.js';
import {o} from '../../organise/words.js';
import {t} from '../../words.js';

const statuses = [
  {value: '', label: o.events.any_status},
  {value: 'draft', label: o.events.states.draft},
  {value: 'published', label: o.publishing.published},
  {value: 'cancelled', label: o.events.states.cancelled},
];

const screen = make_screen(show, {events: [], next: null});

const chosen = (name) => new URLSearchParams(location.search).get(name) ?? '';
const event_path = (slug, rest = '') => to(`/organise/events/${encodeURIComponent(slug)}${rest}`);

function state_of(event) {
  const {states} = o.events;
  if (event.status !== 'published') {
    return {kind: event.status === 'draft' ? 'warn' : 'bad', text: states[event.status]};
  }
  if (has_passed(event.ends_at)) {
    return {kind: '', text: states.past};
  }
  if (!has_passed(event.opens_at)) {
    return {kind: '', text: o.events.opens(short_date(event.opens_at))};
  }
  if (has_passed(event.closes_at)) {
    return {kind: '', text: states.closed};
  }
  return event.places.left === 0 ? {kind: 'warn', text: states.full} : {kind: 'ok', text: states.open};
}

function state_tag(event) {
  const {kind, text} = state_of(event);
  return html`<span class="tag ${kind}">${text}</span>`;
}

function name_of(event) {
  const about = [kind_of(event), event.town, event.region].filter(Boolean);
  return html`<a href=${event_path(event.slug)}>${event.title}</a>
    <span class="beneath">${[...new Set(about)].join(' · ')}</span>`;
}

function ways_of(event) {
  return html`<span class="row">
    <a href=${event_path(event.slug, '/edit')} aria-label=${o.events.edit_event(event.title)}>${o.events.edit}</a>
    <button class="linklike" type="button" aria-label=${o.events.duplicate_event(event.title)}
      @click=${() => hold_again(event)}>${o.events.duplicate}</button>
  </span>`;
}

const columns = [
  {label: o.events.event, kind: 'main', cell: name_of},
  {label: o.events.date, cell: (event) => html`<span class="whole-line">${short_date(event.starts_at)}</span>`},
  {label: o.events.status, cell: state_tag},
  {label: o.events.places, cell: (event) => fullness(event.places)},
  {label: o.events.waiting, kind: 'number', cell: (event) => event.places.waiting || '–'},
  {label: o.events.actions, kind: 'actions', cell: ways_of},
];

function periods() {
  const past = Boolean(chosen('past'));
  const link = (address, label, here) =>
    html`<li><a class="chip" href=${address} aria-current=${here ? 'page' : nothing}>${label}</a></li>`;
  return html`<nav aria-label=${o.events.when}><ul class="chips">
    ${link(to('/organise'), o.events.coming, !past)} ${link(`${to('/organise')}?past=true`, o.events.past, past)}
  </ul></nav>`;
}

function filters() {
  return html`<form class="filters" role="search" @submit=${search}>
    ${chosen('past') ? html`<input type="hidden" name="past" value="true">` : nothing}
    <div>
      <label class="label" for="q">${o.events.search}</label>
      <input class="input" id="q" name="q" type="search" maxlength="100" .value=${chosen('q')}>
    </div>
    <div>
      <label class="label" for="status">${o.events.status}</label>
      <select class="input" id="status" name="status">${statuses.map(
        ({value, label}) => html`<option value=${value} .selected=${value === chosen('status')}>${label}</option>`,
      )}</select>
    </div>
    <div><button class="button quiet wide" type="submit">${o.events.show}</button></div>
  </form>`;
}

function nothing_there() {
  const searched = chosen('q') || chosen('status') || chosen('past');
  return html`<div class="card narrow">
    <h2>${searched ? o.events.none_match : o.events.none}</h2>
    <p>${searched ? o.events.none_match_hint : o.events.none_hint}</p>
    ${
      searched
        ? html`<a class="button quiet" href=${to('/organise')}>${t.list.clear}</a>`
        : html`<a class="button" href=${to('/organise/events/new')}>${o.events.create}</a>`
    }
  </div>`;
}

function show({events, next}) {
  render(
    html`${screen.message()}
      <div class="bar">
        ${periods()}
        <a class="button" href=${to('/organise/events/new')}>${o.events.create}</a>
      </div>
      ${filters()}
      ${
        events.length > 0
          ? data_table({caption: o.events.caption(events.length), columns, rows: events, brief: true})
          : nothing_there()
      }
      ${next ? more_button(o.events.more, show_more) : nothing}`,
    the('#root'),
  );
}

function address_of(cursor) {
  const asked = new URLSearchParams();
  for (const [name, value] of [
    ['past', chosen('past')],
    ['status', chosen('status')],
    ['q', chosen('q')],
    ['cursor', cursor],
  ]) {
    if (value) {
      asked.set(name, value);
    }
  }
  return `organise/events?${asked}`;
}

function show_more() {
  return screen.once('more', async () => {
    const already = screen.view().events.length;
    const page = await fetch_own(address_of(screen.view().next));
    screen.turn({events: [...screen.view().events, ...page.events], next: page.next});
    the('#root').querySelectorAll('tbody a')[already * 2]?.focus();
  });
}

function search(submitted) {
  submitted.preventDefault();
  const asked = [...new FormData(submitted.target)].filter(([, value]) => value.trim());
  history.pushState(null, '', `${to('/organise')}?${new URLSearchParams(asked)}`);
  load_again();
}

async function hold_again(event) {
  await screen.once('duplicate', async () => {
    const {time_zone} = await fetch_own(`organise/events/${encodeURIComponent(event.slug)}`);
    const slugs = await duplicate({...event, time_zone});
    if (slugs?.length === 1) {
      location.assign(event_path(slugs[0], '/edit'));
    } else if (slugs) {
      await load();
      screen.say(o.duplicating.made(slugs.length));
      focus_on('said');
    }
  });
}

async function load() {
  const page = await get(address_of());
  screen.turn(page);
  announce(o.events.caption(page.events.length));
}

const load_again = open_desk(load, {fresh: true});
addEventListener('popstate', load_again);
