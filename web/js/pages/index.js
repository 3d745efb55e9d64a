// The list of events: filters live in the address, one's next event stands on top.
import {get} from '../api.js';
import {browser} from '../store.js';
import {who} from '../me.js';
import {date_and_time, local, local_midnight, month_start, span} from '../dates.js';
import {
  booking_path,
  event_path,
  is_active,
  kind_of,
  leaf,
  mine_for,
  place_of,
  state_tag,
} from '../pieces.js';
import {announce, html, nothing, open_page, render, sentence_for, the} from '../page.js';
import {to} from '../base.js';
import {t} from '../words.js';

const root = the('#root');
const filters = the('#filters');
const months_ahead = 12;
const at_first = 8; // events that fill a screen

let shown = null; // {events, next, mine, saved_at}

// "2027-03" for each month from now on.
function coming_months() {
  const now = local(Date.now());
  return Array.from({length: months_ahead}, (_, ahead) => {
    const month = now.month + ahead;
    const year = now.year + Math.floor((month - 1) / 12);
    return {year, month: ((month - 1) % 12) + 1};
  });
}

function month_value({year, month}) {
  return `${year}-${String(month).padStart(2, '0')}`;
}

function fill(select, first, options, chosen) {
  const all = [{value: '', text: first}, ...options];
  render(html`${all.map(({value, text}) => html`<option value=${value}>${text}</option>`)}`, select);
  select.value = chosen;
}

function show_filters(regions) {
  const chosen = new URLSearchParams(location.search);
  const months = coming_months().map((one) => ({
    value: month_value(one),
    text: `${t.dates.months[one.month - 1]} ${one.year}`,
  }));
  const kinds = Object.entries(t.kinds).map(([value, text]) => ({value, text}));
  const region = chosen.get('region') ?? '';
  const known = [...new Set([...regions, region].filter(Boolean))].sort();
  fill(
    filters.elements.region,
    t.list.anywhere,
    known.map((value) => ({value, text: value})),
    region,
  );
  fill(filters.elements.kind, t.list.any_kind, kinds, chosen.get('kind') ?? '');
  fill(
    filters.elements.when,
    t.list.coming_up,
    [...months, {value: 'past', text: t.list.past}],
    chosen.get('when') ?? '',
  );
  filters.elements.q.value = chosen.get('q') ?? '';
}

// The page's own filters, as the API's.
function query() {
  const chosen = new URLSearchParams(location.search);
  const asked = new URLSearchParams();
  for (const name of ['region', 'kind', 'series', 'q']) {
    if (chosen.get(name)) {
      asked.set(name, chosen.get(name));
    }
  }
  for (const [name, value] of Object.entries(period(chosen.get('when') ?? ''))) {
    asked.set(name, value);
  }
  return asked;
}

// From when to when: a month, what is past, or what is still to come. Today's midnight rather than this
// moment, so that the answer can be cached.
function period(when) {
  if (when === 'past') {
    return {to: today()};
  }
  if (!/^\d{4}-\d\d$/.test(when)) {
    return {from: today()};
  }
  const [year, month] = when.split('-').map(Number);
  return {from: month_start(year, month), to: month_start(year, month + 1)};
}

function today() {
  const at = local(Date.now());
  return local_midnight(at.year, at.month, at.day);
}

function card(event, mine) {
  return html`<li class="event">
    ${leaf(event.starts_at, event.time_zone)}
    <div class="what">
      <h2><a class="whole" href=${event_path(event.slug)}>${event.title}</a></h2>
      ${event.summary ? html`<p class="wide-only">${event.summary}</p>` : nothing}
    </div>
    <div>
      <p>${span(event.starts_at, event.ends_at, event.time_zone)}</p>
      <p>${place_of(event)}&nbsp;· ${kind_of(event)}</p>
    </div>
    <p class="tags">${state_tag(event, mine_for(mine, event.slug))}</p>
  </li>`;
}

