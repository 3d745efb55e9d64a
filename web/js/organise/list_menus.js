// What stands above the list: states with their counts, the filters in force, and the menus for more filters,
// columns and views.
import {html, nothing} from '../page.js';
import {o} from './desk_words.js';
import {filter_sentence, kinds_of_filters} from './filter_kinds.js';
import {attendees_path, changed} from './list_query.js';

const always_shown = ['registered', 'waiting', 'offered', 'cancelled'];

function state_chip(state, count, query, act) {
  const here = query.state === state;
  const wanted = changed(query, {state});
  return html`<li><a class="chip" href=${attendees_path(wanted)} aria-current=${here ? 'true' : nothing}
    @click=${(clicked) => act.go(clicked, wanted)}>
    ${state ? o.attendees.states[state] : o.attendees.all} <span class="numbers">${count}</span>
  </a></li>`;
}

export function state_chips({query, page}, act) {
  const all = Object.values(page.counts).reduce((sum, one) => sum + one, 0);
  const shown = Object.entries(page.counts).filter(
    ([state, count]) => count > 0 || state === query.state || always_shown.includes(state),
  );
  return html`<nav aria-label=${o.attendees.states_label}>
    <ul class="chips">
      ${state_chip('', all, query, act)}
      ${shown.map(([state, count]) => state_chip(state, count, query, act))}
    </ul>
  </nav>`;
}

function filter_chip(list, condition, view, act) {
  const sentence = filter_sentence(condition, list === 'is', view);
  const without = changed(view.query, {[list]: view.query[list].filter((one) => one !== condition)});
  return html`<li><button class="chip" type="button" aria-label=${o.filters.remove(sentence)}
    @click=${() => act.show(without)}>${sentence} <span aria-hidden="true">✕</span></button></li>`;
}

// The filters in force, each a button that removes it.
export function filter_chips(view, act) {
  const {is, not} = view.query;
  if (is.length + not.length === 0) {
    return nothing;
  }
  return html`<ul class="chips filters-set" aria-label=${o.filters.label} id="filters" tabindex="-1">
    ${is.map((one) => filter_chip('is', one, view, act))}
    ${not.map((one) => filter_chip('not', one, view, act))}
  </ul>`;
}

function select({id, label, options, value, change}) {
  return html`<div>
    <label class="label" for=${id}>${label}</label>
    <select class="input" id=${id} name=${id} @change=${change ?? nothing}>${options.map(
      (one) => html`<option value=${one.value} .selected=${one.value === value}>${one.label}</option>`,
    )}</select>
  </div>`;
}

function value_field(kind) {
  return kind.values
    ? select({id: 'filter-value', label: o.filters.value, options: kind.values, value: kind.values[0]?.value})
    : html`<div>
        <label class="label" for="filter-value">${o.filters.value}</label>
        <input class="input" id="filter-value" name="filter-value" maxlength="200" required>
      </div>`;
}

export function filter_menu(view, act) {
  const kinds = kinds_of_filters(view);
  const kind = kinds.find((one) => one.field === view.filter_field) ?? kinds[0];
  const apply = (submitted) => {
    submitted.preventDefault();
    const form = new FormData(submitted.target);
    const value = (form.get('filter-value') ?? '').trim();
    if (value) {
      const list = form.get('filter-how');
      const condition = `${kind.field}:${value}`;
      const others = view.query[list].filter((one) => one !== condition);
      act.show(changed(view.query, {[list]: [...others, condition]}));
      submitted.target.closest('details').open = false;
    }
  };
  return html`<details class="menu">
    <summary>${o.filters.add}</summary>
    <form class="filters" @submit=${apply}>
      ${select({
        id: 'filter-field',
        label: o.filters.field,
        options: kinds.map(({field, label}) => ({value: field, label})),
        value: kind.field,
        change: (chosen) => act.turn({filter_field: chosen.target.value}),
      })}
      ${select({
        id: 'filter-how',
        label: o.filters.how,
        options: ['is', 'not'].map((value) => ({value, label: o.filters[value]})),
        value: 'is',
      })}
      ${value_field(kind)}
      <div><button class="button quiet wide" type="submit">${o.filters.apply}</button></div>
    </form>
  </details>`;
}

export function column_menu(view, act) {
  const shown = view.columns.map((one) => one.name);
  const offered = view.all_columns.filter((one) => one.name !== 'name');
  const choose = (names) => act.show({...view.query, columns: names ? ['name', ...names] : []}, {replace: true});
  const toggle = (name, whether) =>
    choose(offered.map((one) => one.name).filter((one) => (one === name ? whether : shown.includes(one))));
  const button = (label, names) =>
    html`<button class="linklike" type="button" @click=${() => choose(names)}>${label}</button>`;
  return html`<details class="menu">
    <summary>${o.columns.title}</summary>
    <p class="hint phone-only">${o.columns.hint}</p>
    <p class="row">
      ${button(o.columns.all, offered.map((one) => one.name))} ${button(o.columns.usual, null)}
      ${button(o.columns.only_name, [])}
    </p>
    <fieldset class="ticks">
      <legend class="hidden-visually">${o.columns.title}</legend>
      ${offered.map(
        ({name, label}) => html`<label class="tick"><input type="checkbox" .checked=${shown.includes(name)}
          @change=${(chosen) => toggle(name, chosen.target.checked)}> <span>${label}</span></label>`,
      )}
    </fieldset>
  </details>`;
}

function view_line(one, act) {
  return html`<li class="row">
    <a href=${attendees_path({}) + one.query} @click=${(clicked) => act.go_to_view(clicked, one)}>${one.name}</a>
    ${
      one.own
        ? html`<button class="linklike" type="button" @click=${() => act.remove_view(one)}
            aria-label=${o.views.remove(one.name)}>✕</button>`
        : html`<small class="quiet-text">${o.views.by_others}</small>`
    }
  </li>`;
}

export function view_menu(view, act) {
  return html`<details class="menu" id="views">
    <summary>${o.views.title}</summary>
    ${
      view.views.length > 0
        ? html`<ul class="plain-list">${view.views.map((one) => view_line(one, act))}</ul>`
        : html`<p class="hint">${o.views.none}</p>`
    }
    <form @submit=${act.save_view}>
      <label class="label" for="view-name">${o.views.name}</label>
      <div class="row">
        <input class="input grow" id="view-name" name="name" maxlength="60" required autocomplete="off">
        <button class="button quiet" type="submit">${o.views.save}</button>
      </div>
      <label class="tick"><input type="checkbox" name="shared"> <span>${o.views.shared}</span></label>
    </form>
  </details>`;
}
