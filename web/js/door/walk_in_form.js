// The state of the form for walk-ins: what is typed, what is wrong, what the service refused.
import {the} from './screen.js';
import {errors_in, refusal_of} from './view_walk_in.js';

const empty = {name: '', employer: '', email: '', reason: ''};

// Gives {state, send}; `done` is told when somebody has been taken in.
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

  const send = async (submitted) => {
    submitted.preventDefault();
    if (state.busy) {
      return;
    }
    const typed = [...new FormData(submitted.target)].map(([name, text]) => [name, text.trim()]);
    const values = Object.fromEntries(typed);
    const errors = errors_in(values);
    set({values, errors});
    if (Object.keys(errors).length > 0) {
      refuse(errors);
      return;
    }
    set({busy: true});
    const refused = await desk.walk_in(values);
    if (refused) {
      refuse({name: refusal_of(refused)});
      return;
    }
    Object.assign(state, {values: empty, errors: {}, busy: false});
    done();
  };

  return {state, send};
}
