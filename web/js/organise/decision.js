// The question before something is done to somebody, or to many: whether, why, whereto, and whether they are
// told. It is asked in the page's dialog #ask, and what is refused is said there.
import {error_summary, option_row, submit_button, text_field, values_of} from '../forms.js';
import {html, nothing, render, sentence_for, the} from '../page.js';
import {t} from '../words.js';
import {o} from './desk_words.js';
import {open_dialog} from './dialogs.js';

const wants = {
  cancel: ['reason', 'notify'],
  call: ['reason', 'notify'],
  move: ['to', 'reason', 'notify'],
  tag: ['tag'],
  untag: ['tag'],
};

const kinds = {cancel: 'danger'}; // of the button that does it

const needed = {call: ['reason'], move: ['to'], tag: ['tag'], untag: ['tag']};

function choice({id, label, error, options, value}) {
  return html`<div class="field ${error ? 'invalid' : ''}">
    <label class="label" for=${id}>${label}</label>
    ${error ? html`<p class="error" id="${id}-error">${error}</p>` : nothing}
    <select class="input" id=${id} name=${id} aria-describedby=${error ? `${id}-error` : nothing}
      aria-invalid=${error ? 'true' : nothing}>
      <option value="">${o.decisions.choose}</option>
      ${options.map(
        (one) => html`<option value=${one.value} .selected=${one.value === value}>${one.label}</option>`,
      )}
    </select>
  </div>`;
}

const fields = {
  reason: ({values, errors, action}) =>
    text_field({
      id: 'ask-reason',
      label: needed[action]?.includes('reason') ? o.decisions.reason : t.forms.optional(o.decisions.reason),
      hint: o.decisions.reason_hint,
      error: errors['ask-reason'],
      value: values['ask-reason'],
      rows: 2,
      maximum: 500,
    }),
  to: ({values, errors, events}) =>
    choice({
      id: 'ask-to',
      label: o.decisions.to,
      error: errors['ask-to'],
      options: events,
      value: values['ask-to'],
    }),
  tag: ({values, errors, tags, action}) => {
    const common = {id: 'ask-tag', label: o.decisions.tag, error: errors['ask-tag'], value: values['ask-tag']};
    return action === 'untag'
      ? choice({...common, options: tags.map((tag) => ({value: tag, label: tag}))})
      : text_field({...common, hint: o.decisions.tag_hint, maximum: 40});
  },
  notify: ({values}) =>
    option_row({
      type: 'checkbox',
      name: 'ask-notify',
      value: 'yes',
      checked: values['ask-notify'] !== '',
      label: o.decisions.notify,
      small: o.decisions.notify_hint,
    }),
};

function missing_in(values, action) {
  const empty = (needed[action] ?? []).filter((name) => !values[`ask-${name}`]?.trim());
  return Object.fromEntries(empty.map((name) => [`ask-${name}`, o.decisions[`${name}_missing`]]));
}

function body_of(values, action) {
  const body = {};
  for (const name of wants[action].filter((one) => one !== 'notify')) {
    body[name] = values[`ask-${name}`].trim();
  }
  return wants[action].includes('notify') ? {...body, notify: Boolean(values['ask-notify'])} : body;
}

// Errors of fields by name; what belongs to none stands on its own.
function errors_of(refusal, action) {
  const known = {'/reason': 'ask-reason', '/to': 'ask-to', '/target': action === 'move' ? 'ask-to' : 'ask-tag'};
  const [first] = refusal.errors;
  const sentence = refusal.type === 'stale' ? refusal.detail : sentence_for(refusal);
  return {[known[first?.pointer] ?? 'ask-yes']: first ? first.detail : sentence};
}

// Asks, and then does it: `run` takes {reason, to, tag, notify} and what it gives is given back; null if
// nothing was done. `question`: {action, title, means, hint, events, tags, run}.
export function decide(question) {
  const dialog = the('#ask');
  let state = {...question, values: {}, errors: {}, busy: false};

  const show = () =>
    render(
      html`<form novalidate @submit=${submit}>
        <h2 id="ask-title">${question.title}</h2>
        ${error_summary(state.errors)}
        ${question.means ? html`<p>${question.means}</p>` : nothing}
        ${wants[question.action].map((name) => fields[name](state))}
        ${question.hint ? html`<p class="hint">${question.hint}</p>` : nothing}
        <p class="row" id="ask-yes" tabindex="-1">
          ${submit_button(o.decisions.yes[question.action], state.busy, kinds[question.action])}
          <button class="button quiet" type="button" @click=${() => dialog.close()}>${o.decisions.keep}</button>
        </p>
      </form>`,
      dialog,
    );

  const turn = (part) => {
    state = {...state, ...part};
    show();
  };

  const refuse = (errors) => {
    turn({busy: false, errors});
    dialog.querySelector('#summary')?.focus();
  };

  let answer = null;
  const submit = async (submitted) => {
    submitted.preventDefault();
    if (state.busy) {
      return;
    }
    const given = values_of(submitted.target);
    const values = {'ask-notify': ''};
    Object.entries(given).forEach(([name, [value]]) => {
      values[name] = value;
    });
    const errors = missing_in(values, question.action);
    turn({values, errors});
    if (Object.keys(errors).length > 0) {
      refuse(errors);
      return;
    }
    turn({busy: true, errors: {}});
    try {
      answer = await question.run(body_of(values, question.action));
      dialog.close();
    } catch (refusal) {
      if (!refusal.type) {
        throw refusal;
      }
      refuse(errors_of(refusal, question.action));
    }
  };

  render(nothing, dialog); // of the question before nothing stays
  show();
  open_dialog(dialog);
  return new Promise((resolve) => {
    dialog.onclose = () => {
      dialog.onclose = null;
      resolve(answer);
    };
  });
}
