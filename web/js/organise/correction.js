// Correcting somebody's booking: what they said and chose, and why it is another now.
import {patch} from '../api.js';
import {
  answers_in,
  emptied,
  errors_of,
  question_field,
  slot_field,
  texts_of,
  without_refused,
  workshop_values,
  workshops_in,
} from '../booking_form.js';
import {error_summary, submit_button, text_field, values_of} from '../forms.js';
import {html, sentence_for, the} from '../page.js';
import {t} from '../words.js';
import {desk_api} from './event_desk.js';
import {o} from './desk_words.js';
import {with_second_factor} from './second_factor.js';

function values_from(person, event) {
  const answers = Object.entries(person.answers).map(([id, one]) => [`answers.${id}`, texts_of(one)]);
  return {
    name: [person.name],
    employer: [person.employer],
    ...Object.fromEntries(answers),
    ...workshop_values(person, event.slots),
  };
}

// Workshops are sent only where they changed: what was held stays, full or not.
function body_of(values, before, event) {
  const chosen = workshops_in(values, event.slots);
  const same = JSON.stringify(chosen) === JSON.stringify(workshops_in(before, event.slots));
  return {
    name: values.name[0].trim(),
    employer: values.employer[0].trim(),
    answers: {...emptied(event.questions), ...answers_in(values, event.questions)},
    ...(same ? {} : chosen),
    reason: values.reason[0].trim(),
  };
}

// A form for `person`; `panel`: {turn() shows it again, settle(person, message), refused(refusal), keep()}.
export function correction(person, event, address, panel) {
  const before = values_from(person, event);
  let state = {values: before, errors: {}, busy: false};

  const turn = (part) => {
    state = {...state, ...part};
    panel.turn();
  };

  const refuse = (errors) => {
    turn({busy: false, errors});
    the('#panel #summary')?.focus();
  };

  const send = async (submitted) => {
    submitted.preventDefault();
    if (state.busy) {
      return;
    }
    const values = values_of(submitted.target);
    turn({values, errors: {}});
    if (!values.name[0].trim()) {
      refuse({name: t.book.name_missing});
      return;
    }
    turn({busy: true});
    const body = body_of(values, before, event);
    try {
      const corrected = await with_second_factor(() => patch(desk_api(address), body));
      panel.settle(corrected, o.person.done.correct);
    } catch (refusal) {
      if (!refusal.type || refusal.type === 'not_signed_in') {
        panel.refused(refusal);
        return;
      }
      const errors = errors_of(refusal, body, event);
      turn({values: without_refused(values, errors)});
      refuse(Object.keys(errors).length > 0 ? errors : {'correct-save': sentence_for(refusal)});
    }
  };

  const text = (id, label, more) =>
    text_field({
      id,
      label,
      error: state.errors[id],
      value: state.values[id]?.[0],
      autocomplete: 'off',
      ...more,
    });

  const held = person.workshops.filter((one) => one.state === 'registered').map((one) => one.id);
  const view = () => html`<form novalidate @submit=${send}>
    <h3>${o.person.correct_title}</h3>
    ${error_summary(state.errors)}
    ${text('name', o.add.name, {maximum: 100})}
    ${text('employer', t.forms.optional(o.columns.names.employer), {maximum: 100})}
    ${event.questions.map((question) => question_field(question, state.values, state.errors))}
    ${event.slots.map((slot, position) =>
      slot_field(slot, position, event, {...state, mine: held, waiting: person.state !== 'registered'}),
    )}
    ${text('reason', t.forms.optional(o.decisions.reason), {
      hint: o.decisions.reason_hint,
      rows: 2,
      maximum: 500,
    })}
    <p class="row" id="correct-save" tabindex="-1">
      ${submit_button(t.forms.save, state.busy)}
      <button class="button quiet" type="button" @click=${panel.keep}>${o.decisions.keep}</button>
    </p>
  </form>`;

  return {view};
}
