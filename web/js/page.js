// What every page does: fill the masthead, load, show, say what went wrong and offer to try again.
import {html, nothing, render as lit_render} from '../vendor/lit-html.js';
import {path_parts, to} from './base.js';
import {forget_answer, go_to_sign_in, who} from './me.js';
import {t} from './words.js';

export {html, nothing};

const stale_after = 30_000; // milliseconds a page may lie in the background before it loads again

// Shows a template in a place of the page. lit-html adds to what is there: the skeleton goes first.
export function render(template, root) {
  if (!root._$litPart$) {
    root.replaceChildren();
  }
  root.removeAttribute('aria-busy');
  lit_render(template, root);
}

export function the(selector) {
  return document.querySelector(selector);
}

// Says a sentence to those who listen instead of look.
export function announce(sentence) {
  const live = the('#live');
  live.textContent = '';
  requestAnimationFrame(() => {
    live.textContent = sentence;
  });
}

// Moves focus to what just changed, by its id.
export function focus_on(id) {
  document.getElementById(id)?.focus();
}

// "My bookings – The Union"; an error in a form goes first (WCAG 2.4.2).
export function set_title(text, {error = false} = {}) {
  const organisation = the('meta[name="application-name"]').content;
  document.title = `${error ? t.forms.error_prefix : ''}${text} – ${organisation}`;
}

// What went wrong, for those who look and those who listen; nothing if nothing did.
export function alert(message) {
  return message
    ? html`<p class="notice bad" role="alert" id="message" tabindex="-1">${message}</p>`
    : nothing;
}

// The sentence for a refusal: the service's own where it has one, else ours.
export function sentence_for(refusal) {
  if (refusal.type === 'too_many') {
    return t.problems.wait(refusal.retry_after);
  }
  return t.problems.sentences[refusal.type] ?? (refusal.detail || t.problems.sentences.fault);
}

function failure(refusal, again) {
  const offline = refusal.type === 'unreachable';
  const title = offline ? t.problems.unreachable_title : t.problems.fault_title;
  return html`<div class="card narrow" role="alert">
    <h2>${refusal.type === 'not_found' ? t.problems.not_found_title : title}</h2>
    <p>${sentence_for(refusal)}</p>
    ${
      refusal.type === 'not_found'
        ? html`<a class="button" href=${to('/')}>${t.list.see_events}</a>`
        : html`<button class="button" type="button" @click=${again}>${t.problems.try_again}</button>`
    }
  </div>`;
}

// The masthead's last word: who is there, or the way in.
function greet(me) {
  const place = the('#who');
  place.textContent = me ? me.person.name || t.account.title : t.frame.sign_in;
  place.href = to(me ? '/account' : '/signin');
  show_way_to_organise(me);
}

// A further word of the masthead for those who organise; nobody else sees it.
function show_way_to_organise(me) {
  const may = Boolean(me?.permissions.some((one) => one === 'organiser' || one === 'admin'));
  const shown = the('#organise');
  if (may === Boolean(shown)) {
    return;
  }
  if (shown) {
    shown.closest('li').remove();
    return;
  }
  const link = Object.assign(document.createElement('a'), {
    id: 'organise',
    href: to('/organise'),
    textContent: t.frame.organise,
  });
  if (path_parts()[0] === 'organise') {
    link.setAttribute('aria-current', path_parts().length === 1 ? 'page' : 'true');
  }
  const item = document.createElement('li');
  item.append(link);
  the('.nav .end').before(item);
}

// Loads again when the page comes back from the browser's memory, where it may show what somebody signed out
// of; and, if wished, after a while in the background.
function load_on_return(load, in_background) {
  let left_at = Date.now();
  addEventListener('pageshow', (shown) => {
    if (shown.persisted) {
      forget_answer();
      load();
    }
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      left_at = Date.now();
      return;
    }
    if (in_background && Date.now() - left_at > stale_after) {
      load();
    }
  });
}

// Runs a page: `load` fetches and renders into #root. Who is not signed in and must be is sent to sign in;
// whatever else it throws becomes a card with "Try again", which also happens by itself once the network is
// back. `fresh`: load again when somebody returns after a while; `certain`: ask who is there even if nobody
// seems to be. Returns what loads again.
export function open_page(load, {fresh = false, certain = false} = {}) {
  let failed = false;
  const attempt = async () => {
    failed = false;
    who({certain}).then(greet, () => {});
    try {
      await load();
    } catch (refusal) {
      if (!refusal.type) {
        throw refusal;
      }
      if (refusal.type === 'not_signed_in') {
        go_to_sign_in();
        return;
      }
      failed = true;
      render(failure(refusal, attempt), the('#root'));
    }
  };
  addEventListener('online', () => failed && attempt());
  load_on_return(attempt, fresh);
  attempt();
  return attempt;
}
