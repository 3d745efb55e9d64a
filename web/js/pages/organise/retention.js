// What will be forgotten by a day: tonight, unless another is asked for.
import {to} from '../../base.js';
import {local_midnight, short_date} from '../../dates.js';
import {announce, html, nothing, render, the} from '../../page.js';
import {fetch_own} from '../../organise/api.js';
import {clock_of} from '../../organise/clock.js';
import {open_desk} from '../../organise/desk.js';
import {make_screen} from '../../organise/screen.js';
import {data_table} from '../../organise/table.js';
import {o} from '../../organise/words.js';

const screen = make_screen(show, {date: clock_of(Date.now(), 'Europe/London').date, outlook: null});

const columns = [
  {
    label: o.retention.event,
    kind: 'main',
    cell: (event) => html`<a href=${to(`/organise/events/${encodeURIComponent(event.slug)}`)}>${event.title}</a>`,
  },
  {label: o.retention.ended, cell: (event) => short_date(event.ends_at)},
  {label: o.retention.due, cell: (event) => short_date(event.due_at)},
  {label: o.retention.people_label, kind: 'number', cell: (event) => event.people},
];

function found({outlook}) {
  const {events, answers, people} = outlook;
  if (events.length + answers + people === 0) {
    return html`<div class="card narrow"><p>${o.retention.nothing}</p></div>`;
  }
  const counts = Object.entries({events: events.length, answers, people});
  return html`<ul class="kpis">${counts.map(
      ([name, count]) => html`<li><strong>${count}</strong> ${o.retention.counts[name](count)}</li>`,
    )}</ul>
    ${events.length > 0 ? data_table({caption: o.retention.caption, columns, rows: events}) : nothing}`;
}

function show(view) {
  render(
    html`${screen.message()}
      <p class="prose">${o.retention.hint}</p>
      <form class="filters narrow-filters" @submit=${look}>
        <div>
          <label class="label" for="until">${o.retention.until}</label>
          <input class="input" id="until" name="until" type="date" required .value=${view.date}>
        </div>
        <div><button class="button quiet" type="submit">${o.retention.show}</button></div>
      </form>
      ${view.outlook ? found(view) : nothing}`,
    the('#root'),
  );
}

// The end of a day is the midnight after it.
function end_of(date) {
  const [year, month, day] = date.split('-').map(Number);
  return local_midnight(year, month, day + 1);
}

async function load() {
  const {date} = screen.view();
  const until = new URLSearchParams({until: end_of(date)});
  screen.turn({outlook: await fetch_own(`organise/retention?${until}`)});
}

function look(submitted) {
  submitted.preventDefault();
  const date = new FormData(submitted.target).get('until');
  if (date) {
    screen.turn({date});
    screen.once('look', async () => {
      await load();
      announce(o.retention.looked(screen.view().outlook.events.length));
    });
  }
}

open_desk(load, {admins: true});
