// One thing done to many: asked for, followed until it is done, and undone while that is possible.
import {get} from '../api.js';
import {date_and_time, has_passed, short_date} from '../dates.js';
import {announce, html, nothing, sentence_for} from '../page.js';
import {with_second_factor} from './second_factor.js';
import {ask, slug, tell} from './event_desk.js';
import {o} from './desk_words.js';

const look_every = 1000; // milliseconds
const soon = 60_000; // milliseconds: what begins later is told with its time
const longest_wait = 24 * 60 * 60_000; // milliseconds for which a page minds what is to come

// Milliseconds until an instant of the service's clock, of which the answer itself tells: ours may be wrong.
function clock_of(bulk) {
  const ahead = new Date(bulk.asked_at).getTime() - Date.now();
  return (instant) => new Date(instant).getTime() - Date.now() - ahead;
}

// The events somebody can be moved to: {value, label}.
export async function other_events() {
  const {events} = await with_second_factor(() => get('organise/events'));
  return events
    .filter((one) => one.slug !== slug && one.status === 'published' && !has_passed(one.ends_at))
    .map((one) => ({value: one.slug, label: `${one.title}, ${short_date(one.starts_at)}`}));
}

function sentence(bulk, zone) {
  if (bulk.state === 'undone') {
    return o.bulk.undone;
  }
  if (bulk.state === 'done' && bulk.done === 0) {
    return o.bulk.nothing;
  }
  if (bulk.state === 'done' || ['tag', 'untag'].includes(bulk.action)) {
    return o.bulk.done[bulk.action](bulk.state === 'done' ? bulk.done : bulk.count);
  }
  if (bulk.done + bulk.refused > 0) {
    return o.bulk.working(bulk.done + bulk.refused, bulk.count);
  }
  const late = new Date(bulk.starts_at) - new Date(bulk.asked_at) > soon;
  const when = late ? o.bulk.on(date_and_time(bulk.starts_at, zone)) : o.bulk.in_half_a_minute;
  return o.bulk.later(bulk.count, o.bulk.going_to[bulk.action], when);
}

export function refusals(bulk) {
  if (bulk.refused === 0) {
    return nothing;
  }
  const untold = bulk.refused - bulk.refusals.length;
  return html`<p>${o.bulk.refused(bulk.refused)}</p>
    <ul>
      ${bulk.refusals.map(
        ({name, reference, reason}) =>
          html`<li>${name} <span class="numbers">${reference}</span>: ${reason}</li>`,
      )}
      ${untold > 0 ? html`<li>${o.bulk.more_refused(untold)}</li>` : nothing}
    </ul>`;
}

// Follows bulks, one at a time. `turned` hears of each change; `ended`, when the attendees are others now;
// `zone()` is the event's.
export function bulk_watch({turned, ended, zone}) {
  let bulk = null;
  let may_undo = false;
  let message = '';
  let timers = [];

  const later = (milliseconds, act) => {
    if (milliseconds < longest_wait) {
      timers.push(setTimeout(act, Math.max(0, milliseconds)));
    }
  };
  const stop = () => {
    timers.forEach(clearTimeout);
    timers = [];
  };

  const look = async () => {
    try {
      const found = await ask(`/registrations/bulk/${bulk.reference}`);
      bulk = {...found, asked_at: bulk.asked_at};
    } catch {
      // The next look tells.
    }
    if (bulk.state === 'waiting') {
      later(look_every, look);
    } else {
      announce(sentence(bulk, zone()));
      ended();
    }
    turned();
  };

  const follow = (started) => {
    stop();
    bulk = started;
    message = '';
    may_undo = true;
    const left = clock_of(bulk);
    later(left(bulk.undo_until), () => {
      may_undo = false;
      turned();
    });
    later(left(bulk.starts_at) + look_every / 2, look);
    announce(sentence(bulk, zone()));
    turned();
  };

  const undo = async () => {
    try {
      bulk = await tell(`/registrations/bulk/${bulk.reference}/undo`, {}, `undo.${bulk.reference}`);
      stop();
      may_undo = false;
      announce(sentence(bulk, zone()));
      ended();
    } catch (refusal) {
      if (!refusal.type) {
        throw refusal;
      }
      message = sentence_for(refusal);
      may_undo = refusal.type !== 'closed';
    }
    turned();
    document.getElementById('result')?.focus();
  };

  // The line that says what came of it.
  const line = () =>
    bulk
      ? html`<div class="notice ${bulk.refused > 0 ? 'warn' : 'ok'}" id="result" tabindex="-1">
          <p class="row">${sentence(bulk, zone())} ${
            may_undo && bulk.state !== 'undone'
              ? html`<button class="button quiet" type="button" @click=${undo}>${o.bulk.undo}</button>`
              : nothing
          }</p>
          ${message ? html`<p>${message}</p>` : nothing} ${refusals(bulk)}
        </div>`
      : nothing;

  return {follow, line};
}
