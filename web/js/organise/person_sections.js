// The sections of somebody's card. They show; pages/organise/person.js acts.
import {to} from '../base.js';
import {date_and_time} from '../dates.js';
import {choice_field, error_summary, option_row, submit_button, text_field} from '../forms.js';
import {html, nothing} from '../page.js';
import {data_table} from './table.js';
import {o} from './words.js';
import {t} from '../words.js';

export function particulars({card}) {
  const {person} = card;
  const roles = person.roles.map((role) => t.account.role_names[role] ?? role).join(', ');
  const facts = [
    [t.account.email, person.email],
    [t.account.membership_number, person.membership_number],
    [o.people.member, o.people.standing[person.standing]],
    [t.list.region, person.region],
    [t.account.employer, person.employer],
    [t.account.job_title, person.job_title],
    [t.account.roles, roles],
    [t.account.language, t.account.languages[person.language]],
    [t.account.access, person.access_needs],
    [o.person.second_factor, card.second_factor ? o.person.factor_set : o.person.factor_none],
  ];
  return html`<dl class="facts">${facts
    .filter(([, value]) => value)
    .map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

const booking_columns = [
  {
    label: t.event.about,
    kind: 'main',
    cell: (one) => html`<a href=${to(`/organise/events/${encodeURIComponent(one.event)}`)}>${one.title}</a>`,
  },
  {
    label: o.person.booking,
    cell: (one) => html`<a class="reference"
      href=${to(`/organise/events/${encodeURIComponent(one.event)}/attendees/${encodeURIComponent(one.reference)}`)}>${one.reference}</a>`,
  },
  {label: o.events.status, cell: (one) => t.booking.states[one.state] ?? one.state},
  {label: t.event.when, cell: (one) => date_and_time(one.starts_at)},
];

export function bookings({card}) {
  return html`<section aria-labelledby="bookings">
    <h2 id="bookings">${o.person.bookings}</h2>
    ${
      card.bookings.length > 0
        ? data_table({caption: card.person.name, columns: booking_columns, rows: card.bookings})
        : html`<p>${o.person.no_bookings}</p>`
    }
  </section>`;
}

// Permissions for those who may only look.
export function permissions_shown({card}) {
  const words = card.permissions.map((word) => o.permissions.names[word]).join(', ');
  const limits = [...card.regions, ...card.series].join(', ');
  return html`<section class="card" aria-labelledby="permissions">
    <h2 id="permissions">${o.permissions.title}</h2>
    <p>${words || o.permissions.none}</p>
    ${words ? html`<p>${limits || o.permissions.everywhere}</p>` : nothing}
    <p class="hint">${o.person.for_admins}</p>
  </section>`;
}

function limit_boxes(name, legend, all, chosen) {
  return all.length > 0
    ? choice_field({
        id: name,
        label: legend,
        type: 'checkbox',
        options: all.map(({value, label}) => ({value, label})),
        values: chosen,
      })
    : nothing;
}

export function permissions_form(view, act) {
  const options = Object.entries(o.permissions.names).map(([value, label]) => ({
    value,
    label,
    small: o.permissions.hints[value],
  }));
  return html`<section class="card" aria-labelledby="permissions">
    <h2 id="permissions" tabindex="-1">${o.permissions.title}</h2>
    ${error_summary(view.errors)}
    <form novalidate @submit=${act.save_permissions}>
      ${choice_field({
        id: 'permissions-may',
        label: o.permissions.legend,
        error: view.errors['permissions-may'],
        type: 'checkbox',
        options,
        values: view.card.permissions,
      })}
      <details ?open=${view.card.regions.length + view.card.series.length > 0}>
        <summary>${o.permissions.limits}</summary>
        <p class="hint">${o.permissions.limits_hint}</p>
        ${limit_boxes('regions', o.permissions.regions, view.regions, view.card.regions)}
        ${text_field({id: 'other_region', label: t.forms.optional(o.permissions.other_region), maximum: 200})}
        ${limit_boxes('series', o.permissions.series, view.series, view.card.series)}
      </details>
      ${submit_button(o.permissions.save, view.busy === 'permissions')}
    </form>
  </section>`;
}

// What is far-reaching is asked for twice: the first button shows what it means, the second does it.
function twice({name, label, means, yes}, view, act, doing) {
  if (view.asked !== name) {
    return html`<button class="button danger" type="button" @click=${() => act.ask(name)}>${label}</button>`;
  }
  return html`<div class="notice bad" id="asked" tabindex="-1">
    <p>${means}</p>
    <p class="row">
      <button class="button danger" type="button" aria-disabled=${view.busy === name ? 'true' : 'false'}
        @click=${doing}>${yes}</button>
      <button class="button quiet" type="button" @click=${() => act.ask('')}>${o.person.keep}</button>
    </p>
  </div>`;
}

function others({others: found, card}) {
  const rows = found.filter((one) => one.id !== card.id);
  return rows.map((one) =>
    option_row({
      type: 'radio',
      name: 'other',
      value: one.id,
      label: one.name || o.person.unnamed,
      small: [one.email, one.membership_number, one.employer].filter(Boolean).join(' · '),
    }),
  );
}

export function merging(view, act) {
  return html`<section class="card" aria-labelledby="merge">
    <h2 id="merge" tabindex="-1">${o.person.merge}</h2>
    <p>${o.person.merge_hint}</p>
    <form novalidate role="search" @submit=${act.find_other}>
      ${text_field({
        id: 'other-q',
        label: o.person.merge_search,
        hint: o.people.search_hint,
        error: view.errors['other-q'],
        type: 'search',
        maximum: 100,
      })}
      <button class="button quiet" type="submit">${o.people.find}</button>
    </form>
    ${
      view.others
        ? html`<form class="above-a-little" novalidate @submit=${act.merge}>
            <fieldset class="field ${view.errors.other ? 'invalid' : ''}">
              <legend id="other" tabindex="-1">${o.person.merge_choose}</legend>
              ${view.errors.other ? html`<p class="error">${view.errors.other}</p>` : nothing}
              ${others(view)}
            </fieldset>
            ${submit_button(o.person.merge_yes(view.card.person.name), view.busy === 'merge', 'danger')}
          </form>`
        : nothing
    }
  </section>`;
}

export function their_data(view, act) {
  const name = view.card.person.name || view.card.person.email;
  const erase = {name: 'erase', label: o.person.erase, means: o.person.erase_means, yes: o.person.erase_yes(name)};
  const reset = {name: 'reset', label: o.person.reset, means: o.person.reset_means, yes: o.person.reset_yes};
  return html`<section class="card" aria-labelledby="data">
    <h2 id="data">${o.person.data}</h2>
    <p class="hint">${o.person.export_hint}</p>
    <p><button class="button quiet" type="button" @click=${act.export_data}>${o.person.export}</button></p>
    ${view.card.second_factor ? html`<div class="field">${twice(reset, view, act, act.reset_factor)}</div>` : nothing}
    <div>${twice(erase, view, act, act.erase)}</div>
  </section>`;
}
