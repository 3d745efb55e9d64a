// What every page of organisers does: be for organisers only, and show the ways to the others.
import {to} from '../base.js';
import {Refusal} from '../api.js';
import {somebody} from '../me.js';
import {html, open_page, render, the} from '../page.js';
import {fetch_own} from './api.js';
import {with_second_factor} from './second_factor.js';
import {o} from './words.js';

const ways = [
  {path: '/organise', label: o.desk.events},
  {path: '/organise/people', label: o.desk.people},
  {path: '/organise/outbox', label: o.desk.outbox, admins: true},
  {path: '/organise/ledger', label: o.desk.ledger, admins: true},
  {path: '/organise/retention', label: o.desk.retention, admins: true},
  {path: '/organise/tokens', label: o.desk.tokens},
];

export function is_admin(me) {
  return me.permissions.includes('admin');
}

// For pages that load nothing of their own at first: the second factor is asked for all the same, before anything
// is typed.
export function be_admitted() {
  return fetch_own('organise/tokens');
}

function show_ways(me) {
  const place = the('#ways');
  if (!place) {
    return;
  }
  const own = place.dataset.own;
  const open = ways.filter((way) => !way.admins || is_admin(me));
  render(
    html`<ul class="ways">${open.map(
      ({path, label}) => html`<li><a href=${to(path)} aria-current=${own === path ? 'page' : 'false'}>${label}</a></li>`,
    )}</ul>`,
    place,
  );
}

// Runs a page as open_page does; `load(me)` is called with who is there, once they have shown a second factor if
// one is needed. `admins`: it is for admins alone.
export function open_desk(load, {admins = false, ...options} = {}) {
  return open_page(
    async () => {
      const me = await somebody();
      const may = admins ? is_admin(me) : is_admin(me) || me.permissions.includes('organiser');
      if (!may) {
        throw new Refusal('not_allowed', {detail: admins ? o.desk.admins_only : o.desk.organisers_only});
      }
      show_ways(me);
      await with_second_factor(() => load(me));
    },
    {certain: true, ...options},
  );
}
