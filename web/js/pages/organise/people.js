// Finding somebody. The text stays in this tab and out of the address, for it may be a name.
import {to} from '../../base.js';
import {error_summary, show_errors, text_field, values_of} from '../../forms.js';
import {announce, html, nothing, render, the} from '../../page.js';
import {fetch_own} from '../../organise/api.js';
import {be_admitted, is_admin, open_desk} from '../../organise/desk.js';
import {make_screen} from '../../organise/screen.js';
import {data_table} from '../../organise/table.js';
import {o} from '../../organise/words.js';
import {tab} from '../../store.js';
import {t} from '../../words.js';

const shortest = 2; // letters

const screen = make_screen(show, {me: null, text: '', found: null, errors: {}});

const columns = [
  {
    label: t.account.name,
    kind: 'main',
    cell: (one) => html`<a href=${to(`/organise/people/${encodeURIComponent(one.id)}`)}>
        ${one.name || o.person.unnamed}</a>
      <span class="beneath">${one.email}</span>`,
  },
  {label: t.account.employer, cell: (one) => one.employer || '–'},
  {label: t.list.region, cell: (one) => one.region || '–'},
  {
    label: o.people.member,
    cell: (one) => [one.membership_number, o.people.standing[one.standing]].filter(Boolean).join(', '),
  },
  {
    label: o.people.may,
    cell: (one) => one.permissions.map((word) => o.permissions.names[word]).join(', ') || '–',
  },
];

function results({found, text}) {
  if (!found) {
    return nothing;
  }
  return found.length > 0
    ? data_table({caption: o.people.caption(found.length), columns, rows: found})
    : html`<div class="card narrow"><h2>${o.people.nobody(text)}</h2><p>${o.people.nobody_hint}</p></div>`;
}

function show(view) {
  render(
    html`${screen.message()} ${error_summary(view.errors)}
      <form class="narrow" novalidate role="search" @submit=${search}>
        ${text_field({
          id: 'q',
          label: o.people.search,
          hint: o.people.search_hint,
          error: view.errors.q,
          value: view.text,
          type: 'search',
          maximum: 100,
        })}
        <p class="row">
          <button class="button" type="submit">${o.people.find}</button>
          ${
            is_admin(view.me)
              ? html`<a class="button quiet" href=${to('/organise/people/import')}>${o.people.import}</a>`
              : nothing
          }
        </p>
      </form>
      ${results(view)}`,
    the('#root'),
  );
}

async function find(text) {
  const {people} = await fetch_own(`organise/people?${new URLSearchParams({q: text})}`);
  tab.set('people', text);
  screen.turn({text, found: people});
  announce(people.length > 0 ? o.people.caption(people.length) : o.people.nobody(text));
}

function search(submitted) {
  submitted.preventDefault();
  const text = values_of(submitted.target).q[0].trim();
  const errors = text.length < shortest ? {q: o.people.too_short} : {};
  screen.turn({errors, text});
  if (errors.q) {
    show_errors(o.people.title, errors);
    return;
  }
  screen.once('find', () => find(text));
}

async function load(me) {
  screen.turn({me});
  const text = tab.get('people');
  if (text) {
    await find(text);
  } else {
    await be_admitted();
  }
}

open_desk(load);
