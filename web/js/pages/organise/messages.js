// Writing to attendees: to whom is in the address, as on the list; what was written, and how far it has come.
import {
  error_summary,
  forget_form,
  keep_form,
  kept_form,
  show_errors,
  submit_button,
  values_of,
} from '../../forms.js';
import {go_to_sign_in, somebody} from '../../me.js';
import {
  alert,
  announce,
  focus_on,
  html,
  nothing,
  open_page,
  render,
  sentence_for,
  set_title,
  the,
} from '../../page.js';
import {audience_part, audience_of} from '../../organise/audience.js';
import {bulk_watch} from '../../organise/bulk.js';
import {o} from '../../organise/desk_words.js';
import {open_dialog} from '../../organise/dialogs.js';
import {ask, slug, tell} from '../../organise/event_desk.js';
import {event_head} from '../../organise/event_head.js';
import {letter_fields, letter_of, missing_in, preview_part} from '../../organise/letter_form.js';
import {letter_log} from '../../organise/letter_log.js';
import {rich} from '../../rich.js';

const root = the('#root');
const form_name = `letter.${slug}`;

let event = null;
let me = null;
let view = {
  audience: null, // {query, body, count, chosen}
  values: {},
  errors: {},
  busy: '', // what is under way
  letters: [],
  preview: null, // {subject, text: nodes}
  message: '',
  bad: false,
};

const title = () => `${o.messages.title}, ${event.title}`;

function done_line(message) {
  return message ? html`<p class="notice ok" id="message" tabindex="-1">${message}</p>` : nothing;
}

function write_part() {
  const {audience, values, errors, busy, message, bad} = view;
  return html`<section class="card" aria-labelledby="write">
    <h2 id="write">${o.messages.write}</h2>
    ${error_summary(errors)}
    ${bad ? alert(message) : done_line(message)}
    ${audience_part(audience, event)}
    <form novalidate id="letter" tabindex="-1" @submit=${send} @change=${remember}>
      ${letter_fields(values, errors, event)}
      <p class="row">
        ${submit_button(o.messages.send, busy === 'send')}
        <button class="button quiet" type="button" @click=${preview}>${o.messages.preview}</button>
        <button class="button quiet" type="button" @click=${test}>${o.messages.test}</button>
      </p>
    </form>
    ${preview_part(view.preview)}
  </section>`;
}

function show() {
  render(
    html`${event_head(event, {current: 'messages', title: o.messages.title})}
      ${line.line()}
      <div class="columns">
        ${write_part()}
        <div>${letter_log(view.letters, event.time_zone, undo)}</div>
      </div>`,
    root,
  );
}

function turn(part) {
  view = {...view, ...part};
  show();
}

function remember() {
  turn({values: values_of(the('#letter'))});
}

function refuse(errors) {
  turn({busy: '', errors});
  show_errors(title(), errors);
}

function refused(refusal) {
  if (!refusal.type) {
    throw refusal;
  }
  if (refusal.type === 'not_signed_in') {
    go_to_sign_in();
    return;
  }
  const known = {'/subject': 'subject', '/text': 'text', '/send_at': 'send_at'};
  const errors = refusal.errors
    .filter((one) => known[one.pointer])
    .map((one) => [known[one.pointer], one.detail]);
  if (errors.length > 0) {
    refuse(Object.fromEntries(errors));
    return;
  }
  turn({busy: '', bad: true, message: refusal.type === 'stale' ? refusal.detail : sentence_for(refusal)});
  focus_on('message');
}

// Does one thing with the letter as it is typed now, if nothing is missing.
async function with_letter(name, act) {
  if (view.busy) {
    return;
  }
  const values = values_of(the('#letter'));
  const errors = missing_in(values, event);
  turn({values, errors: {}, message: '', bad: false});
  if (Object.keys(errors).length > 0) {
    refuse(errors);
    return;
  }
  turn({busy: name});
  try {
    await act(letter_of(values, event));
    turn({busy: ''});
  } catch (refusal) {
    refused(refusal);
  }
}

function preview() {
  return with_letter('preview', async ({subject, text}) => {
    const seen = await tell('/messages/preview', {subject, text, ...view.audience.body});
    turn({
      preview: {subject: seen.subject, text: rich(seen.text_html)},
      audience: {...view.audience, count: seen.count},
    });
    focus_on('preview');
  });
}

function test() {
  return with_letter('test', async ({subject, text}) => {
    await tell('/messages/test', {subject, text});
    turn({message: o.messages.tested(me.person.email)});
    announce(view.message);
    focus_on('message');
  });
}

// Asked once more, with the number of people in the question.
function sure(letter) {
  const dialog = the('#ask');
  const {count} = view.audience;
  const send_now = (submitted) => {
    submitted.preventDefault();
    dialog.close('yes');
  };
  render(
    html`<form @submit=${send_now}>
      <h2 id="ask-title">${o.messages.sure(count)}</h2>
      <p><strong>${letter.subject}</strong></p>
      <p>${letter.when ? o.messages.sure_when(letter.when) : o.bulk.undo_hint}</p>
      <p class="row">
        ${submit_button(o.messages.yes(count), false)}
        <button class="button quiet" type="button" @click=${() => dialog.close('')}>${o.decisions.keep}</button>
      </p>
    </form>`,
    dialog,
  );
  dialog.returnValue = '';
  open_dialog(dialog);
  return new Promise((resolve) => {
    dialog.onclose = () => resolve(dialog.returnValue === 'yes');
  });
}

function send(submitted) {
  submitted.preventDefault();
  return with_letter('send', async (letter) => {
    const {subject, text, send_at} = letter;
    const {body} = view.audience;
    const {count} = await tell('/messages/preview', {subject, text, ...body});
    turn({audience: {...view.audience, count}});
    if (count === 0) {
      turn({bad: true, message: o.messages.nobody});
      focus_on('message');
      return;
    }
    if (!(await sure(letter))) {
      return;
    }
    const whole = {subject, text, ...body, count, ...(send_at ? {send_at} : {})};
    const bulk = await tell('/messages', whole, form_name);
    forget_form(form_name);
    turn({values: {}, preview: null}); // the form follows
    line.follow(bulk);
    focus_on('result');
    await fetch_letters();
  });
}

async function undo(letter) {
  try {
    await tell(`/registrations/bulk/${letter.bulk}/undo`, {}, `undo.${letter.bulk}`);
    await fetch_letters();
    announce(o.bulk.undone);
    focus_on('log');
  } catch (refusal) {
    refused(refusal);
  }
}

async function fetch_letters() {
  const {messages} = await ask('/messages');
  turn({letters: messages});
}

const line = bulk_watch({
  zone: () => event.time_zone,
  turned: () => show(),
  ended: () => fetch_letters().catch(refused),
});

async function load() {
  me = await somebody();
  const [found, {messages}] = await Promise.all([ask(), ask('/messages')]);
  event = found;
  const [report, audience] = await Promise.all([ask('/stats'), audience_of(location.search)]);
  set_title(title());
  turn({
    letters: messages,
    audience: {...audience, counts: report.counts},
    values: kept_form(form_name, me.person.email) ?? view.values,
  });
  keep_form(the('#letter'), form_name, me.person.email);
}

open_page(load, {certain: true});
