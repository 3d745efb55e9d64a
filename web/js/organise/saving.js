// Bringing what was typed to the service: only what differs, part by part, each with the revision that was seen.
import {change_own, fetch_own, post_own} from './api.js';
import {programme_errors, question_errors} from './event_errors.js';
import {changes_between, form_in, programme_in, questions_in, values_of_event} from './event_values.js';
import {same} from './fields.js';

const none = (errors) => Object.keys(errors).length === 0;

export function event_address(slug) {
  return `organise/events/${encodeURIComponent(slug)}`;
}

function form_changes({base, values, event}) {
  const changes = changes_between(form_in(base, event?.series), form_in(values, event?.series));
  return Object.keys(changes).length > 0 ? changes : null;
}

// The parts of an event that are sent apart: what there is to send (null: nothing, or nothing that is whole), and
// which values are then known to the service.
const parts = [
  {
    method: 'PATCH',
    path: '',
    body: form_changes,
    known: ({slots, questions, ...rest}) => rest,
  },
  {
    method: 'PUT',
    path: '/workshops',
    body: ({base, values}) =>
      !same(programme_in(base), programme_in(values)) && none(programme_errors(values))
        ? {slots: programme_in(values)}
        : null,
    known: ({slots}) => ({slots}),
    makes_ids: true,
  },
  {
    method: 'PUT',
    path: '/questions',
    body: ({base, values}) =>
      !same(questions_in(base), questions_in(values)) && none(question_errors(values))
        ? {questions: questions_in(values)}
        : null,
    known: ({questions}) => ({questions}),
    makes_ids: true,
  },
];

// Whether a new event can be made: title and days are the least.
export function can_be_made({values}) {
  const {title, days} = form_in(values, null);
  return Boolean(title && days);
}

export function has_something_to_send(state) {
  return state.slug ? parts.some((part) => part.body(state)) : can_be_made(state);
}

// New workshops and questions have got ids: the form's take them over, by their titles.
function with_ids(values, fresh) {
  const adopt = (list, known, name) => {
    const free = known.filter((one) => !list.some((mine) => mine.id === one.id));
    return list.map((mine) => {
      const at = mine.id ? -1 : free.findIndex((one) => one[name] === mine[name].trim());
      return at < 0 ? mine : {...mine, id: free.splice(at, 1)[0].id};
    });
  };
  const flat = adopt(
    values.slots.flatMap((slot) => slot.workshops),
    fresh.slots.flatMap((slot) => slot.workshops),
    'title',
  );
  let taken = 0;
  const slots = values.slots.map((slot) => ({
    ...slot,
    workshops: slot.workshops.map(() => flat[taken++]),
  }));
  return {...values, slots, questions: adopt(values.questions, fresh.questions, 'label')};
}

// Sends everything that differs. `store`: {state(), put(part)} with {slug, event, base, values}. Gives how many
// more have a place than there are. Throws the service's refusals; what was sent before one is known all the same.
export async function send_changes(store) {
  if (!store.state().slug) {
    await make_event(store);
  }
  let over = 0;
  for (const part of parts) {
    const state = store.state();
    const body = part.body(state);
    if (body) {
      const sent = state.values;
      const address = event_address(state.slug) + part.path;
      const changed = await change_own(part.method, address, body, state.event.revision);
      over = changed.over;
      const event = {...store.state().event, revision: changed.revision};
      store.put({event, base: {...store.state().base, ...part.known(sent)}});
      if (part.makes_ids) {
        await take_ids(store);
      }
    }
  }
  return over;
}

async function take_ids(store) {
  const {slug, event: seen} = store.state();
  const event = await fetch_own(event_address(slug));
  if (event.revision !== seen.revision) {
    return; // somebody else was quicker: the next change is refused and put together
  }
  const fresh = values_of_event(event);
  const {base, values} = store.state();
  store.put({event, base: with_ids(base, fresh), values: with_ids(values, fresh)});
}

async function make_event(store) {
  const sent = store.state().values;
  const {slug} = await post_own('organise/events', form_in(sent, null), 'new-event');
  const event = await fetch_own(event_address(slug));
  const base = values_of_event(event);
  // What was left empty has the service's defaults now; what is half filled in stays as it is.
  const values = {...store.state().values};
  for (const key of ['opens', 'closes', 'cancel_until']) {
    values[key] = values[key].date || values[key].time ? values[key] : base[key];
  }
  const {limited, capacity} = values;
  const places = limited === 'yes' && !capacity ? {limited, capacity} : {};
  store.put({slug, event, base: {...base, ...places}, values});
}
