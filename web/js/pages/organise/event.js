// An event's dashboard: how it fills, as it fills, and what waits for its organisers.
import {go_to_sign_in} from '../../me.js';
import {alert, focus_on, html, nothing, open_page, render, sentence_for, set_title, the} from '../../page.js';
import {event_path} from '../../pieces.js';
import {bookings_chart, stretches} from '../../organise/chart.js';
import {ask, desk_api, desk_path} from '../../organise/event_desk.js';
import {o} from '../../organise/desk_words.js';
import {download_link} from '../../organise/downloads.js';
import {event_head} from '../../organise/event_head.js';
import {attendees_path} from '../../organise/list_query.js';
import {watch} from '../../organise/live.js';

const root = the('#root');
const live_kinds = {live: 'ok', reconnecting: 'warn', refused: 'warn'};

let event = null;
let line = null;
let view = {board: null, answers: [], live: 'connecting', message: ''};

function live_tag() {
  const paused = view.live === 'paused';
  return html`<span class="row live no-print">
    <span class="tag ${live_kinds[view.live] ?? ''}" id="line">${o.live.states[view.live]}</span>
    <button class="linklike" type="button" @click=${paused ? line?.resume : line?.pause}>
      ${paused ? o.live.resume : o.live.pause}
    </button>
  </span>`;
}

function number({count, label, more = [], to: where, kind = ''}) {
  const text = html`<b class="numbers">${count}</b> <span>${label}</span>`;
  return html`<li class="kpi ${kind}">
    ${where ? html`<a class="whole" href=${where}>${text}</a>` : html`<p>${text}</p>`}
    ${more.filter(Boolean).map((one) => html`<small class="numbers">${one}</small>`)}
  </li>`;
}

function places_number({places}) {
  const {capacity, taken, left, reserved} = places;
  const over = capacity === null ? 0 : taken - capacity;
  return number({
    count: taken,
    label: `${o.overview.places}, ${capacity === null ? o.overview.unlimited : o.overview.of(capacity)}`,
    more: [
      over > 0 ? o.overview.over(over) : left !== null && o.overview.left(left),
      reserved > 0 && o.overview.reserved(reserved),
    ],
    kind: over > 0 ? 'warn' : '',
    to: attendees_path({state: 'registered'}),
  });
}

function numbers({places, counts, needs_you}) {
  const access = needs_you.find((one) => one.what === 'access_needs')?.count ?? 0;
  const ended = counts.cancelled + counts.declined + counts.lapsed + counts.removed;
  return html`<section aria-labelledby="numbers">
    <h2 class="hidden-visually" id="numbers">${o.overview.numbers}</h2>
    <ul class="kpis">
      ${places_number({places})}
      ${number({
        count: counts.waiting,
        label: o.overview.waiting,
        more: [counts.offered > 0 && o.overview.offered(counts.offered)],
        to: attendees_path({state: 'waiting', sort: 'queue'}),
      })}
      ${number({count: ended, label: o.overview.ended, to: attendees_path({state: 'cancelled'})})}
      ${number({count: access, label: o.overview.access, to: need_places.access_needs()})}
    </ul>
  </section>`;
}

const need_places = {
  over_capacity: () => attendees_path({state: 'registered', sort: 'booking', backwards: true}),
  passed_over: () => attendees_path({is: ['has:been_passed_over'], sort: 'queue'}),
  access_needs: () => attendees_path({is: ['has:access_needs']}),
  mail_refused: () => attendees_path({is: ['has:refused_mail']}),
  bulk_refused: () => `${desk_path('/attendees')}#done`,
};

function need({what, count}) {
  const text = o.overview.needs[what](count);
  const where = need_places[what]?.();
  return html`<li>${where ? html`<a href=${where}>${text}</a>` : text}</li>`;
}

function needs({needs_you}) {
  return html`<section class="card needs" aria-labelledby="needs">
    <h2 id="needs">${o.overview.needs_you}</h2>
    ${needs_you.length > 0 ? html`<ul>${needs_you.map(need)}</ul>` : html`<p>${o.overview.nothing}</p>`}
  </section>`;
}

