// A page's state, in the way all organisers' pages keep it.
import {go_to_sign_in} from '../me.js';
import {alert, announce, focus_on, html, nothing, sentence_for} from '../page.js';

// `show(view)` renders. Gives {view(), turn(part), once(name, act), say(sentence), message()}: `once` does one
// thing at a time, view.busy being its name meanwhile; a refusal that the thing does not answer itself is said
// on top, and so is what `say` is told.
export function make_screen(show, first) {
  let view = {busy: '', alarm: '', said: '', ...first};

  const turn = (part) => {
    view = {...view, ...part};
    show(view);
  };

  const refused = (refusal) => {
    if (!refusal.type) {
      turn({busy: ''});
      throw refusal;
    }
    if (refusal.type === 'not_signed_in') {
      go_to_sign_in();
      return;
    }
    turn({busy: '', alarm: sentence_of(refusal)});
    focus_on('message');
  };

  const once = async (name, act) => {
    if (view.busy) {
      return;
    }
    turn({busy: name, alarm: '', said: ''});
    try {
      await act();
      turn({busy: ''});
    } catch (refusal) {
      refused(refusal);
    }
  };

  const say = (sentence) => {
    turn({said: sentence});
    announce(sentence);
  };

  const message = () => html`${alert(view.alarm)}
    ${view.said ? html`<p class="notice ok" id="said" tabindex="-1">${view.said}</p>` : nothing}`;

  return {view: () => view, turn, once, say, message, refused};
}

// The sentence for a refusal, with what the service says of each field that has no place of its own.
export function sentence_of(refusal) {
  const details = refusal.errors.map((one) => one.detail).filter(Boolean);
  const sentence = sentence_for(refusal);
  return refusal.type === 'invalid' && details.length > 0 ? `${sentence} (${details.join('; ')})` : sentence;
}
