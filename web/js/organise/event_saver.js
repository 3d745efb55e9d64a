// Keeps what is typed until the service has it: in this tab at once, a draft in the service after a pause. What
// others changed meanwhile is put together with it.
import {announce, focus_on} from '../page.js';
import {fetch_own} from './api.js';
import {undecided} from './conflict_notice.js';
import {own_path} from './editor_page.js';
import {all_errors, refused_fields} from './event_errors.js';
import {values_of_event} from './event_values.js';
import {forget_draft, keep_draft} from './kept_draft.js';
import {merged, who_changed} from './merging.js';
import {event_address, has_something_to_send, send_changes} from './saving.js';

const pause = 2500; // milliseconds after the last key until a draft saves itself
const put_off = ['unreachable', 'busy', 'unavailable', 'too_many']; // it is tried again after a longer pause

export function is_draft({event}) {
  return (event?.status ?? 'draft') === 'draft';
}

// "10:41", by this device's clock.
export function clock_now() {
  const now = new Date();
  return `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`;
}

// `screen` shows {slug, event, base, values, conflict …}; `person()` is whose tab this is.
export function make_saver(screen, person) {
  const store = {state: screen.view, put: screen.turn};
  let timer = 0;
  let under_way = null; // the save that is running

  const schedule = (after = pause) => {
    clearTimeout(timer);
    const {conflict} = screen.view();
    if (is_draft(screen.view()) && !(conflict && undecided(conflict))) {
      timer = setTimeout(save_quietly, after);
    }
  };

  // What is in the form has changed.
  const edited = (values, more = {}) => {
    screen.turn({values, restored: false, unsaved: true, ...more});
    keep_draft(screen.view(), person().email);
    schedule();
  };

  // After a save: what is left unsaved, and why.
  const settle = () => {
    const view = screen.view();
    const unsaved = has_something_to_send(view);
    const incomplete = Object.keys(all_errors(view.values)).length > 0;
    screen.turn({unsaved, incomplete});
    if (!unsaved && !incomplete && view.slug) {
      forget_draft(view.slug);
    } else {
      keep_draft(view, person().email);
    }
  };

  // Both changes in one form, with a word about who and what. `kept`: {revision, base, values} of before.
  const put_together = async (kept) => {
    const event = await fetch_own(event_address(screen.view().slug));
    const theirs = values_of_event(event);
    const {values, differences} = merged(kept.base, kept.values, theirs);
    const said = who_changed(event, kept.revision, person().name);
    const conflict = differences.length > 0 ? {said, differences} : null;
    screen.turn({event, base: theirs, values, conflict});
    if (conflict) {
      announce(said);
      focus_on('conflict');
    }
  };

  const send = async () => {
    try {
      return await send_changes(store);
    } catch (refusal) {
      if (refusal.type !== 'stale') {
        throw refusal;
      }
      const {event, base, values} = screen.view();
      await put_together({revision: event.revision, base, values});
      return screen.view().conflict && undecided(screen.view().conflict) ? 0 : await send_changes(store);
    }
  };

  const save_all = async () => {
    clearTimeout(timer);
    const had_slug = screen.view().slug;
    screen.turn({saving: true});
    try {
      const over = await send();
      screen.turn({saved_at: clock_now()});
      return over;
    } finally {
      const {slug} = screen.view();
      if (!had_slug && slug) {
        forget_draft('');
        history.replaceState(null, '', own_path(slug, '/edit'));
      }
      screen.turn({saving: false});
      settle();
    }
  };

  // One save at a time. Gives how many more have a place than there are.
  const save = async () => {
    while (under_way) {
      await under_way.catch(() => {});
    }
    if (!has_something_to_send(screen.view())) {
      settle();
      return 0;
    }
    under_way = save_all().finally(() => {
      under_way = null;
    });
    return under_way;
  };

  const save_quietly = async () => {
    try {
      await save();
    } catch (refusal) {
      if (refusal.type === 'invalid') {
        screen.turn({errors: refused_fields(refusal, screen.view().values)});
      } else if (put_off.includes(refusal.type)) {
        schedule(pause * 4);
      } else {
        screen.refused(refusal);
      }
    }
  };

  return {edited, put_together, save, schedule};
}