function bookings({bookings: points, step}) {
  const address = new URL(event_path(event.slug), location.href).href;
  return html`<section class="card" aria-labelledby="bookings">
    ${
      points.length > 0
        ? bookings_chart(stretches(points, step), event.time_zone)
        : html`<h2 id="bookings">${o.overview.count}</h2>
          <p>${o.overview.none_yet} <a href=${address}>${address}</a></p>`
    }
  </section>`;
}

function workshop({id, title, slot, places}) {
  const {capacity, taken, waiting, left} = places;
  const share = capacity ? Math.min(100, (taken / capacity) * 100) : 0;
  return html`<li>
    <p><a href=${attendees_path({is: [`workshop:${id}`]})}>${title}</a>
      <span class="quiet-text">${slot}</span></p>
    <svg class="fill ${left === 0 ? 'full' : ''}" aria-hidden="true" focusable="false">
      <rect class="whole" width="100%" height="100%"></rect><rect width="${share}%" height="100%"></rect>
    </svg>
    <p class="numbers">${o.overview.fill(places)}
      ${left === 0 ? html`<span class="tag warn">${o.overview.full}</span>` : nothing}
      ${
        waiting > 0
          ? html`<a href=${attendees_path({is: [`queue:${id}`]})}>${o.overview.queue(waiting)}</a>`
          : nothing
      }
    </p>
  </li>`;
}

function workshops(board) {
  return board.workshops.length === 0
    ? nothing
    : html`<section class="card" aria-labelledby="workshops">
        <h2 id="workshops">${o.overview.workshops}</h2>
        <ul class="fills">${board.workshops.map(workshop)}</ul>
      </section>`;
}

function answers() {
  if (view.answers.length === 0) {
    return nothing;
  }
  return html`<section class="card" aria-labelledby="answers">
    <h2 id="answers">${o.overview.counted}</h2>
    <p class="quiet-text">${o.overview.counted_hint}</p>
    <div class="table-box" tabindex="0" role="region" aria-label=${o.overview.table_of(o.overview.counted)}>
      <table class="plain">
        <thead><tr>
          <th scope="col">${o.overview.question}</th><th scope="col">${o.overview.answer}</th>
          <th scope="col" class="end">${o.overview.how_many}</th>
        </tr></thead>
        <tbody>${view.answers.map(
          ({label, answer, count}) => html`<tr>
            <td>${label}</td><th scope="row">${answer}</th><td class="end numbers">${count}</td>
          </tr>`,
        )}</tbody>
      </table>
    </div>
    <p class="row no-print">
      ${download_link(desk_api('/counts.csv'), o.overview.counts_csv, refused)}
      ${download_link(desk_api('/counts.xlsx'), o.overview.counts_excel, refused)}
    </p>
  </section>`;
}

function show() {
  const {board} = view;
  const all = Object.values(board.counts).reduce((sum, one) => sum + one, 0);
  render(
    html`${event_head(event, {current: 'overview', counts: {attendees: all}, extra: live_tag()})}
      ${alert(view.message)}
      ${numbers(board)}
      <div class="dashboard">
        ${needs(board)}
        <div>${bookings(board)} ${answers()}</div>
        <div>${workshops(board)}</div>
      </div>`,
    root,
  );
}

function turn(part) {
  view = {...view, ...part};
  show();
}

function refused(refusal) {
  if (refusal.type === 'not_signed_in') {
    go_to_sign_in();
    return;
  }
  turn({message: sentence_for(refusal)});
  focus_on('message');
}

async function load() {
  const [found, report] = await Promise.all([ask(), ask('/stats')]);
  event = found;
  set_title(event.title);
  turn({board: report, answers: report.answers, message: ''});
  if (line) {
    line.resume();
    return;
  }
  line = watch({
    board: (board) => turn({board}),
    state: (live) => turn({live}),
    fail: refused,
  });
}

open_page(load, {certain: true});
