// Setting up one's second factor: the app reads the secret, shows a code of it, and the recovery codes are kept.
import {get, post} from '../api.js';
import {to} from '../base.js';
import {full_date} from '../dates.js';
import {show_errors, submit_button, text_field, values_of} from '../forms.js';
import {forget_answer, somebody} from '../me.js';
import {announce, focus_on, html, nothing, open_page, render, sentence_for, set_title, the} from '../page.js';
import {copy_text, save_file} from '../organise/files.js';
import {qr_path, qr_rows} from '../organise/qr.js';
import {make_screen} from '../organise/screen.js';
import {with_second_factor} from '../organise/second_factor.js';
import {o} from '../organise/words.js';
import {svg} from '../../vendor/lit-html.js';

const few = 3; // recovery codes

const screen = make_screen(show, {state: null, secret: null, codes: null, errors: {}});

// Where one was going: a page of this site.
function destination() {
  const next = new URLSearchParams(location.search).get('next') ?? '/account';
  const address = new URL(to(next), location.origin);
  return address.origin === location.origin ? address.href : to('/account');
}

function picture(uri) {
  const rows = qr_rows(uri);
  const size = rows.length + 8;
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${o.factor.qr}>
    ${svg`<path d=${qr_path(rows)}></path>`}
  </svg>`;
}

function how_it_stands({state}) {
  if (!state.set_up) {
    return html`<p>${o.factor.none}</p>
      <button class="button" type="button" @click=${begin}>${o.factor.start}</button>`;
  }
  return html`<p>${o.factor.in_use(full_date(state.since))}</p>
    <p>${o.factor.left(state.recovery_codes_left)}</p>
    ${state.recovery_codes_left <= few ? html`<p class="notice warn">${o.factor.few_left}</p>` : nothing}
    <p class="hint">${o.factor.again_hint} ${o.factor.lost}</p>
    <button class="button quiet" type="button" @click=${begin}>${o.factor.again}</button>`;
}

function setting_up({secret, errors, busy}) {
  const typed = secret.secret.replace(/(.{4})/g, '$1 ').trim();
  return html`<h2 id="step" tabindex="-1">${o.factor.step_app}</h2>
    <p>${o.factor.step_app_hint}</p>
    <h2>${o.factor.step_scan}</h2>
    ${picture(secret.uri)}
    <p>${o.factor.secret}: <code class="secret">${typed}</code>
      <button class="linklike" type="button" @click=${() => copy_text(secret.secret)}>${o.factor.copy}</button></p>
    <h2>${o.factor.step_code}</h2>
    <form novalidate @submit=${confirm}>
      ${text_field({
        id: 'code',
        label: o.factor.own_code,
        hint: o.factor.own_code_hint,
        error: errors.code,
        kind: 'code',
        autocomplete: 'one-time-code',
        maximum: 40,
      })}
      ${submit_button(o.factor.confirm, busy === 'confirm')}
    </form>`;
}

function recovery({codes}) {
  return html`<h2 id="codes" tabindex="-1">${o.factor.recovery_title}</h2>
    <p>${o.factor.recovery_why}</p>
    <ol class="codes">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ol>
    <p class="row no-print">
      <button class="button quiet" type="button" @click=${keep}>${o.factor.recovery_keep}</button>
      <button class="button quiet" type="button" @click=${() => copy_text(codes.join('\n'))}>
        ${o.factor.recovery_copy}
      </button>
    </p>
    <p><a class="button" href=${destination()}>${o.factor.recovery_go_on}</a></p>`;
}

function step(view) {
  if (view.codes) {
    return recovery(view);
  }
  return view.secret ? setting_up(view) : how_it_stands(view);
}

function show(view) {
  render(html`${screen.message()}<p>${o.factor.why}</p><div class="card">${step(view)}</div>`, the('#root'));
}

function keep() {
  const {codes} = screen.view();
  save_file(o.factor.recovery_file, `${o.factor.recovery_title}\n\n${codes.join('\n')}\n`, 'text/plain');
}

function begin() {
  return screen.once('begin', async () => {
    const secret = await with_second_factor(() => post('me/second-factor'));
    screen.turn({secret, errors: {}});
    focus_on('step');
  });
}

function refuse(sentence) {
  screen.turn({busy: '', errors: {code: sentence}});
  show_errors(o.factor.title, {code: sentence});
  focus_on('code');
  announce(sentence);
}

async function confirm(submitted) {
  submitted.preventDefault();
  const code = values_of(submitted.target).code[0].trim();
  if (!code) {
    refuse(o.factor.code_missing);
    return;
  }
  await screen.once('confirm', async () => {
    try {
      const {recovery_codes: codes} = await post('me/second-factor/confirm', {code});
      screen.turn({codes, errors: {}});
      set_title(o.factor.recovery_title);
      focus_on('codes');
    } catch (refusal) {
      if (!['wrong_code', 'too_many'].includes(refusal.type)) {
        throw refusal;
      }
      refuse(refusal.type === 'wrong_code' ? o.factor.code_wrong : sentence_for(refusal));
    }
  });
}

async function load() {
  if (screen.view().codes || screen.view().secret) {
    return;
  }
  forget_answer();
  await somebody();
  screen.turn({state: await get('me/second-factor')});
}

open_page(load, {certain: true});
