// Adding, removing and moving days, workshops and questions in the editor's values.
import {days_later} from './clock.js';
import {blank_question, blank_slot, blank_workshop} from './event_values.js';
import {value_at, with_value} from './fields.js';
import {o} from './words.js';

// Each gives {values, focus}: the changed values, and the field to go on with.

export function add_day(values) {
  const last = values.days.at(-1);
  const days = [...values.days, {...last, date: days_later(last.date, 1)}];
  return {values: {...values, days}, focus: `days.${days.length - 1}.date`};
}

export function remove_day(values, at) {
  const days = values.days.filter((_, n) => n !== at);
  return {values: {...values, days}, focus: `days.${days.length - 1}.date`};
}

export function add_slot(values) {
  const {date} = values.slots.at(-1) ?? values.days[0];
  const slots = [...values.slots, {...blank_slot, date, workshops: [blank_workshop]}];
  return {values: {...values, slots}, focus: `slots.${slots.length - 1}.label`};
}

export function add_workshop(values, at) {
  const workshops = [...values.slots[at].workshops, blank_workshop];
  return {
    values: with_value(values, `slots.${at}.workshops`, workshops),
    focus: `slots.${at}.workshops.${workshops.length - 1}.title`,
  };
}

export function add_question(values, more = {}) {
  const questions = [...values.questions, {...blank_question, ...more}];
  return {values: {...values, questions}, focus: `questions.${questions.length - 1}.label`};
}

export function ask_about_food(values) {
  const {catering} = o.editor;
  return add_question(values, {...catering, kind: 'some_of', retention_days: '7'});
}

export function move_question(values, at, by) {
  const questions = [...values.questions];
  questions.splice(at + by, 0, ...questions.splice(at, 1));
  const way = by < 0 ? 'up' : 'down';
  return {values: {...values, questions}, focus: `questions.${at + by}.${way}`};
}

// Takes out what is at a path like "slots.0.workshops.1": {values, removed}; `put_back` undoes it.
export function remove_at(values, path, name) {
  const list = path.slice(0, path.lastIndexOf('.'));
  const at = Number(path.slice(list.length + 1));
  const all = value_at(values, list);
  return {
    values: with_value(
      values,
      list,
      all.filter((_, n) => n !== at),
    ),
    removed: {list, at, name, item: all[at]},
  };
}

// `known`: the ids that the service still has; what it has forgotten comes back as something new.
export function put_back(values, {list, at, item}, known) {
  const all = [...(value_at(values, list) ?? [])];
  const fresh = (one) => (one.id && !known.includes(one.id) ? {...one, id: ''} : one);
  const back = item.workshops ? {...item, workshops: item.workshops.map(fresh)} : fresh(item);
  all.splice(at, 0, back);
  return with_value(values, list, all);
}

// The deadlines move with the first day, by as many days.
export function moved_deadlines(values, count) {
  const moved = ({date, time}) => ({date: days_later(date, count), time});
  const slots = values.slots.map((slot) => ({...slot, date: days_later(slot.date, count)}));
  return {...values, closes: moved(values.closes), cancel_until: moved(values.cancel_until), slots};
}
