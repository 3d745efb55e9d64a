// Holding an event again: a dialog for one date or several, each of which becomes a draft.
import {error_summary, submit_button, text_field} from '../forms.js';
import {announce, html, nothing, render} from '../page.js';
import {post_own} from './api.js';
import {clock_of, days_later, instant_of} from './clock.js';
import {value_at, with_value} from './fields.js';
import {sentence_of} from './screen.js';
import {o} from './words.js';

const most = 30;
const week = 7;

function run_fields(view, act, number) {
  const field = (name, label, more = {}) =>
    text_field({
      id: `runs.${number}.${name}`,
      label,
      value: view.runs[number][name],
      error: view.errors[`runs.${number}.${name}`],
      maximum: 150,
      ...more,
    });
  return html`<fieldset class="run">
    <legend>${o.duplicating.run(number + 1)}</legend>
    <div class="side-by-side">
      ${field('date', o.duplicating.date, {type: 'date'})}
      ${field('title', o.duplicating.new_title)}
      ${field('venue', o.duplicating.venue)}
      ${field('town', o.duplicating.town)}
      ${field('region', o.duplicating.region)}
    </div>
    ${
      view.runs.length > 1
        ? html`<button class="linklike" type="button" @click=${() => act.remove(number)}>
            ${o.duplicating.remove(number + 1)}
          </button>`
        : nothing
    }
  </fieldset>`;
}

function content(event, view, act) {
  return html`<form novalidate @submit=${act.send} @input=${act.typed}>
    <h2 id="duplicate-title">${o.duplicating.title(event.title)}</h2>
    <p>${o.duplicating.hint}</p>
    ${error_summary(view.errors)}
    ${view.runs.map((_, number) => run_fields(view, act, number))}
    ${
      view.runs.length < most
        ? html`<p><button class="button quiet" type="button" @click=${act.add}>${o.duplicating.more}</button></p>`
        : nothing
    }
    <p class="row">
      ${submit_button(o.duplicating.go(view.runs.length), view.busy)}
      <button class="button quiet" type="button" @click=${act.close}>${o.duplicating.close}</button>
    </p>
  </form>`;
}

const empty = (date) => ({date, title: '', venue: '', town: '', region: ''});

// The next date that makes sense: a year on for a first one that is past, else a week after the last.
function first_date(event) {
  const {date} = clock_of(event.starts_at, event.time_zone);
  const today = new Date().toISOString().slice(0, 10);
  return date < today ? days_later(date, 52 * week) : days_later(date, week);
}

function body_of(event, runs) {
  const {time} = clock_of(event.starts_at, event.time_zone);
  return {
    runs: runs.map(({date, title, venue, town, region}) => ({
      starts_at: instant_of(date, time, event.time_zone),
      ...(title.trim() ? {title: title.trim()} : {}),
      ...(region.trim() ? {region: region.trim()} : {}),
      ...(venue.trim() || town.trim()
        ? {venue: {...(venue.trim() && {name: venue.trim()}), ...(town.trim() && {town: town.trim()})}}
        : {}),
    })),
  };
}

function missing(runs) {
  const without = runs.flatMap(({date}, number) => (date ? [] : [number]));
  return Object.fromEntries(
    without.map((number) => [`runs.${number}.date`, o.duplicating.date_missing(number + 1)]),
  );
}

// Asks for dates and makes the drafts. `event`: {slug, title, starts_at, time_zone}. Gives their slugs, or null if
// the dialog was closed.
export function duplicate(event) {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog wide';
  dialog.setAttribute('aria-labelledby', 'duplicate-title');
  document.body.append(dialog);
  let view = {busy: false, runs: [empty(first_date(event))], errors: {}};
  let slugs = null;

  return new Promise((resolve) => {
    const turn = (part) => {
      view = {...view, ...part};
      render(content(event, view, act), dialog);
    };
    const focus = (number, name) => document.getElementById(`runs.${number}.${name}`)?.focus();
    const refuse = (errors) => {
      turn({busy: false, errors});
      dialog.querySelector('#summary')?.focus();
    };
    const act = {
      close: () => dialog.close(),
      typed: ({target}) => turn({runs: with_value(view, target.name, target.value).runs}),
      add: () => {
        turn({runs: [...view.runs, empty(days_later(view.runs.at(-1).date, week))]});
        focus(view.runs.length - 1, 'date');
      },
      remove: (number) => {
        turn({runs: view.runs.filter((_, at) => at !== number), errors: {}});
        focus(Math.max(0, number - 1), 'date');
      },
      send: async (submitted) => {
        submitted.preventDefault();
        if (view.busy) {
          return;
        }
        const errors = missing(view.runs);
        if (Object.keys(errors).length > 0) {
          refuse(errors);
          return;
        }
        turn({busy: true, errors: {}});
        try {
          const path = `organise/events/${encodeURIComponent(event.slug)}/duplicate`;
          ({slugs} = await post_own(path, body_of(event, view.runs), `duplicate.${event.slug}`));
          dialog.close();
          announce(o.duplicating.made(slugs.length));
        } catch (refusal) {
          const field = refusal.errors?.[0]?.pointer.slice(1).replaceAll('/', '.');
          const known = field && value_at(view, field) !== undefined ? field : 'runs.0.date';
          refuse({[known]: sentence_of(refusal)});
        }
      },
    };
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(slugs);
    });
    turn({});
    dialog.showModal();
    focus(0, 'date');
  });
}
