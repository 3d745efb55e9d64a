// Tokens for programs: made with a name, scopes and an end; shown once; ended.
import {date_and_time, has_passed, short_date} from '../../dates.js';
import {choice_field, error_summary, show_errors, submit_button, text_field, values_of} from '../../forms.js';
import {focus_on, html, nothing, render, the} from '../../page.js';
import {fetch_own, post_own} from '../../organise/api.js';
import {open_desk} from '../../organise/desk.js';
import {copy_text} from '../../organise/files.js';
import {make_screen} from '../../organise/screen.js';
import {data_table} from '../../organise/table.js';
import {o} from '../../organise/words.js';

const longest = 366; // days
const fresh_form = {name: [''], scopes: [], days: ['90']};

const screen = make_screen(show, {tokens: null, made: null, values: fresh_form, errors: {}});

function scope_names(scopes) {
  return scopes.map((scope) => o.tokens.scope_names[scope] ?? scope).join(', ');
}

const columns = [
  {label: o.tokens.name_label, kind: 'main', cell: (one) => one.name},
  {label: o.tokens.may, cell: (one) => scope_names(one.scopes)},
  {
    label: o.tokens.expires,
    cell: (one) => (has_passed(one.expires_at) ? o.tokens.expired : short_date(one.expires_at)),
  },
  {label: o.tokens.used, cell: (one) => (one.used_at ? date_and_time(one.used_at) : o.tokens.never)},
  {
    label: o.tokens.do,
    kind: 'actions',
    cell: (one) => html`<button class="linklike" type="button" aria-label=${o.tokens.end_of(one.name)}
      @click=${() => end(one)}>${o.tokens.end}</button>`,
  },
];

function new_one({made}) {
  if (!made) {
    return nothing;
  }
  return html`<section class="card" aria-labelledby="made">
    <h2 id="made" tabindex="-1">${o.tokens.made}</h2>
    <p>${o.tokens.made_hint}</p>
    <div class="field">
      <label class="label" for="token">${o.tokens.value}</label>
      <input class="input" id="token" readonly .value=${made} @focus=${(focused) => focused.target.select()}>
    </div>
    <button class="button quiet" type="button" @click=${() => copy_text(made)}>${o.tokens.copy}</button>
  </section>`;
}

function form({values, errors, busy}) {
  const scopes = Object.entries(o.tokens.scope_names).map(([value, label]) => ({value, label, small: value}));
  return html`<section class="card" aria-labelledby="make">
    <h2 id="make">${o.tokens.make}</h2>
    <form novalidate @submit=${make}>
      ${text_field({id: 'name', label: o.tokens.name, error: errors.name, value: values.name[0], maximum: 100})}
      ${choice_field({
        id: 'scopes',
        label: o.tokens.scopes,
        error: errors.scopes,
        type: 'checkbox',
        options: scopes,
        values: values.scopes,
      })}
      ${text_field({
        id: 'days',
        label: o.tokens.days,
        hint: o.tokens.days_hint,
        error: errors.days,
        value: values.days[0],
        type: 'number',
        kind: 'short',
      })}
      ${submit_button(o.tokens.go, busy === 'make')}
    </form>
  </section>`;
}

function own({tokens}) {
  return html`<section aria-labelledby="own">
    <h2 id="own" tabindex="-1">${o.tokens.own}</h2>
    ${
      tokens.length > 0
        ? data_table({caption: o.tokens.caption(tokens.length), columns, rows: tokens})
        : html`<p>${o.tokens.none}</p>`
    }
  </section>`;
}

function show(view) {
  if (view.tokens) {
    render(
      html`<p class="prose">${o.tokens.hint}</p>
        ${screen.message()} ${error_summary(view.errors)} ${new_one(view)} ${own(view)} ${form(view)}`,
      the('#root'),
    );
  }
}

function errors_in({name, scopes, days}) {
  const number = Number(days[0]);
  const in_range = Number.isInteger(number) && number >= 1 && number <= longest;
  return {
    ...(name[0].trim() ? {} : {name: o.tokens.name_missing}),
    ...(scopes.length > 0 ? {} : {scopes: o.tokens.scopes_missing}),
    ...(in_range ? {} : {days: o.tokens.days_wrong}),
  };
}

async function make(submitted) {
  submitted.preventDefault();
  const values = {scopes: [], ...values_of(submitted.target)};
  const errors = errors_in(values);
  screen.turn({values, errors, made: null});
  if (Object.keys(errors).length > 0) {
    show_errors(o.tokens.title, errors);
    return;
  }
  await screen.once('make', async () => {
    const body = {name: values.name[0].trim(), scopes: values.scopes, days: Number(values.days[0])};
    const {token} = await post_own('organise/tokens', body);
    const {tokens} = await fetch_own('organise/tokens');
    screen.turn({made: token, tokens, values: fresh_form});
    focus_on('made');
  });
}

function end(token) {
  return screen.once('end', async () => {
    await post_own(`organise/tokens/${encodeURIComponent(token.id)}/end`);
    screen.turn({tokens: screen.view().tokens.filter((one) => one.id !== token.id)});
    screen.say(o.tokens.ended);
    focus_on('own');
  });
}

async function load() {
  const {tokens} = await fetch_own('organise/tokens');
  screen.turn({tokens});
}

open_desk(load);
