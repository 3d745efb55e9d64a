// The member register: a file, what it would change, and then the same done.
import {error_summary, option_row, show_errors, submit_button} from '../../forms.js';
import {announce, focus_on, html, nothing, render, the} from '../../page.js';
import {send_csv} from '../../organise/api.js';
import {be_admitted, open_desk} from '../../organise/desk.js';
import {same} from '../../organise/fields.js';
import {make_screen} from '../../organise/screen.js';
import {data_table} from '../../organise/table.js';
import {o} from '../../organise/words.js';

const largest = 8 * 1024 * 1024; // bytes

const screen = make_screen(show, {text: '', lapse: false, report: null, done: false, errors: {}});

function field({errors, lapse}) {
  const {register} = o;
  return html`<form class="card narrow" novalidate @submit=${examine} @change=${changed}>
    <p>${register.hint}</p>
    <div class="field ${errors.file ? 'invalid' : ''}">
      <label class="label" for="file">${register.file}</label>
      ${errors.file ? html`<p class="error" id="file-error">${errors.file}</p>` : nothing}
      <input class="input file" type="file" id="file" name="file" accept=".csv,text/csv"
        aria-describedby=${errors.file ? 'file-error' : nothing}>
    </div>
    ${option_row({
      type: 'checkbox',
      name: 'lapse',
      value: 'yes',
      label: register.lapse,
      small: register.lapse_hint,
      checked: lapse,
    })}
    ${submit_button(register.try, screen.view().busy === 'examine')}
  </form>`;
}

function counts({report}) {
  return html`<ul class="kpis">${Object.entries(o.register.counts).map(
    ([name, label]) => html`<li><strong>${report[name]}</strong> ${label}</li>`,
  )}</ul>`;
}

function problems({report}) {
  const columns = [
    {label: o.register.line, kind: 'main', cell: (one) => one.line || '–'},
    {label: o.register.problem, cell: (one) => one.reason},
  ];
  return data_table({caption: o.register.problems(report.problems.length), columns, rows: report.problems});
}

function change_of({fields}) {
  return fields.length === 0
    ? '–'
    : html`<ul class="plain">${fields.map(
        ({name, before, after}) =>
          html`<li>${o.register.fields[name] ?? name}: ${o.register.from_to(before, after)}</li>`,
      )}</ul>`;
}

const difference_columns = [
  {
    label: o.register.who,
    kind: 'main',
    cell: (one) => html`${one.name}<span class="beneath">${one.membership_number}</span>`,
  },
  {label: o.register.what, cell: (one) => o.register.whats[one.what]},
  {label: o.register.change, cell: change_of},
  {label: o.register.line, kind: 'number', cell: (one) => one.line || '–'},
];

const all_changes = ({added, changed: other, lapsed}) => added + other + lapsed;

function differences({report}) {
  const rows = report.differences;
  return rows.length > 0
    ? data_table({
        caption: o.register.caption(rows.length, all_changes(report)),
        columns: difference_columns,
        rows,
      })
    : nothing;
}

function outcome(view) {
  const {report, done} = view;
  if (!report) {
    return nothing;
  }
  const some = all_changes(report) > 0;
  const sound = report.problems.length === 0;
  return html`<section class="above" aria-labelledby="report">
    <h2 id="report" tabindex="-1">${done ? o.register.done : o.register.dry}</h2>
    ${done ? html`<p>${o.register.done_hint}</p>` : nothing}
    ${sound ? counts(view) : nothing}
    ${sound && !some && !done ? html`<p>${o.register.nothing}</p>` : nothing}
    ${
      sound && some && !done
        ? html`<p><button class="button" type="button" aria-disabled=${view.busy === 'run' ? 'true' : 'false'}
            @click=${run}>${o.register.run(all_changes(report))}</button></p>`
        : nothing
    }
    ${sound ? differences(view) : problems(view)}
  </section>`;
}

function show(view) {
  render(
    html`${screen.message()} ${error_summary(view.errors)} ${field(view)} ${outcome(view)}`,
    the('#root'),
  );
}

// Another file or another wish: what was seen does not count any more.
function changed({target}) {
  screen.turn({report: null, done: false, errors: {}, lapse: target.name === 'lapse' ? target.checked : screen.view().lapse});
}

function address({run: for_real = false} = {}) {
  const asked = new URLSearchParams();
  if (for_real) {
    asked.set('run', 'true');
  }
  if (screen.view().lapse) {
    asked.set('lapse_absent', 'true');
  }
  return `organise/people/import?${asked}`;
}

function refuse(sentence) {
  screen.turn({errors: {file: sentence}, report: null});
  show_errors(o.register.title, {file: sentence});
}

async function examine(submitted) {
  submitted.preventDefault();
  const [file] = the('#file').files;
  if (!file) {
    refuse(o.register.file_missing);
    return;
  }
  if (file.size > largest) {
    refuse(o.register.too_large);
    return;
  }
  await screen.once('examine', async () => {
    const text = await file.text();
    const report = await send_csv(address(), text);
    screen.turn({text, report, done: false, errors: {}});
    announce(o.register.dry);
    focus_on('report');
  });
}

// What is done is what was seen: if others changed something meanwhile, it is shown again instead.
function run() {
  return screen.once('run', async () => {
    const {text, report: seen} = screen.view();
    const now = await send_csv(address(), text);
    if (!same(now, seen)) {
      screen.turn({report: now});
      screen.say(o.register.changed_meanwhile);
      focus_on('said');
      return;
    }
    screen.turn({report: await send_csv(address({run: true}), text), done: true});
    announce(o.register.done);
    focus_on('report');
  });
}

async function load() {
  await be_admitted();
  screen.turn({});
}

open_desk(load, {admins: true});
