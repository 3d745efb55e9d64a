// The state of the form for walk-ins: what is typed, what is wrong, what the service refused.
import {the} from './screen.js';
import {errors_in} from './view_walk_in.js';
import {t} from './words.js';

const empty = {name: '', employer: '', email: '', reason: ''};

// Gives {state, send, take_refused}.
export function walk_in_form({desk, show, done}) {
  const state = {values: empty, errors: {}, busy: false};

  const set = (part) => {
    Object.assign(state, part);
    show();
  };
  const refuse = (errors) => {
    set({errors, busy: false});
    the('#summary').focus();
  };
  const read = (form) => {
    const typed = Object.fromEntries([...new FormData(form)].map(([name, text]) => [name, text.trim()]));
    return {...state.values, ...typed};
  };

  // One refused while nobody looked comes back to the form, to get what it lacks.
  const take_refused = () => {
    const item = desk.refused_walk_in();
    if (item && !state.values.nonce) {
      const {nonce, name, employer, email, reason} = item;
      Object.assign(state, {values: {nonce, name, employer, email, reason}, errors: {}});
    }
  };

  const send = async (submitted) => {
    submitted.preventDefault();
    if (state.busy) {
      return;
    }
    const values = read(submitted.target);
    const errors = errors_in(values);
    set({values, errors});
    if (Object.keys(errors).length > 0) {
      refuse(errors);
      return;
    }
    set({busy: true});
    const outcome = await desk.walk_in(values);
    if (outcome === 'in' || outcome === 'waiting') {
      Object.assign(state, {values: empty, errors: {}, busy: false});
      done();
      return;
    }
    take_refused();
    refuse(outcome === 'full' ? {reason: t.walk_in.reason_missing} : {name: t.walk_in.problem});
  };

  return {state, send, take_refused};
}
