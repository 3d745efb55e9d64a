// Signing in: an address, then the code that was sent to it. The mail's link comes with the code in the
// fragment and gets one button: nothing is sent by opening a page.
import {post} from '../api.js';
import {to} from '../base.js';
import {error_summary, show_errors, submit_button, text_field} from '../forms.js';
import {forget_answer, signed_in, who} from '../me.js';
import {html, open_page, render, sentence_for, set_title, the} from '../page.js';
import {tab} from '../store.js';
import {t} from '../words.js';

const root = the('#root');
const another_after = 30; // seconds until a further code can be asked for

let view = {busy: false, errors: {}, email: '', code: ''};

// Where to go afterwards: a page of this site and nothing else, however the address is written.
function destination() {
  const next = new URLSearchParams(location.search).get('next') ?? '/';
  const address = new URL(to(next), location.origin);
  return address.origin === location.origin ? address.href : to('/');
}

function linked_code() {
  const code = location.hash.slice(1).toUpperCase();
  return /^[A-Z0-9]{4}-?[A-Z0-9]{4}$/.test(code) ? code : '';
}

function ask_email() {
  return html`<h1>${t.frame.sign_in}</h1>
    ${error_summary(view.errors)}
    <form novalidate @submit=${send_email}>
      ${text_field({
        id: 'email',
        label: t.sign_in.email,
        hint: t.sign_in.email_hint,
        error: view.errors.email,
        value: view.email,
        type: 'email',
        autocomplete: 'email',
        maximum: 254,
      })}
      ${submit_button(t.sign_in.send_code, view.busy)}
    </form>
    <p class="hint above">${t.sign_in.no_password}</p>`;
}

function ask_code(asked) {
  const wait = Math.ceil((asked.at + another_after * 1000 - Date.now()) / 1000);
  return html`<h1>${t.sign_in.code_title}</h1>
    ${error_summary(view.errors)}
    <p>${t.sign_in.sent_to} <strong>${asked.email}</strong>.</p>
    <form novalidate @submit=${send_code}>
      ${text_field({
        id: 'code',
        label: t.sign_in.code,
        hint: t.sign_in.code_hint,
        error: view.errors.code,
        value: view.code,
        kind: 'code',
        autocomplete: 'one-time-code',
        autocapitalize: 'characters',
        spellcheck: 'false',
        maximum: 20,
      })}
      ${submit_button(t.frame.sign_in, view.busy)}
    </form>
    <div class="above">
      <p>${
        wait > 0
          ? t.sign_in.again_in(wait)
          : html`
        <button class="linklike" type="button" @click=${send_again}>${t.sign_in.again}</button>`
      }</p>
      <p><button class="linklike" type="button" @click=${start_over}>${t.sign_in.other_email}</button></p>
      <p class="hint">${t.sign_in.spam}</p>
    </div>`;
}

function ask_button(code) {
  return html`<h1>${t.frame.sign_in}</h1>
    ${error_summary(view.errors)}
    <p>${t.sign_in.link_hint} <strong class="reference">${code}</strong></p>
    <form novalidate @submit=${send_code}>
      <input type="hidden" id="code" name="code" .value=${code}>
      ${submit_button(t.frame.sign_in, view.busy)}
    </form>`;
}

function step() {
  if (linked_code()) {
    return ask_button(linked_code());
  }
  const asked = tab.get('signing_in');
  return asked ? ask_code(asked) : ask_email();
}

function show() {
  render(html`<div class="card">${step()}</div>`, root);
}

function turn(what) {
  view = {...view, ...what};
  show();
}

function refuse(errors) {
  turn({busy: false, errors});
  show_errors(t.frame.sign_in, errors);
}

async function send_email(submitted) {
  submitted.preventDefault();
  const email = new FormData(submitted.target).get('email').trim();
  if (view.busy) {
    return;
  }
  if (!/^\S+@\S+\.\S+$/.test(email)) {
    view = {...view, email};
    refuse({email: t.sign_in.email_wrong});
    return;
  }
  turn({busy: true, email});
  await ask_for_code(email);
}

async function ask_for_code(email) {
  try {
    await post('sign-in', {email});
    tab.set('signing_in', {email, at: Date.now()});
    turn({busy: false, errors: {}, code: ''});
    set_title(t.sign_in.code_title);
    the('#code').focus();
  } catch (refusal) {
    const own = refusal.errors.find((one) => one.pointer === '/email')?.detail;
    refuse({[the('#email') ? 'email' : 'code']: own ?? sentence_for(refusal)});
  }
}

function send_again() {
  ask_for_code(tab.get('signing_in').email);
}

function start_over() {
  const email = tab.get('signing_in')?.email ?? '';
  tab.set('signing_in', null);
  turn({email, errors: {}, code: ''});
  the('#email').focus();
}

async function send_code(submitted) {
  submitted.preventDefault();
  if (view.busy) {
    return;
  }
  const code = new FormData(submitted.target).get('code').trim();
  if (!code) {
    refuse({code: t.sign_in.code_missing});
    return;
  }
  turn({busy: true, code});
  try {
    const asked = tab.get('signing_in');
    await post('sign-in/code', asked && !linked_code() ? {code, email: asked.email} : {code});
    arrive();
  } catch (refusal) {
    code_refused(refusal);
  }
}

function code_refused(refusal) {
  const wrong = refusal.type === 'wrong_code' || refusal.type === 'invalid';
  if (wrong && linked_code()) {
    history.replaceState(null, '', location.pathname + location.search);
    const place = tab.get('signing_in') ? 'code' : 'email';
    refuse({[place]: t.sign_in.link_wrong});
    return;
  }
  refuse({code: wrong ? t.sign_in.code_wrong : sentence_for(refusal)});
}

function arrive() {
  tab.set('signing_in', null);
  signed_in();
  location.replace(destination());
}

// The code may have been used through the mail's link in another tab.
async function look_again() {
  if (document.visibilityState !== 'visible' || !tab.get('signing_in')) {
    return;
  }
  forget_answer();
  if (await who({certain: true}).catch(() => null)) {
    arrive();
  }
}

async function load() {
  if (!linked_code() && (await who({certain: true}))) {
    arrive();
    return;
  }
  show();
}

document.addEventListener('visibilitychange', look_again);
addEventListener('hashchange', show);
setInterval(() => tab.get('signing_in') && !view.busy && show(), 1000);
open_page(load, {certain: true});
