// Attendees from a file: looked at first, line by line, then added, all of them or none.
import {post} from '../../api.js';
import {error_summary, option_row, show_errors, submit_button} from '../../forms.js';
import {go_to_sign_in} from '../../me.js';
import {
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
import {ask, desk_api, desk_path, slug} from '../../organise/event_desk.js';
import {o} from '../../organise/desk_words.js';
import {event_head} from '../../organise/event_head.js';
import {with_second_factor} from '../../organise/second_factor.js';

const root = the('#root');
const example = 'email,name,employer\nann.brook@members.example,Ann Brook,Harbourlight Hospice';

let event = null;
let view = {file: null, report: null, done: false, errors: {}, busy: false, notify: true};

const title = () => `${o.guest_list.title}, ${event.title}`;

function file_field() {
  const error = view.errors.file;
  return html`<div class="field ${error ? 'invalid' : ''}">
    <label class="label" for="file">${o.guest_list.file}</label>
    ${error ? html`<p class="error" id="file-error">${error}</p>` : nothing}
    <input class="input" id="file" type="file" accept=".csv,text/csv,text/plain" @change=${choose}
      aria-describedby=${error ? 'file-error' : nothing} aria-invalid=${error ? 'true' : nothing}>
  </div>`;
}

function problem_table(problems) {
  return html`<div class="notice bad" id="report" tabindex="-1">
      <h2>${o.guest_list.problems(problems.length)}</h2>
      <p>${o.guest_list.problems_hint}</p>
    </div>
    <div class="table-box" tabindex="0" role="region" aria-label=${o.guest_list.problem}>
      <table class="plain">
        <thead><tr>
          <th scope="col">${o.guest_list.line}</th><th scope="col">${o.guest_list.problem}</th>
        </tr></thead>
        <tbody>${problems.map(
          ({line, reason}) => html`<tr><th scope="row" class="numbers">${line}</th><td>${reason}</td></tr>`,
        )}</tbody>
      </table>
    </div>`;
}

function ready({registered, waiting}) {
  return html`<div class="notice ok" id="report" tabindex="-1">
      <p>${o.guest_list.would(registered, waiting)}</p>
    </div>
    <form @submit=${run}>
      ${option_row({
        type: 'checkbox',
        name: 'notify',
        value: 'yes',
        checked: view.notify,
        label: o.decisions.notify,
        small: o.decisions.notify_hint,
      })}
      ${submit_button(o.guest_list.run(registered + waiting), view.busy)}
    </form>`;
}

function done({registered, waiting}) {
  return html`<div class="notice ok" id="report" tabindex="-1">
    <p>${o.guest_list.did(registered, waiting)} <a href=${desk_path('/attendees')}>${o.guest_list.see}</a></p>
  </div>`;
}

function report_part() {
  const {report} = view;
  if (!report) {
    return nothing;
  }
  const good = view.done ? done : ready;
  return html`<div class="above">
    ${report.problems.length > 0 ? problem_table(report.problems) : good(report)}
  </div>`;
}

function show() {
  render(
    html`${event_head(event, {current: 'attendees', title: o.guest_list.title})}
      <div class="card narrow">
        ${error_summary(view.errors)}
        <p>${o.guest_list.intro}</p>
        <p class="hint" id="example">${o.guest_list.example}</p>
        <pre class="example" tabindex="0" role="region" aria-labelledby="example">${example}</pre>
        <form novalidate @submit=${check}>
          ${file_field()} ${submit_button(o.guest_list.check, view.busy && !view.report, 'quiet')}
        </form>
        ${report_part()}
      </div>`,
    root,
  );
}

function turn(part) {
  view = {...view, ...part};
  show();
}

function choose(chosen) {
  turn({file: chosen.target.files[0] ?? null, report: null, done: false, errors: {}});
}

function refuse(errors) {
  turn({busy: false, errors});
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
  const sentence = refusal.detail || sentence_for(refusal);
  refuse({file: refusal.type === 'too_large' ? o.guest_list.too_large : sentence});
}

function said(report) {
  if (report.problems.length > 0) {
    return o.guest_list.problems(report.problems.length);
  }
  return view.done
    ? o.guest_list.did(report.registered, report.waiting)
    : o.guest_list.would(report.registered, report.waiting);
}

async function upload(parameters, {done: is_done, form}) {
  if (view.busy) {
    return;
  }
  turn({busy: true, errors: {}});
  const path = desk_api(`/registrations/import?${new URLSearchParams(parameters)}`);
  try {
    const report = await with_second_factor(() => post(path, view.file, form));
    turn({busy: false, report, done: is_done && report.problems.length === 0});
    set_title(title());
    focus_on('report');
    announce(said(report));
  } catch (refusal) {
    refused(refusal);
  }
}

async function check(submitted) {
  submitted.preventDefault();
  turn({report: null, done: false});
  if (!view.file) {
    refuse({file: o.guest_list.file_missing});
    return;
  }
  await upload({dry_run: 'true'}, {done: false});
}

async function run(submitted) {
  submitted.preventDefault();
  const notify = new FormData(submitted.target).has('notify');
  turn({notify});
  await upload({notify: String(notify)}, {done: true, form: `import.${slug}`});
}

async function load() {
  event = await ask();
  set_title(title());
  show();
}

open_page(load, {certain: true});
