// Stopping e-mails that are not about one's own booking, and starting them again. The link in the mail opens this
// page, with the secret in its fragment; only a button does anything.
import {post} from '../api.js';
import {submit_button} from '../forms.js';
import {alert, focus_on, html, open_page, render, sentence_for, set_title, the} from '../page.js';
import {t} from '../words.js';

const root = the('#root');
const words = t.optional_mail;

let view = {stopped: null, busy: false, message: ''};

function address() {
  return `unsubscribe/${encodeURIComponent(location.hash.slice(1))}`;
}

function show() {
  const said = {true: words.stopped, false: words.started}[view.stopped];
  const label = view.stopped ? words.start : words.stop;
  render(
    html`<h1>${words.title}</h1>
      ${alert(view.message)}
      <div class="card stub">
        ${said ? html`<p class="notice" id="said" tabindex="-1">${said}</p>` : ''}
        <p>${words.which}</p>
        <p class="quiet-text">${words.others}</p>
        <form class="row" @submit=${decide}>${submit_button(label, view.busy)}</form>
      </div>`,
    root,
  );
}

async function decide(submitted) {
  submitted.preventDefault();
  if (view.busy) {
    return;
  }
  const {stopped} = view;
  view = {stopped, busy: true, message: ''};
  show();
  try {
    await post(stopped ? `${address()}/undo` : address(), {});
    view = {stopped: !stopped, busy: false, message: ''};
    show();
    focus_on('said');
  } catch (refusal) {
    const message = refusal.type === 'not_found' ? words.unknown : sentence_for(refusal);
    view = {stopped, busy: false, message};
    show();
    focus_on('message');
  }
}

open_page(async () => {
  set_title(words.title);
  show();
});
