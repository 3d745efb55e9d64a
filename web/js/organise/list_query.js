// What the list of attendees shows: as its address has it, and as the API takes it. A query is {q, state, is,
// not, sort, backwards, columns, cursor}; what is not said is empty.
import {desk_api, desk_path} from './event_desk.js';

const singles = ['q', 'state', 'sort', 'cursor'];
const lists = ['is', 'not'];

// The columns there are, but for the answers, and by what the list can be sorted that stands in one of them.
export const known_columns = [
  'name',
  'employer',
  'reference',
  'state',
  'position',
  'region',
  'email',
  'membership_number',
  'registered_at',
  'cancelled_at',
  'origin',
  'release',
  'tags',
  'workshops',
  'workshops_waiting',
];
export const first_columns = ['name', 'employer', 'reference', 'state', 'tags'];
export const sorts = {
  name: 'name',
  employer: 'employer',
  region: 'region',
  registered_at: 'booking',
  position: 'queue',
};

export function query_of(search) {
  const found = new URLSearchParams(search);
  const query = {backwards: found.get('backwards') === 'true'};
  singles.forEach((name) => {
    query[name] = found.get(name) ?? '';
  });
  lists.forEach((name) => {
    query[name] = found.getAll(name);
  });
  query.columns = (found.get('columns') ?? '').split(',').filter(Boolean);
  return query;
}

function parameters(query, {without = []} = {}) {
  const said = new URLSearchParams();
  const say = (name, value) => value && !without.includes(name) && said.append(name, value);
  singles.forEach((name) => say(name, query[name]));
  lists.forEach((name) => query[name]?.forEach((value) => say(name, value)));
  say('backwards', query.backwards ? 'true' : '');
  say('columns', query.columns?.join(','));
  return said;
}

// "?q=ann&state=waiting", or nothing.
export function search_of(query) {
  const said = String(parameters(query));
  return said ? `?${said}` : '';
}

// The list, or, with a reference, somebody on it.
export function attendees_path(query, reference = '') {
  return `${desk_path(`/attendees${reference && `/${encodeURIComponent(reference)}`}`)}${search_of(query)}`;
}

export function list_call(query) {
  const said = String(parameters(query, {without: ['columns']}));
  return `/registrations${said ? `?${said}` : ''}`;
}

// The file of exactly these rows and columns: ending csv or xlsx.
export function shown_columns(view) {
  return ['name', ...view.columns.map((one) => one.name)];
}

// The export of those selected one by one: where it is asked for, and the body that asks.
export function chosen_export(view, columns, ending) {
  const {sort, backwards} = view.query;
  return {
    path: desk_api(`/registrations.${ending}`),
    content: {chosen: [...view.selected], columns, backwards, ...(sort ? {sort} : {})},
  };
}

export function export_path(query, columns, ending) {
  const said = parameters({...query, columns}, {without: ['cursor']});
  return desk_api(`/registrations.${ending}?${said}`);
}

// Whom a query is for, as a body says it.
export function filter_body(query) {
  const body = {};
  for (const name of ['q', 'state']) {
    if (query[name]) {
      body[name] = query[name];
    }
  }
  for (const name of lists) {
    if (query[name].length > 0) {
      body[name] = query[name];
    }
  }
  return body;
}

// The same for other people, from the first on: what was chosen or seen of these does not count there.
export function changed(query, part) {
  return {...query, ...part, cursor: ''};
}

export function is_narrowed({q, is, not}) {
  return Boolean(q) || is.length > 0 || not.length > 0;
}
