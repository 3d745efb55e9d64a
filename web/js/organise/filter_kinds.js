// What the list of attendees can be narrowed by, in words: "region:Wales" is "Region is Wales".
import {full_date, local} from '../dates.js';
import {html} from '../page.js';
import {o} from './desk_words.js';

const any_day = 'any';

const counted = (values) =>
  values.filter((one) => one.value).map(({value, count}) => ({value, label: `${value} (${count})`}));

function workshops_of(event) {
  return event.slots.flatMap((slot) => slot.workshops.map(({id, title}) => ({value: id, label: title})));
}

function days_of(event) {
  const date = (instant) => {
    const {year, month, day} = local(instant, event.time_zone);
    return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
  };
  return [
    {value: any_day, label: o.filters.any_day},
    ...event.days.map(({starts_at}) => ({
      value: date(starts_at),
      label: full_date(starts_at, event.time_zone),
    })),
  ];
}

function values_of_question(question) {
  if (question.kind === 'yes_no') {
    return [
      {value: 'yes', label: o.columns.yes},
      {value: 'no', label: o.columns.no},
    ];
  }
  return question.options.length > 0 ? question.options.map((value) => ({value, label: value})) : null;
}

const releases = () => Object.entries(o.filters.releases).map(([value, label]) => ({value, label}));

const traits = ['access_needs', 'refused_mail', 'been_passed_over'];

// {field, label, values: [{value, label}], or none where it is typed}, for an event and what its attendees
// have: `values` as of the statistics. What nobody has is not offered.
export function kinds_of_filters({event, values}) {
  const states = Object.entries(o.attendees.states).map(([value, label]) => ({value, label}));
  const fixed = [
    {field: 'region', values: counted(values.regions)},
    {field: 'employer', values: counted(values.employers)},
    {field: 'tag', values: counted(values.tags)},
    {field: 'workshop', values: workshops_of(event)},
    {field: 'queue', values: workshops_of(event)},
    {field: 'checked_in', values: days_of(event)},
    {field: 'release', values: event.audience === 'reps' ? releases() : []},
    {field: 'state', values: states},
    {field: 'has', values: traits.map((value) => ({value, label: o.filters.traits[value]}))},
  ];
  const asked = event.questions.map((question) => ({
    field: `answer.${question.id}`,
    label: question.label,
    values: values_of_question(question),
  }));
  return [
    ...fixed
      .filter((one) => one.values.length > 0)
      .map((one) => ({...one, label: o.filters.fields[one.field]})),
    ...asked,
  ];
}

// "region:Wales" in words. `view`: {event, values}.
export function filter_sentence(condition, is, view) {
  const colon = condition.indexOf(':');
  const [field, value] = [condition.slice(0, colon), condition.slice(colon + 1)];
  const question = view.event.questions.find((one) => `answer.${one.id}` === field);
  const label = question?.label ?? o.filters.fields[field] ?? field;
  const named = kinds_of_filters({...view, values: {regions: [], employers: [], tags: []}})
    .find((one) => one.field === field)
    ?.values?.find((one) => one.value === value);
  return o.filters.sentence(label, is, named?.label ?? value);
}

// Whom a query is for, as a list of sentences.
export function audience_in_words(query, view) {
  const sentences = [
    query.state && o.attendees.states[query.state],
    query.q && o.filters.search(query.q),
    ...query.is.map((one) => filter_sentence(one, true, view)),
    ...query.not.map((one) => filter_sentence(one, false, view)),
  ].filter(Boolean);
  return html`${sentences.map((one) => html`<li><span class="tag">${one}</span></li>`)}`;
}
