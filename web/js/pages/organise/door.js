// Preparing an event's doors and reading what comes of them: links per device, numbers, conflicts, papers.
import {go_to_sign_in, somebody} from '../../me.js';
import {conflicts_part, counts_part, links_part} from '../../organise/door_lists.js';
import {first_values, link_form, link_of, values_in} from '../../organise/door_form.js';
import {made_part} from '../../organise/door_made.js';
import {papers_part} from '../../organise/door_papers.js';
import {d} from '../../organise/door_words.js';
import {ask, tell} from '../../organise/event_desk.js';
import {event_head} from '../../organise/event_head.js';
import {errors_by_field, show_errors} from '../../forms.js';
import {alert, announce, focus_on, html, nothing, open_page, render, sentence_for, set_title, the} from '../../page.js';

const root = the('#root');
const look_every = 15_000; // milliseconds

let event = null;
let view = {
  doors: null, // {links, counts, conflicts}
  values: null,
  errors: {},
  busy: false,
  made: null,
  asked: '',
  paper: {layout: 'sheet', only: 'all'},
  message: '',
};

const title = () => `${d.title}, ${event.title}`;

function turn(part) {
  view = {...view, ...part};
  show();
}

function refused(refusal) {
  if (!refusal.type) {
    throw refusal;
  }
  if (refusal.type === 'not_signed_in') {
    go_to_sign_in();
    return;
  }
  turn({busy: false, message: sentence_for(refusal)});
  focus_on('message');
}

function refuse(errors) {
  turn({busy: false, errors});
  show_errors(title(), errors);
}

async function send(submitted) {
  submitted.preventDefault();
  if (view.busy) {
    return;
  }
  const values = values_in(submitted.target);
  turn({values});
  const {body, errors} = link_of(values, event.time_zone);
  if (errors) {
    refuse(errors);
    return;
  }
  turn({busy: true, errors: {}, message: ''});
  try {
    const made = await tell('/door', body);
    turn({busy: false, made: {...made, name: body.name}, values: {...values, name: ''}});
    set_title(title());
    focus_on('made');
    await look();
  } catch (refusal) {
    const found = refusal.type === 'invalid' ? errors_by_field(refusal, {}) : {};
    if (Object.keys(found).length > 0) {
      refuse(found);
      return;
    }
    refused(refusal);
  }
}

const act = {
  ask: (link) => {
    turn({asked: link?.reference ?? ''});
    focus_on(link ? 'sure' : 'links');
  },
  revoke: async ({reference, name}) => {
    try {
      await tell(`/door/${encodeURIComponent(reference)}/revoke`, {});
      turn({asked: '', message: ''});
      await look();
      announce(d.links.revoked(name));
      focus_on('links');
    } catch (refusal) {
      refused(refusal);
    }
  },
};

function show() {
  const {doors, made, asked, paper, message} = view;
  const zone = event.time_zone;
  render(
    html`${event_head(event, {current: 'door', title: d.title})}
      ${alert(message)}
      <div class="columns">
        <div>
          ${made ? made_part(made, () => turn({made: null})) : nothing}
          ${counts_part(doors.counts)} ${links_part(doors.links, zone, asked, act)}
          ${conflicts_part(doors.conflicts, zone)}
        </div>
        <div>
          ${link_form(event, view, {
            send,
            walk_ins: () => turn({values: values_in(the('#root form'))}),
          })}
          ${papers_part(event, paper, {change: (part) => turn({paper: {...paper, ...part}}), refused})}
        </div>
      </div>`,
    root,
  );
}

async function look() {
  turn({doors: await ask('/door')});
}

async function load() {
  await somebody();
  const [found, doors] = await Promise.all([ask(), ask('/door')]);
  event = found;
  set_title(title());
  turn({doors, values: view.values ?? first_values(event)});
}

// The door goes on while one looks; a question that is open is not answered by somebody else's news.
setInterval(() => {
  if (event && document.visibilityState === 'visible' && !view.busy && !view.asked) {
    look().catch(() => {});
  }
}, look_every);
open_page(load, {certain: true});
