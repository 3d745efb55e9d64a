// The head of an event's pages for organisers: which event, how it stands, and the way from one to the other.
import {to} from '../base.js';
import {has_passed, short_date, span} from '../dates.js';
import {html, nothing} from '../page.js';
import {event_path} from '../pieces.js';
import {desk_path} from './event_desk.js';
import {o} from './desk_words.js';

const status_kinds = {draft: 'warn', published: 'ok', cancelled: 'bad'};

const tabs = [
  {name: 'overview', path: ''},
  {name: 'attendees', path: '/attendees'},
  {name: 'messages', path: '/messages'},
  {name: 'door', path: '/door'},
];

function booking_stands(event) {
  const last = event.days.at(-1);
  if (last && has_passed(last.ends_at)) {
    return o.head.over;
  }
  if (!has_passed(event.opens_at)) {
    return o.head.not_open(short_date(event.opens_at, event.time_zone));
  }
  return has_passed(event.closes_at)
    ? o.head.closed
    : o.head.open_until(short_date(event.closes_at, event.time_zone));
}

function when(event) {
  const [first] = event.days;
  return first ? span(first.starts_at, event.days.at(-1).ends_at, event.time_zone) : '';
}

function tab({name, path}, current, counts) {
  const address = desk_path(path);
  const here = location.pathname === address ? 'page' : 'true';
  const count = counts[name];
  return html`<li><a href=${address} aria-current=${current === name ? here : nothing}>
    ${o.head[name]}${count === undefined ? nothing : html` <span class="numbers">${count}</span>`}
  </a></li>`;
}

function ways_out(event) {
  return html`<p class="row no-print">
    <a class="button quiet" href=${desk_path('/edit')}>${o.head.edit}</a>
    <a class="button quiet" href=${event_path(event.slug)}>${o.head.view}</a>
  </p>`;
}

// `current`: which tab is open; `title`: the page's, if it is not the event's own; `counts`: {attendees:
// 220}; `extra`: what else stands beside the state.
export function event_head(event, {current, title, counts = {}, extra = nothing}) {
  const above = title
    ? html`<a href=${desk_path()}>${event.title}</a>`
    : html`<a href=${to('/organise')}>${o.head.all}</a>`;
  return html`<div class="desk-head">
      <p class="back">${above}</p>
      <div class="row spread">
        <h1>${title ?? event.title}</h1>
        ${title ? nothing : ways_out(event)}
      </div>
      <p class="standing">
        <span class="tag ${status_kinds[event.status]}">${o.head.statuses[event.status]}</span>
        <span class="quiet-text">${when(event)}</span>
        <span class="quiet-text">${event.status === 'published' ? booking_stands(event) : nothing}</span>
        ${extra}
      </p>
    </div>
    <nav class="no-print" aria-label=${o.head.label}>
      <ul class="tabs">${tabs.map((one) => tab(one, current, counts))}</ul>
    </nav>`;
}
