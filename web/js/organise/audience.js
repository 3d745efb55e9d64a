// Who gets a message: what the page's address says, as the list's does; or those chosen there one by one, whom
// this tab remembers.
import {html, nothing} from '../page.js';
import {tab} from '../store.js';
import {ask, desk_path, slug} from './event_desk.js';
import {o} from './desk_words.js';
import {audience_in_words} from './filter_kinds.js';
import {attendees_path, filter_body, list_call, query_of, search_of} from './list_query.js';

const common = [
  {label: o.messages.booked, query: {state: 'registered'}},
  {label: o.messages.waiting, query: {state: 'waiting'}},
  {label: o.messages.both, query: {is: ['state:registered', 'state:waiting']}},
];

const address_of = (query) => desk_path('/messages') + search_of(query);

// {query, body: as the API takes it, count, chosen: whether one by one}. Nothing said: all who are booked.
export async function audience_of(search) {
  const references = tab.get(`chosen.${slug}`) ?? [];
  if (new URLSearchParams(search).get('chosen') && references.length > 0) {
    return {query: query_of(''), body: {chosen: references}, count: references.length, chosen: true};
  }
  const said = {...query_of(search), sort: '', backwards: false, columns: [], cursor: ''};
  const query = search_of(said) ? said : {...said, state: 'registered'};
  const {matching} = await ask(list_call(query));
  return {query, body: filter_body(query), count: matching, chosen: false};
}

function choice({label, query}, audience) {
  const here = !audience.chosen && search_of(query) === search_of(audience.query);
  return html`<li>
    <a class="chip" href=${address_of(query)} aria-current=${here ? 'true' : nothing}>${label}</a>
  </li>`;
}

// `audience` as of audience_of().
export function audience_part(audience, event) {
  const {query, count, chosen} = audience;
  const known = common.some((one) => search_of(one.query) === search_of(query));
  return html`<section class="audience" aria-labelledby="audience">
    <h3 id="audience">${o.messages.audience}</h3>
    <ul class="chips">
      ${common.map((one) => choice(one, audience))}
      <li><a class="chip" href=${attendees_path(chosen ? {} : query)}>${o.messages.narrow}</a></li>
    </ul>
    ${chosen || known ? nothing : html`<ul class="chips">${audience_in_words(query, {event})}</ul>`}
    ${chosen ? html`<p>${o.messages.chosen(count)}.</p>` : nothing}
    <p class=${count === 0 ? 'notice warn' : ''}><strong class="numbers">
      ${count === 0 ? o.messages.nobody : o.messages.goes_to(count)}</strong></p>
  </section>`;
}
