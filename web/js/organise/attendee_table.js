// The list of attendees as a table; on phones each row is two lines. The roles are said besides: a row that is
// laid out otherwise is no row to every browser.
import {html, nothing} from '../page.js';
import {cell} from './attendee_cells.js';
import {o} from './desk_words.js';
import {attendees_path, sorts} from './list_query.js';

const order_of = (query) => query.sort || 'name';

function sort_button(column, query, act) {
  const by = sorts[column.name];
  const sorted = by === order_of(query);
  const arrow = query.backwards ? '↓' : '↑';
  return html`<button type="button" @click=${() => act.sort(by, sorted && !query.backwards)}>
    ${column.label}${sorted ? html`<span aria-hidden="true"> ${arrow}</span>` : nothing}
  </button>`;
}

function header(column, query, act) {
  const sorted = sorts[column.name] && sorts[column.name] === order_of(query);
  const direction = query.backwards ? 'descending' : 'ascending';
  return html`<th scope="col" role="columnheader" aria-sort=${sorted ? direction : nothing}>
    ${sorts[column.name] ? sort_button(column, query, act) : column.label}
  </th>`;
}

function is_selected(view, reference) {
  return view.all || view.selected.has(reference);
}

// Whether this page is selected: all of it, some, nobody.
function page_selection(view) {
  const count = view.page.registrations.filter((one) => is_selected(view, one.reference)).length;
  return {whole: count > 0 && count === view.page.registrations.length, some: count > 0};
}

function select_page(view, act, {label}) {
  const {whole, some} = page_selection(view);
  const name = o.attendees.select_page(view.page.registrations.length);
  return html`<input type="checkbox" aria-label=${label ? nothing : name} .checked=${whole}
    .indeterminate=${some && !whole} @change=${(chosen) => act.select_page(chosen.target.checked)}>
    ${label ? html`<span>${name}</span>` : nothing}`;
}

function name_cell(attendee, view, act) {
  return html`<th scope="row" role="rowheader" class="name">
    <a href=${attendees_path(view.query, attendee.reference)}
      @click=${(clicked) => act.open(clicked, attendee.reference)}>${attendee.name}</a>
  </th>`;
}

function row(attendee, view, act) {
  const {reference, name} = attendee;
  const selected = is_selected(view, reference);
  return html`<tr role="row" class=${selected ? 'selected' : ''}>
    <td role="cell" class="pick"><label><input type="checkbox" aria-label=${o.attendees.select(name)}
      .checked=${selected} @change=${(chosen) => act.select(reference, chosen.target.checked)}></label></td>
    ${name_cell(attendee, view, act)}
    ${view.columns.map(
      (column) =>
        html`<td role="cell" class=${column.name.split('.')[0]}>${cell(column.name, attendee, view.zone)}</td>`,
    )}
  </tr>`;
}

// Where headers have no room: the order as one choice, and the whole page as one box.
function for_phones(view, act) {
  const {sort, backwards} = {...view.query, sort: order_of(view.query)};
  const all = Object.entries(sorts).flatMap(([name, by]) => [
    {value: `${by} `, label: o.attendees.ascending(o.columns.names[name])},
    {value: `${by} backwards`, label: o.attendees.descending(o.columns.names[name])},
  ]);
  const chosen = `${sort} ${backwards ? 'backwards' : ''}`;
  const choose = (changed) => {
    const [by, how] = changed.target.value.split(' ');
    act.sort(by, how === 'backwards');
  };
  return html`<div class="phone-only">
    <label class="row nowrap">${select_page(view, act, {label: true})}</label>
    <div>
      <label class="label" for="sort">${o.attendees.sort_by}</label>
      <select class="input" id="sort" @change=${choose}>${all.map(
        ({value, label}) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`,
      )}</select>
    </div>
  </div>`;
}

// `view`: {page, query, columns: all but the name, zone, selected, all, loading}; `act`: {sort(by, backwards),
// open(clicked, reference), select(reference, whether), select_page(whether)}.
export function attendee_table(view, act) {
  const {page, query, columns} = view;
  return html`${for_phones(view, act)}
    <div class="table-box list-box ${view.loading ? 'loading' : ''}" tabindex="0" role="region"
      aria-labelledby="caption">
      <table class="people" role="table">
        <caption class="hidden-visually" id="caption">${o.attendees.caption(page.matching)}</caption>
        <thead role="rowgroup"><tr role="row">
          <th scope="col" role="columnheader" class="pick"><label>${select_page(view, act, {})}</label></th>
          ${header({name: 'name', label: o.columns.names.name}, query, act)}
          ${columns.map((column) => header(column, query, act))}
        </tr></thead>
        <tbody role="rowgroup">${page.registrations.map((one) => row(one, view, act))}</tbody>
      </table>
    </div>`;
}
