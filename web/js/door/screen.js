// Templates on the screen of the door, and words for those who listen.
import {html, nothing, render as lit_render} from '../../vendor/lit-html.js';

export {html, nothing};

export function the(selector) {
  return document.querySelector(selector);
}

export function render(template, root = the('#root')) {
  if (!root._$litPart$) {
    root.replaceChildren();
  }
  root.removeAttribute('aria-busy');
  lit_render(template, root);
}

export function announce(sentence) {
  the('#live').textContent = sentence;
}

export function button(label, act, {kind = 'quiet', disabled = false, id} = {}) {
  return html`<button class="button ${kind}" type="button" id=${id ?? nothing} @click=${act}
    aria-disabled=${disabled ? 'true' : nothing}>${label}</button>`;
}

// One field with label, hint and error. `field`: {id, label, hint, error, value, type, autocomplete, maximum}.
export function text_field({id, label, hint, error, value = '', type = 'text', autocomplete = 'off', maximum, words}) {
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return html`<div class="field ${error ? 'invalid' : ''}">
    <label class="label" for=${id}>${label}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${
      error
        ? html`<p class="error" id="${id}-error"><span class="hidden-visually">${words.error}</span>${error}</p>`
        : nothing
    }
    <input class="input" id=${id} name=${id} type=${type} autocomplete=${autocomplete} maxlength=${maximum ?? nothing}
      aria-describedby=${about || nothing} aria-invalid=${error ? 'true' : nothing} .value=${value}>
  </div>`;
}
