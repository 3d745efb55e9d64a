// The fields of a booking: the event's questions, a workshop for each slot; read back as the API wants.
import {choice_field, error_sentence, option_row, text_field} from './forms.js';
import {hours} from './dates.js';
import {html} from './page.js';
import {t} from './words.js';

const yes = 'yes';
const no = 'no';

function label_of(question) {
  return question.required ? question.label : t.forms.optional(question.label);
}

function hint_of(question) {
  const kept = question.retention_days ? t.forms.kept(question.retention_days) : '';
  const purpose = question.purpose ? t.forms.purpose(question.purpose) : '';
  return [question.hint, purpose, kept].filter(Boolean).join(' ');
}

function text_question(question, common) {
  const rows = question.kind === 'long_text' ? 4 : undefined;
  return text_field({...common, rows, value: common.values[0] ?? '', maximum: rows ? 2000 : 200});
}

function choice_question(question, common) {
  const type = question.kind === 'some_of' ? 'checkbox' : 'radio';
  const options =
    question.kind === 'yes_no'
      ? [
          {value: yes, label: t.forms.yes},
          {value: no, label: t.forms.no},
        ]
      : question.options.map((option) => ({value: option, label: option}));
  return choice_field({...common, type, options});
}

// Who somebody is for this event: on the badge.
export function person_fields(values, errors, {label, hint}) {
  const field = (id) => ({id, error: errors[id], value: values[id]?.[0], maximum: 100});
  const employer = t.forms.optional(t.book.employer);
  return html`
    ${text_field({...field('name'), label, hint, autocomplete: 'name'})}
    ${text_field({...field('employer'), label: employer, autocomplete: 'organization'})}`;
}

const question_fields = {
  short_text: text_question,
  long_text: text_question,
  one_of: choice_question,
  some_of: choice_question,
  yes_no: choice_question,
};

// One field a question. `values` and `errors` are by field id.
export function question_field(question, values, errors) {
  const id = `answers.${question.id}`;
  const common = {
    id,
    label: label_of(question),
    hint: hint_of(question),
    error: errors[id],
    values: values[id] ?? [],
  };
  return question_fields[question.kind](question, common);
}

function is_full(workshop) {
  return workshop.places.left === 0;
}

function workshop_option(workshop, mine, waiting) {
  const full = is_full(workshop) && !mine.includes(workshop.id) && !waiting;
  const about = [workshop.speaker, workshop.room, t.workshops.places(workshop.places)];
  return {
    value: workshop.id,
    label: workshop.title,
    small: about.filter(Boolean).join(' · '),
    disabled: full,
  };
}

function tell_me(workshop, name, chosen) {
  return option_row({
    type: 'checkbox',
    name,
    value: workshop.id,
    checked: chosen.includes(workshop.id),
    label: t.workshops.tell_me(workshop.title),
    small: t.workshops.waiting_now(workshop.places.waiting),
  });
}

// One fieldset a slot: a workshop or none, and for full ones the wish to hear of a place.
// `state`: {values, errors, mine: ids held now, waiting: whether the booking itself waits}.
export function slot_field(slot, position, event, state) {
  const id = `slot.${position}`;
  const tell = `tell.${position}`;
  const none = {value: '', label: t.workshops.none};
  const options = [...slot.workshops.map((one) => workshop_option(one, state.mine, state.waiting)), none];
  const full = slot.workshops.filter((one) => is_full(one) && !state.waiting && !state.mine.includes(one.id));
  return choice_field({
    id,
    type: 'radio',
    options,
    label: `${slot.label}, ${hours(slot.starts_at, slot.ends_at, event.time_zone)}`,
    error: state.errors[id],
    values: state.values[id] ?? [''],
    after: full.map((one) => tell_me(one, tell, state.values[tell] ?? [])),
  });
}

const answer_readers = {
  some_of: (texts) => texts,
  yes_no: (texts) => texts[0] === yes,
};

// The answers in a form's values: {question id: text | [texts] | bool}; questions left empty are left out.
export function answers_in(values, questions) {
  const answers = {};
  for (const {id, kind} of questions) {
    const texts = (values[`answers.${id}`] ?? []).map((text) => text.trim()).filter(Boolean);
    if (texts.length > 0) {
      answers[id] = answer_readers[kind]?.(texts) ?? texts[0];
    }
  }
  return answers;
}

// An empty answer to each question that can be emptied: what is not answered any more.
export function emptied(questions) {
  const empty = {some_of: [], short_text: '', long_text: ''};
  const can_be = questions.filter((one) => empty[one.kind] !== undefined);
  return Object.fromEntries(can_be.map(({id, kind}) => [id, empty[kind]]));
}

// An answer as a form's value.
export function texts_of(answer) {
  return typeof answer === 'boolean' ? [answer ? yes : no] : [answer].flat();
}

function chosen_in(values, slots, prefix) {
  return slots.flatMap((_, position) => values[`${prefix}.${position}`] ?? []).filter(Boolean);
}

// {workshops, workshops_waiting} as ids.
export function workshops_in(values, slots) {
  return {workshops: chosen_in(values, slots, 'slot'), workshops_waiting: chosen_in(values, slots, 'tell')};
}

// A registration's workshops as a form's values.
export function workshop_values(registration, slots) {
  const values = {};
  slots.forEach((slot, position) => {
    const ids = slot.workshops.map((one) => one.id);
    for (const {id, state} of registration.workshops.filter((one) => ids.includes(one.id))) {
      (values[`${state === 'waiting' ? 'tell' : 'slot'}.${position}`] ??= []).push(id);
    }
  });
  return values;
}

// What is missing before anything is sent: {field id: sentence}.
export function missing_in(values, questions) {
  const given = answers_in(values, questions);
  const missing = questions.filter((one) => one.required && given[one.id] === undefined);
  return Object.fromEntries(missing.map((one) => [`answers.${one.id}`, t.forms.missing(one.label)]));
}

function slot_of(id, slots) {
  return Math.max(
    0,
    slots.findIndex((slot) => slot.workshops.some((one) => one.id === id)),
  );
}

function label_for(field, rest, event) {
  const labels = {name: t.book.name, employer: t.book.employer};
  const question = field === 'answers' && event.questions.find((one) => one.id === rest);
  return question ? question.label : labels[field];
}

// The errors of a problem document, by field id; what belongs to no field is the form's own.
export function errors_of(refusal, sent, event) {
  const errors = {};
  for (const {pointer, detail} of refusal.errors) {
    const [, field, rest] = pointer.split('/');
    const ids = {
      answers: () => `answers.${rest}`,
      workshops: () => `slot.${slot_of(sent.workshops?.[rest], event.slots)}`,
      workshops_waiting: () => `slot.${slot_of(sent.workshops_waiting?.[rest], event.slots)}`,
    };
    const id = ids[field]?.() ?? (field || 'form');
    errors[id] = error_sentence(detail, label_for(field, rest, event));
  }
  return errors;
}

// Without the choices that were refused: a workshop that has filled up is no choice any more.
export function without_refused(values, errors) {
  const refused = Object.keys(errors).filter((id) => id.startsWith('slot.'));
  return {...values, ...Object.fromEntries(refused.map((id) => [id, ['']]))};
}
