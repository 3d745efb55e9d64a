// What stands round the table of attendees: search, exports, the pages' turning, and what there is to see if
// nobody is found.
import {html, nothing} from '../page.js';
import {desk_path} from './event_desk.js';
import {o} from './desk_words.js';
import {download_link} from './downloads.js';
import {attendees_path, export_path, is_narrowed, query_of, shown_columns} from './list_query.js';

const page_length = 100;

// `act`: {search(typed), refused(refusal), go(clicked, query), turn_page(clicked, query, trail)}.
export function toolbar(view, act) {
  const {q} = view.query;
  const typed = view.typed.trim() === q ? view.typed : q;
  const shown = shown_columns(view);
  return html`<div class="toolbar no-print">
    <div class="grow">
      <label class="label" for="q">${o.attendees.search}</label>
      <input class="input" id="q" type="search" maxlength="200" autocomplete="off" spellcheck="false"
        .value=${typed} @input=${act.search}>
    </div>
    <a class="button quiet" href=${desk_path('/add')}>${o.attendees.add}</a>
    <a class="button quiet" href=${desk_path('/import')}>${o.attendees.import}</a>
    ${download_link(export_path(view.query, shown, 'csv'), o.attendees.csv, act.refused)}
    ${download_link(export_path(view.query, shown, 'xlsx'), o.attendees.excel, act.refused)}
  </div>`;
}

export function nobody(view, act) {
  const narrowed = is_narrowed(view.query) || view.query.state;
  return html`<div class="card narrow">
    <h2>${narrowed ? o.attendees.none_match : o.attendees.nobody}</h2>
    ${
      narrowed
        ? html`<a class="button quiet" href=${attendees_path({})}
            @click=${(clicked) => act.go(clicked, query_of(''))}>${o.attendees.clear}</a>`
        : html`<p>${o.attendees.nobody_hint}</p>`
    }
  </div>`;
}

// Where this page stands is known from how one came here; by its address alone only that it is not the first.
export function pager({page, query}, act) {
  const trail = history.state?.trail ?? [];
  const known = !query.cursor || trail.length > 0;
  const first = query.cursor ? trail.length * page_length + 1 : 1;
  const count = page.registrations.length;
  const step = (label, cursor, way) => {
    const wanted = {...query, cursor};
    return html`<a class="button quiet" href=${attendees_path(wanted)}
      @click=${(clicked) => act.turn_page(clicked, wanted, way)}>${label}</a>`;
  };
  return html`<nav class="row pager no-print" aria-label=${o.attendees.pages}>
    <span class="numbers">${
      known
        ? o.attendees.range(first, first + count - 1, page.matching)
        : o.attendees.some(count, page.matching)
    }</span>
    ${query.cursor && !known ? step(o.attendees.first, '', []) : nothing}
    ${query.cursor && known ? step(o.attendees.previous, trail.at(-1), trail.slice(0, -1)) : nothing}
    ${page.next ? step(o.attendees.next, page.next, [...trail, query.cursor]) : nothing}
  </nav>`;
}
