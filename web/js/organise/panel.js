// Somebody on the list, in a panel beside it: what is known, what happened, and what can be done. The panel has
// an address of its own; whoever opens it minds the address.
import {render, sentence_for, the} from '../page.js';
import {go_to_sign_in} from '../me.js';
import {other_events} from './bulk.js';
import {correction} from './correction.js';
import {decide} from './decision.js';
import {ask, tell} from './event_desk.js';
import {o} from './desk_words.js';
import {open_dialog} from './dialogs.js';
import {person_view} from './person_view.js';

// `event()`: the event in full; `changed()`: the list is not what it was; `closed()`: the panel is shut.
export function person_panel({event, changed, closed}) {
  const dialog = the('#panel');
  const nothing_known = {person: null, why: null, form: null, busy: false, message: '', bad: false};
  let state = nothing_known;
  let reference = '';

  const address = (rest = '') => `/registrations/${encodeURIComponent(reference)}${rest}`;

  const show = () => render(person_view(state, event(), act), dialog);

  const turn = (part) => {
    state = {...state, ...part};
    show();
  };

  const refused = (refusal) => {
    if (!refusal.type) {
      throw refusal;
    }
    if (refusal.type === 'not_signed_in') {
      go_to_sign_in();
      return;
    }
    const gone = refusal.type === 'not_found';
    turn({busy: false, bad: true, message: gone ? o.person.gone : sentence_for(refusal)});
  };

  const settle = (person, message) => {
    turn({person, message, bad: false, busy: false, form: null, why: null});
    dialog.querySelector('#panel-title').focus();
    changed();
  };

  const asked = async (action) => {
    try {
      const answer = await decide({
        action,
        title: o.decisions.titles[action](state.person.name),
        means: o.person.means[action],
        events: action === 'move' ? await other_events() : [],
        run: (body) => tell(address(`/${action}`), body, `${action}.${reference}`),
      });
      if (!answer) {
        return;
      }
      const said =
        action === 'move' ? o.person.done.move(answer.event.title, answer.reference) : o.person.done[action];
      settle(action === 'move' ? await ask(address()) : answer, said);
    } catch (refusal) {
      refused(refusal);
    }
  };

  const mark = async (body, message) => {
    if (state.busy) {
      return false;
    }
    turn({busy: true});
    try {
      const person = await tell(address('/tags'), body, `tags.${reference}`);
      turn({person, message, bad: false, busy: false});
      changed();
      return true;
    } catch (refusal) {
      refused(refusal);
      return false;
    }
  };

  const act = {
    close: () => dialog.close(),
    cancel: () => asked('cancel'),
    call: () => asked('call'),
    move: () => asked('move'),
    correct: () => {
      const form = correction(state.person, event(), address(), {turn: show, settle, refused, keep});
      turn({message: '', form});
      dialog.querySelector('#name')?.focus();
    },
    add_tag: async (submitted) => {
      submitted.preventDefault();
      const field = submitted.target.elements.tag;
      const tag = field.value.trim();
      if (tag && (await mark({add: [tag]}, o.person.tagged(tag)))) {
        field.value = '';
        field.focus();
      }
    },
    drop_tag: async (tag) => {
      await mark({drop: [tag]}, o.person.untagged(tag));
      dialog.querySelector('#tag')?.focus();
    },
    explain: async (toggled) => {
      if (!toggled.target.open || state.why) {
        return;
      }
      try {
        turn({why: await ask(`/explain?person=${encodeURIComponent(reference)}`)});
      } catch (refusal) {
        refused(refusal);
      }
    },
  };

  const keep = () => {
    turn({form: null});
    dialog.querySelector('#correct')?.focus();
  };

  const open = async (wanted) => {
    reference = wanted;
    state = nothing_known;
    show();
    open_dialog(dialog);
    try {
      turn({person: await ask(address())});
    } catch (refusal) {
      refused(refusal);
    }
  };

  dialog.addEventListener('close', () => {
    if (dialog.open) {
      return;
    }
    reference = '';
    closed();
  });
  dialog.addEventListener('click', (clicked) => clicked.target === dialog && dialog.close());

  // What the address says: somebody's reference, or nobody's.
  const follow = (wanted) => {
    if (wanted === reference) {
      return;
    }
    if (dialog.open) {
      dialog.close();
    }
    if (wanted) {
      open(wanted);
    }
  };

  return {open, follow};
}
