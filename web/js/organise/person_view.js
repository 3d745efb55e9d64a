// What the panel shows of somebody.
import {date_and_time, deadline} from '../dates.js';
import {html, nothing} from '../page.js';
import {t} from '../words.js';
import {answer_text, state_tag} from './attendee_cells.js';
import {o} from './desk_words.js';

const active_states = ['registered', 'waiting', 'offered'];

const is_active = (person) => active_states.includes(person.state);

function fact(name, value) {
  return value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing;
}

function facts(person, zone) {
  const {columns} = o;
  return html`<dl class="facts">
    ${fact(columns.names.reference, html`<span class="reference">${person.reference}</span>`)}
    ${fact(columns.names.email, html`<a href="mailto:${person.email}">${person.email}</a>`)}
    ${fact(columns.names.employer, person.employer)}
    ${fact(columns.names.region, person.region)}
    ${fact(columns.names.membership_number, person.membership_number)}
    ${fact(o.person.standing, o.person.standings[person.standing])}
    ${fact(o.person.booked_on, date_and_time(person.registered_at, zone))}
    ${fact(o.person.booked_by, o.attendees.origins[person.origin])}
    ${fact(o.person.queue, person.position === null ? '' : o.person.nth(person.position))}
    ${fact(o.person.offered_until, person.offered_until && deadline(person.offered_until, zone))}
    ${fact(o.person.passed_over, person.passed_over)}
    ${fact(o.person.mail_refused, person.mail_refused_at && date_and_time(person.mail_refused_at, zone))}
    ${fact(columns.names.release, person.release && o.filters.releases[person.release])}
    ${fact(o.person.ended_on, person.cancelled_at && date_and_time(person.cancelled_at, zone))}
  </dl>`;
}

function actions(person, act) {
  if (!is_active(person)) {
    return nothing;
  }
  const button = (name, kind) =>
    html`<button class="button ${kind}" type="button" id=${name} @click=${act[name]}>${o.person[name]}</button>`;
  return html`<p class="row">
    ${button('correct', 'quiet')} ${person.state === 'waiting' ? button('call', 'quiet') : nothing}
    ${button('move', 'quiet')} ${button('cancel', 'danger')}
  </p>`;
}

function tags(person, busy, act) {
  return html`<section aria-labelledby="tags">
    <h3 id="tags">${o.person.tags}</h3>
    ${
      person.tags.length > 0
        ? html`<ul class="chips">${person.tags.map(
            (tag) => html`<li><button class="chip" type="button" aria-label=${o.person.drop_tag(tag)}
              @click=${() => act.drop_tag(tag)}>${tag} <span aria-hidden="true">✕</span></button></li>`,
          )}</ul>`
        : html`<p class="quiet-text">${o.person.no_tags}</p>`
    }
    <form @submit=${act.add_tag}>
      <label class="label" for="tag">${o.person.add_tag}</label>
      <div class="row nowrap">
        <input class="input grow" id="tag" name="tag" maxlength="40" autocomplete="off">
        <button class="button quiet" type="submit" aria-disabled=${busy ? 'true' : 'false'}>${o.person.add}</button>
      </div>
    </form>
  </section>`;
}

function workshops(person, event) {
  if (event.slots.length === 0) {
    return nothing;
  }
  const line = ({title, state}) => {
    const how = o.person.workshop_states[state];
    return html`<li>${title} ${how ? html`<span class="tag warn">${how}</span>` : nothing}</li>`;
  };
  return html`<section aria-labelledby="panel-workshops">
    <h3 id="panel-workshops">${o.person.workshops}</h3>
    ${
      person.workshops.length > 0
        ? html`<ul>${person.workshops.map(line)}</ul>`
        : html`<p class="quiet-text">${o.person.no_workshops}</p>`
    }
  </section>`;
}

const unanswered = html`<span class="quiet-text">${o.person.no_answer}</span>`;

function answers(person, event) {
  if (event.questions.length === 0) {
    return nothing;
  }
  return html`<section aria-labelledby="panel-answers">
    <h3 id="panel-answers">${o.person.answers}</h3>
    <dl class="named">${event.questions.map(
      ({id, label}) => html`<dt>${label}</dt>
        <dd class="as-typed">${answer_text(person.answers[id]) || unanswered}</dd>`,
    )}</dl>
  </section>`;
}

function needs(person) {
  return person.access_needs
    ? html`<section aria-labelledby="panel-needs">
        <h3 id="panel-needs">${o.person.access_needs}</h3>
        <p class="as-typed">${person.access_needs}</p>
      </section>`
    : nothing;
}

function explanation(person, why, act) {
  return html`<details @toggle=${act.explain}>
    <summary>${person.state === 'waiting' ? o.person.why_waiting : o.person.why}</summary>
    ${
      why
        ? html`<ul>${why.why.map((sentence) => html`<li>${sentence}</li>`)}</ul>`
        : html`<p class="quiet-text">${o.attendees.loading}</p>`
    }
  </details>`;
}

function doer({actor, by}) {
  return o.person.by(actor === 'organiser' ? by : o.person.actors[actor]);
}

function history(person, zone) {
  return html`<details>
    <summary>${o.person.history}</summary>
    <ol class="history">${person.history.map(
      (line) => html`<li>${t.history.acts[line.act] ?? line.act}
        <span class="quiet-text">${date_and_time(line.at, zone)}, ${doer(line)}</span>
        ${line.reason ? html`<br>${o.decisions.reason}: <q>${line.reason}</q>` : nothing}
      </li>`,
    )}</ol>
  </details>`;
}

function known(state, event, act) {
  const {person} = state;
  const zone = event.time_zone;
  return html`${actions(person, act)} ${facts(person, zone)} ${needs(person)} ${tags(person, state.busy, act)}
    ${workshops(person, event)} ${answers(person, event)}
    ${explanation(person, state.why, act)} ${history(person, zone)}`;
}

const nothing_yet = html`<div aria-hidden="true">
  <div class="skeleton long"></div>
  <div class="skeleton"></div>
  <div class="skeleton short"></div>
</div>`;

// `state`: {person: null while unknown, why, form: a correction under way, busy, message, bad}; `act`: {close,
// correct, cancel, call, move, add_tag(submitted), drop_tag(tag), explain(toggled)}.
export function person_view(state, event, act) {
  const {person, form, message, bad} = state;
  return html`<div class="panel-head">
      <h2 id="panel-title" tabindex="-1">${person?.name ?? o.attendees.loading}</h2>
      ${person ? state_tag(person.state) : nothing}
      <button class="button quiet" type="button" @click=${act.close}>${o.person.close}</button>
    </div>
    <div role="status">${message ? html`<p class="notice ${bad ? 'bad' : 'ok'}">${message}</p>` : nothing}</div>
    ${form ? form.view() : person ? known(state, event, act) : message ? nothing : nothing_yet}`;
}
