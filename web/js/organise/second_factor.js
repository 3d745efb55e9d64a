// The second factor where something needs it: the code is asked for, and what needed it is done again.
import {get, post} from '../api.js';
import {here, to} from '../base.js';
import {error_summary, submit_button, text_field} from '../forms.js';
import {announce, html, nothing, render, sentence_for} from '../page.js';
import {o} from './words.js';

// Never settles: the page is being left.
const leaving = () => new Promise(() => {});

let asking = null; // one question at a time, however many requests need its answer

// Runs `call`; if it is refused for want of a second factor, asks for a code and runs it again. Who has none yet
// is led to set one up, and back. Rejects with the refusal if the question is closed unanswered.
export async function with_second_factor(call) {
  try {
    return await call();
  } catch (refusal) {
    if (refusal.type !== 'second_factor') {
      throw refusal;
    }
    asking ??= ask().finally(() => {
      asking = null;
    });
    if (!(await asking)) {
      throw refusal;
    }
  }
  return call();
}

async function ask() {
  const {set_up} = await get('me/second-factor');
  if (!set_up) {
    location.assign(`${to('/account/second-factor')}?next=${encodeURIComponent(here())}`);
    return leaving();
  }
  return ask_in_dialog();
}

function code_form(view, act) {
  return html`<form novalidate @submit=${act.send}>
    <h2 id="factor-title">${o.factor.ask_title}</h2>
    <p>${o.factor.ask_hint}</p>
    ${view.error ? error_summary({'factor-code': view.error}) : nothing}
    ${text_field({
      id: 'factor-code',
      label: o.factor.code,
      hint: o.factor.code_hint,
      error: view.error,
      value: view.code,
      kind: 'code',
      autocomplete: 'one-time-code',
      autocapitalize: 'characters',
      spellcheck: 'false',
      maximum: 40,
    })}
    <p class="row">
      ${submit_button(o.factor.go_on, view.busy)}
      <button class="button quiet" type="button" @click=${act.close}>${o.factor.not_now}</button>
    </p>
  </form>`;
}

// True once a code was shown; false if the dialog was closed without.
function ask_in_dialog() {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  dialog.setAttribute('aria-labelledby', 'factor-title');
  document.body.append(dialog);
  let view = {busy: false, code: '', error: ''};

  return new Promise((resolve) => {
    const turn = (part) => {
      view = {...view, ...part};
      render(code_form(view, act), dialog);
    };
    const refuse = (error) => {
      turn({busy: false, error});
      dialog.querySelector('#factor-code').focus();
    };
    let shown = false;
    const act = {
      close: () => dialog.close(),
      send: async (submitted) => {
        submitted.preventDefault();
        if (view.busy) {
          return;
        }
        const code = new FormData(submitted.target).get('factor-code').trim();
        if (!code) {
          refuse(o.factor.code_missing);
          return;
        }
        turn({busy: true, code, error: ''});
        try {
          await post('me/second-factor/show', {code});
          shown = true;
          dialog.close();
          announce(o.factor.done);
        } catch (refusal) {
          refuse(refusal.type === 'wrong_code' ? o.factor.code_wrong : sentence_for(refusal));
        }
      },
    };
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(shown);
    });
    turn({});
    dialog.showModal();
    dialog.querySelector('#factor-code').focus();
  });
}