function next_event(mine) {
  const [next] = mine
    .filter((one) => is_active(one) && one.state !== 'waiting' && new Date(one.event.ends_at) > new Date())
    .sort((one, other) => one.event.starts_at.localeCompare(other.event.starts_at));
  if (!next) {
    return nothing;
  }
  const zone = next.event.time_zone;
  const offered = next.state === 'offered';
  return html`<section class="card stub next" aria-labelledby="next">
    ${leaf(next.event.starts_at, zone)}
    <div>
      <h2 id="next">${offered ? t.card.offered : t.list.next_event}</h2>
      <p><strong>${next.event.title}</strong></p>
      <p class="quiet-text">${span(next.event.starts_at, next.event.ends_at, zone)}</p>
    </div>
    <a class="button quiet" href=${booking_path(next.reference)}>
      ${offered ? t.bookings.answer_offer : t.card.manage}
    </a>
  </section>`;
}

function nobody() {
  return html`<div class="card narrow">
    <h2>${location.search ? t.list.none_match : t.list.none}</h2>
    <p>${location.search ? t.list.none_match_hint : t.list.none_hint}</p>
    ${location.search ? html`<a class="button" href=${to('/')}>${t.list.clear}</a>` : nothing}
  </div>`;
}

function saved_line(saved_at) {
  return html`<div class="notice warn" role="status">
    <p>${t.list.saved(date_and_time(saved_at))}</p>
    <button class="linklike" type="button" @click=${() => load_again()}>${t.problems.try_again}</button>
  </div>`;
}

function more_button() {
  return html`<p class="above">
    <button class="button quiet" type="button" @click=${show_more}>${t.list.more}</button>
  </p>`;
}

function show(most = Infinity) {
  const {next, mine, saved_at} = shown;
  const events = shown.events.slice(0, most);
  render(
    html`
    ${saved_at ? saved_line(saved_at) : nothing}
    ${next_event(mine)}
    ${events.length > 0 ? html`<ul class="list">${events.map((event) => card(event, mine))}</ul>` : nobody()}
    ${next ? more_button() : nothing}
  `,
    root,
  );
}

async function show_more() {
  const asked = query();
  asked.set('cursor', shown.next);
  try {
    const more = await get(`events?${asked}`);
    const already = shown.events.length;
    shown = {...shown, events: [...shown.events, ...more.events], next: more.next};
    show();
    root.querySelectorAll('a.whole')[already]?.focus();
  } catch (refusal) {
    announce(sentence_for(refusal));
  }
}

async function own_registrations() {
  if (!(await who().catch(() => null))) {
    return [];
  }
  return get('registrations').then(
    ({registrations}) => registrations,
    () => [],
  );
}

// Without the network: the last whole list, and when it was saved.
function from_memory(refusal) {
  const kept = browser.get('events');
  if (refusal.type !== 'unreachable' || !kept) {
    throw refusal;
  }
  return kept;
}

// After what has been shown is painted and taps were heard: a slow phone has much to do.
function browser_is_free() {
  return new Promise((go_on) => setTimeout(go_on));
}

async function load() {
  const asked = query();
  const coming = String(new URLSearchParams(period('')));
  const everything = get(`events?${coming}`).catch(from_memory);
  const wanted = String(asked) === coming ? everything : get(`events?${asked}`).catch(from_memory);
  const [all, page, mine] = await Promise.all([everything, wanted, own_registrations()]);
  shown = {...page, mine};
  show(at_first);
  await browser_is_free();
  show();
  announce(t.list.count(page.events.length));
  await browser_is_free();
  show_filters(all.events.map((event) => event.region));
  if (!all.saved_at) {
    browser.set('events', {events: all.events, saved_at: new Date().toISOString()});
  }
}

const load_again = open_page(load, {fresh: true});
addEventListener('popstate', load_again);

filters.addEventListener('submit', (submitted) => {
  submitted.preventDefault();
  const chosen = [...new FormData(filters)].filter(([, value]) => value.trim());
  const asked = String(new URLSearchParams(chosen));
  history.pushState(null, '', asked ? `?${asked}` : location.pathname);
  load_again();
});
