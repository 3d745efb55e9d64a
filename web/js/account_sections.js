// The sections of the account's page. They show; pages/account.js acts.
import {to} from './base.js';
import {date_and_time, short_date} from './dates.js';
import {choice_field, error_summary, submit_button, text_field} from './forms.js';
import {html, nothing} from './page.js';
import {subscription} from './pieces.js';
import {t} from './words.js';

function role_names(roles) {
  return roles.map((role) => t.account.role_names[role] ?? role).join(', ');
}

function register_facts(person) {
  const facts = [
    [t.account.email, person.email],
    [t.account.membership_number, person.membership_number],
    [t.list.region, person.region],
    [t.account.employer, person.employer],
    [t.account.job_title, person.job_title],
    [t.account.roles, role_names(person.roles)],
  ];
  return html`<dl class="facts">
      ${facts.filter(([, value]) => value).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}
    </dl>
    ${person.membership_number ? html`<p class="hint">${t.account.from_register}</p>` : nothing}`;
}

function detail_fields({values, errors}) {
  const languages = Object.entries(t.account.languages).map(([value, label]) => ({value, label}));
  const discreet = {value: 'yes', label: t.account.discreet_yes, small: t.account.discreet_hint};
  return html`
    ${text_field({
      id: 'name',
      label: t.account.name,
      error: errors.name,
      value: values.name[0],
      autocomplete: 'name',
      maximum: 100,
    })}
    ${choice_field({
      id: 'language',
      label: t.account.language,
      hint: t.account.language_hint,
      error: errors.language,
      type: 'radio',
      options: languages,
      values: values.language,
    })}
    ${text_field({
      id: 'access_needs',
      label: t.forms.optional(t.account.access),
      hint: t.account.access_hint,
      error: errors.access_needs,
      value: values.access_needs[0],
      rows: 3,
      maximum: 1000,
    })}
    ${choice_field({
      id: 'discreet_calendar',
      label: t.account.discreet,
      type: 'checkbox',
      options: [discreet],
      values: values.discreet_calendar,
    })}`;
}

// `view`: {person, logins, values, errors, busy, saved, restored, calendar, erasing}.
export function details(view, act) {
  return html`<section class="card" aria-labelledby="details">
    <h2 id="details" tabindex="-1">${t.account.details}</h2>
    ${register_facts(view.person)}
    ${view.erasing ? nothing : error_summary(view.errors)}
    ${view.saved ? html`<p class="notice ok">${t.forms.saved}</p>` : nothing}
    ${view.restored ? html`<p class="notice">${t.forms.restored}</p>` : nothing}
    <form novalidate id="form" @submit=${act.save}>
      ${detail_fields({values: view.values, errors: view.errors})}
      ${submit_button(t.forms.save, view.busy === 'save')}
    </form>
  </section>`;
}

function calendar_addresses({calendar: made}) {
  const {account} = t;
  return html`
    ${subscription({
      address: made.url,
      id: 'address',
      label: account.calendar_address,
      hint: account.calendar_once,
      name: t.frame.bookings,
    })}
    ${subscription({
      address: made.opening_url,
      id: 'opening-address',
      label: account.calendar_opening,
      hint: account.calendar_opening_hint,
      name: account.calendar_opening,
    })}`;
}

// What its reader should know before they give it to a program of somebody else.
function calendar_terms() {
  const {account} = t;
  return html`<p>${account.calendar_copy}</p>
    <p>${account.calendar_either}</p>
    <details>
      <summary>${account.calendar_often}</summary>
      <dl class="facts">
        ${account.calendar_programs.map(([name, when]) => html`<dt>${name}</dt><dd>${when}</dd>`)}
      </dl>
      <p>${account.calendar_urgent}</p>
    </details>`;
}

function calendar_offer(act) {
  return html`<p class="hint">${t.account.calendar_renew}</p>
    <button class="button quiet" type="button" @click=${act.make_calendar}>
      ${t.account.calendar_make}
    </button>`;
}

export function calendar(view, act) {
  return html`<section class="card" aria-labelledby="calendar">
    <h2 id="calendar" tabindex="-1">${t.account.calendar}</h2>
    <p>${t.account.calendar_hint}</p>
    ${calendar_terms()}
    ${view.calendar ? calendar_addresses(view) : calendar_offer(act)}
  </section>`;
}

function login_line(login, act) {
  const since = short_date(login.created_at);
  const end = html`<button class="linklike" type="button" aria-label=${t.account.end_login(since)}
      @click=${() => act.end_login(login)}>${t.account.end}</button>`;
  return html`<li>
    ${t.account.login_since(since)}<br>
    <span class="quiet-text">${t.account.login_seen(date_and_time(login.seen_at))}</span><br>
    ${login.current ? html`<span class="tag ok">${t.account.this_browser}</span>` : end}
  </li>`;
}

// Those who organise show a code of an app besides; others may never need it.
function second_factor() {
  return html`<h3>${t.account.second_factor}</h3>
    <p>${t.account.second_factor_hint}</p>
    <p><a href=${to('/account/second-factor')}>${t.account.second_factor_link}</a></p>`;
}

export function logins(view, act) {
  return html`<section class="card" aria-labelledby="logins">
    <h2 id="logins" tabindex="-1">${t.account.logins}</h2>
    <p>${t.account.logins_hint}</p>
    <ul class="history">${view.logins.map((login) => login_line(login, act))}</ul>
    ${view.organises ? second_factor() : nothing}
    <p class="row">
      <button class="button quiet" type="button" @click=${act.sign_out}>${t.account.sign_out}</button>
      <button class="button quiet" type="button" @click=${act.sign_out_everywhere}>
        ${t.account.sign_out_everywhere}
      </button>
    </p>
  </section>`;
}

function erase_form(view, act) {
  return html`<form novalidate @submit=${act.erase}>
    <p>${t.account.erase_sent}</p>
    ${text_field({
      id: 'code',
      label: t.sign_in.code,
      hint: t.sign_in.code_hint,
      error: view.errors.code,
      kind: 'code',
      autocomplete: 'one-time-code',
      maximum: 20,
    })}
    <p class="row">
      ${submit_button(t.account.erase_yes, view.busy === 'erase', 'danger')}
      <button class="button quiet" type="button" @click=${act.keep_data}>${t.account.erase_no}</button>
    </p>
  </form>`;
}

function erase_offer(act) {
  return html`<button class="button danger" type="button" @click=${act.ask_erase}>
    ${t.account.erase_start}
  </button>`;
}

export function data(view, act) {
  return html`<section class="card" aria-labelledby="data">
    <h2 id="data">${t.account.data}</h2>
    <p>${t.account.data_hint}</p>
    <p><a class="button quiet" href=${to('/api/me/data')} download="my-data.json">
      ${t.account.download}
    </a></p>
    <h3>${t.account.erase}</h3>
    <p>${t.account.erase_hint}</p>
    ${view.erasing ? erase_form(view, act) : erase_offer(act)}
  </section>`;
}
