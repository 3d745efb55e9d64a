// An event's page: what it is, and the card that books, waits, accepts and shows the ticket.
import {actions} from '../actions.js';
import {get} from '../api.js';
import {path_parts, to} from '../base.js';
import {card} from '../card.js';
import {hours} from '../dates.js';
import {forget_answer, who} from '../me.js';
import {announce, focus_on, html, nothing, open_page, render, set_title, the} from '../page.js';
import {add_to_calendar, can_be_booked, facts, leaf, mine_for, state_tag} from '../pieces.js';
import {rich} from '../rich.js';
import {t} from '../words.js';

const root = the('#root');
const slug = path_parts()[1] ?? '';
const address = `events/${encodeURIComponent(slug)}`;

let event = null;
let texts = {}; // description and highlights, as nodes
let view = {busy: false, declining: false, message: null};

function workshop(one) {
  const about = [one.speaker, one.room].filter(Boolean).join(' · ');
  return html`<li>
    <strong>${one.title}</strong>
    <span class="tag ${one.places.left === 0 ? 'warn' : ''}">${t.workshops.places(one.places)}</span>
    ${about ? html`<p class="quiet-text">${about}</p>` : nothing}
    ${one.description ? html`<p>${one.description}</p>` : nothing}
  </li>`;
}

function programme() {
  if (event.slots.length === 0) {
    return nothing;
  }
  return html`<h2>${t.event.workshops}</h2>
    ${event.slots.map(
      (slot) => html`<h3>${slot.label}, ${hours(slot.starts_at, slot.ends_at, event.time_zone)}</h3>
      <ul class="programme">${slot.workshops.map(workshop)}</ul>`,
    )}`;
}

function access() {
  const notes = event.venue?.access;
  return notes ? html`<h2>${t.event.access}</h2><p>${notes}</p>` : nothing;
}

function contact() {
  if (!event.contact) {
    return nothing;
  }
  return html`<h2>${t.event.contact}</h2>
    <p><a href="mailto:${event.contact}">${event.contact}</a></p>`;
}

function series() {
  if (!event.series) {
    return nothing;
  }
  const {slug: name, title} = event.series;
  return html`<p><a href="${to('/')}?series=${name}">${t.event.other_dates_of(title)}</a></p>`;
}

function more() {
  return html`<div class="prose">
    ${texts.highlights ? html`<h2>${t.event.highlights}</h2>${texts.highlights}` : nothing}
    ${texts.description ? html`<h2>${t.event.about}</h2>${texts.description}` : nothing}
    ${programme()} ${access()} ${contact()}
    ${series()}
  </div>`;
}

// Who has a place finds it on the card.
function in_calendar() {
  const over = event.state === 'past' || event.state === 'cancelled';
  if (over || view.mine?.state === 'registered') {
    return nothing;
  }
  return add_to_calendar(event, {discreet: view.me?.person.discreet_calendar});
}

function show() {
  render(
    html`<div class="split">
    <div>
      <p class="back no-print"><a href=${to('/')}>${t.event.all}</a></p>
      <div class="head">
        ${leaf(event.starts_at, event.time_zone)}
        <div><h1>${event.title}</h1><p>${state_tag(event, view.mine)}</p></div>
      </div>
      ${event.summary ? html`<p class="prose">${event.summary}</p>` : nothing}
      ${facts(event)} ${in_calendar()}
    </div>
    <aside class="card stub" id="card" tabindex="-1" aria-label=${t.card.label}>
      ${card(event, {...view, act})}
    </aside>
    ${more()}
  </div>`,
    root,
  );
}

async function eligibility_of(me, mine) {
  return me && !mine && can_be_booked(event) ? get(`${address}/eligibility`).catch(() => null) : null;
}

async function mine_of(me) {
  if (!me) {
    return null;
  }
  const {registrations} = await get('registrations');
  return mine_for(registrations, slug);
}

async function load() {
  const [found, me] = await Promise.all([get(address), who()]);
  event = found;
  const mine = await mine_of(me);
  const eligibility = await eligibility_of(me, mine);
  texts = {
    description: event.description_html ? rich(event.description_html) : null,
    highlights: event.highlights_html ? rich(event.highlights_html) : null,
  };
  view = {...view, me, mine, eligibility, busy: false};
  set_title(event.title);
  show();
}

// After a change or a refusal: what is true now, with a message, and focus on the card.
async function settle(message) {
  forget_answer();
  view = {...view, declining: false, message};
  await load().catch(() => {
    view = {...view, busy: false};
    show();
  });
  focus_on('card');
  announce(message.text);
}

const act = actions({
  slug: () => slug,
  view: () => view,
  turn: ({focus, ...part}) => {
    view = {...view, ...part};
    show();
    if (focus) {
      focus_on('card');
    }
  },
  settle,
});

open_page(load, {fresh: true});
