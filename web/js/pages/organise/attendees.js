// The list of attendees: what it shows is in the address, so that it can be kept, sent and gone back to.
import {path_parts} from '../../base.js';
import {go_to_sign_in} from '../../me.js';
import {
  alert,
  announce,
  focus_on,
  html,
  open_page,
  render,
  sentence_for,
  set_title,
  the,
} from '../../page.js';
import {columns_of} from '../../organise/attendee_cells.js';
import {attendee_table} from '../../organise/attendee_table.js';
import {bulk_watch} from '../../organise/bulk.js';
import {bulk_bar, past_bulks} from '../../organise/bulk_bar.js';
import {ask} from '../../organise/event_desk.js';
import {o} from '../../organise/desk_words.js';
import {event_head} from '../../organise/event_head.js';
import {nobody, pager, toolbar} from '../../organise/list_frame.js';
import {column_menu, filter_chips, filter_menu, state_chips, view_menu} from '../../organise/list_menus.js';
import {
  attendees_path,
  changed,
  first_columns,
  is_narrowed,
  list_call,
  query_of,
  search_of,
  sorts,
} from '../../organise/list_query.js';
import {person_panel} from '../../organise/panel.js';
import {saved_views} from '../../organise/saved_views.js';

const root = the('#root');
const typing_pause = 250; // milliseconds after the last letter of a search

let event = null;
let asked = 0; // the number of the newest request: an older answer is not shown
let typing = null;
let view = {
  query: query_of(location.search),
  page: null,
  values: null,
  views: [],
  bulks: [],
  selected: new Set(),
  all: false,
  loading: false,
  message: '',
  typed: '', // the search as it is typed: the query has it trimmed
  filter_field: '',
};

const open_reference = () => path_parts()[4] ?? '';

function turn(part) {
  view = {...view, ...part};
  show();
}

function refused(refusal) {
  if (!refusal.type) {
    throw refusal;
  }
  if (refusal.type === 'not_signed_in') {
    go_to_sign_in();
    return;
  }
  turn({loading: false, message: sentence_for(refusal)});
  focus_on('message');
}

async function fetch_page() {
  const number = ++asked;
  turn({loading: true});
  try {
    const page = await ask(list_call(view.query));
    if (number === asked) {
      turn({page, loading: false, message: ''});
      announce(o.attendees.found(page.matching));
    }
  } catch (refusal) {
    if (number === asked) {
      refused(refusal);
    }
  }
}

// Shows another query. People selected stay so only while the same are found. `replace`: without a step back.
function show_query(query, {replace = false, trail = []} = {}) {
  const address = attendees_path(query);
  history[replace ? 'replaceState' : 'pushState']({trail}, '', address);
  const people_of = (one) => search_of({...one, columns: [], cursor: '', sort: '', backwards: false});
  const same = people_of(query) === people_of(view.query);
  view = {...view, query, ...(same ? {} : {selected: new Set(), all: false})};
  return fetch_page();
}

function is_plain(clicked) {
  return !(clicked.ctrlKey || clicked.metaKey || clicked.shiftKey || clicked.altKey || clicked.button > 0);
}

function search(typed) {
  clearTimeout(typing);
  view.typed = typed.target.value;
  const q = view.typed.trim();
  typing = setTimeout(() => show_query(changed(view.query, {q}), {replace: true}), typing_pause);
}

function select(reference, whether) {
  const selected = new Set(view.all ? view.page.registrations.map((one) => one.reference) : view.selected);
  selected[whether ? 'add' : 'delete'](reference);
  turn({selected, all: false});
}

function select_page(whether) {
  const selected = new Set(view.selected);
  view.page.registrations.forEach((one) => selected[whether ? 'add' : 'delete'](one.reference));
  turn({selected, all: false});
}

function clear_selection() {
  turn({selected: new Set(), all: false});
}

const views = saved_views({view: () => view, turn, refused});

const act = {
  turn,
  search,
  turn_page,
  show: (query, options) => {
    show_query(query, options);
    focus_on('filters');
  },
  go: (clicked, query) => {
    if (is_plain(clicked)) {
      clicked.preventDefault();
      show_query(query);
    }
  },
  go_to_view: (clicked, one) => act.go(clicked, query_of(one.query)),
  sort: (by, backwards) => {
    const [column] = Object.entries(sorts).find(([, order]) => order === by) ?? ['name'];
    show_query(changed(view.query, {sort: by === 'name' ? '' : by, backwards}));
    announce(o.attendees.sorted(o.columns.names[column], backwards));
  },
  open: (clicked, reference) => {
    if (is_plain(clicked)) {
      clicked.preventDefault();
      history.pushState({...history.state, opened: true}, '', attendees_path(view.query, reference));
      panel.open(reference);
    }
  },
  select,
  select_page,
  clear: clear_selection,
  look_again: fetch_page,
  select_all: () => turn({all: true}),
  refused,
  save_view: views.save,
  remove_view: views.remove,
};

async function turn_page(clicked, query, trail) {
  if (is_plain(clicked)) {
    clicked.preventDefault();
    await show_query(query, {trail});
    the('.list-box')?.focus();
    the('#caption')?.scrollIntoView({block: 'center'});
  }
}

function show() {
  const all_columns = columns_of(event);
  const names = view.query.columns.length > 0 ? view.query.columns : first_columns;
  const columns = all_columns.filter((one) => one.name !== 'name' && names.includes(one.name));
  view = {...view, event, all_columns, columns, zone: event.time_zone};
  const counted = Object.values(view.page.counts).reduce((sum, one) => sum + one, 0);
  const whole = is_narrowed(view.query) ? undefined : counted;
  render(
    html`${event_head(event, {current: 'attendees', title: o.attendees.title, counts: {attendees: whole}})}
      ${alert(view.message)} ${line.line()}
      ${toolbar(view, act)} ${state_chips(view, act)} ${filter_chips(view, act)}
      <div class="menus no-print">
        ${filter_menu(view, act)} ${column_menu(view, act)} ${view_menu(view, act)}
      </div>
      ${
        view.page.registrations.length > 0
          ? html`${attendee_table(view, act)} ${pager(view, act)}
              <p class="hint no-print">${o.attendees.export_hint}</p>`
          : nobody(view, act)
      }
      ${bulk_bar(view, act, line.follow)} ${past_bulks(view.bulks)}`,
    root,
  );
}

const line = bulk_watch({
  zone: () => event.time_zone,
  turned: () => turn({}),
  ended: () => fetch_values().then(fetch_page).catch(refused),
});

const panel = person_panel({
  event: () => event,
  changed: fetch_page,
  closed: () => {
    if (open_reference()) {
      history.state?.opened ? history.back() : history.replaceState(null, '', attendees_path(view.query));
    }
  },
});

// What there is to narrow by, and what was done to many.
async function fetch_values() {
  const [report, {bulks}] = await Promise.all([ask('/stats'), ask('/registrations/bulk')]);
  view = {...view, values: report.values, bulks};
}

async function load() {
  const [found, page, kept] = await Promise.all([
    ask(),
    ask(list_call(view.query)),
    ask('/views'),
    fetch_values(),
  ]);
  event = found;
  set_title(`${o.attendees.title}, ${event.title}`);
  turn({page, views: kept.views, message: ''});
  panel.follow(open_reference());
}

addEventListener('popstate', () => {
  if (!view.page) {
    return;
  }
  const query = query_of(location.search);
  const other = search_of(query) !== search_of(view.query);
  view = {...view, query};
  panel.follow(open_reference());
  if (other) {
    clear_selection();
    fetch_page();
  }
});

open_page(load, {fresh: true, certain: true});
