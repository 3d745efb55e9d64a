// The editor of an event. A draft saves itself; a published event is saved by its button.
import {path_parts, to} from '../../base.js';
import {show_errors} from '../../forms.js';
import {announce, focus_on, render, set_title, the} from '../../page.js';
import {change_own, fetch_own} from '../../organise/api.js';
import {go_to_field} from '../../organise/checklist.js';
import {days_between} from '../../organise/clock.js';
import {undecided} from '../../organise/conflict_notice.js';
import {be_admitted, open_desk} from '../../organise/desk.js';
import {duplicate} from '../../organise/duplicate.js';
import {editor_page, own_path} from '../../organise/editor_page.js';
import {draft_errors, publishing_errors, refused_fields, all_errors} from '../../organise/event_errors.js';
import {clock_now, is_draft, make_saver} from '../../organise/event_saver.js';
import {blank_values, values_of_event} from '../../organise/event_values.js';
import {with_value} from '../../organise/fields.js';
import {kept_draft} from '../../organise/kept_draft.js';
import * as lists from '../../organise/lists_of_event.js';
import {show_preview, shown_text} from '../../organise/preview.js';
import {event_address} from '../../organise/saving.js';
import {make_screen} from '../../organise/screen.js';
import {o} from '../../organise/words.js';

const [, , named] = path_parts();
const screen = make_screen(show, {
  slug: named === 'new' ? '' : named,
  event: null, // as the service has it
  base: null, // its values as they were last seen there
  values: null, // as they are in the form
  errors: {},
  shown: {}, // texts as members see them
  conflict: null,
  removed: null,
  restored: false,
  saving: false,
  saved_at: '',
  unsaved: false,
  incomplete: false,
});
let person = null;
const saver = make_saver(screen, () => person);

function show(view) {
  if (view.values) {
    render(editor_page(view, screen.message(), act), the('#root'));
  }
}

// Texts tell of each key, choices of their change.
function is_news({target, type}) {
  const chosen = target.options || ['checkbox', 'radio'].includes(target.type);
  return Boolean(target.name) && (type === 'change') === Boolean(chosen);
}

function typed(event) {
  const {target} = event;
  if (!is_news(event)) {
    return;
  }
  const value = target.type === 'checkbox' && !target.checked ? '' : target.value;
  const before = screen.view().values;
  const values = with_value(before, target.name, value);
  const moved = target.name === 'days.0.date' ? days_between(before.days[0].date, value) : 0;
  if (moved !== 0) {
    announce(o.editor.moved);
  }
  saver.edited(moved === 0 ? values : lists.moved_deadlines(values, moved));
}

function refuse(errors) {
  screen.turn({errors});
  for (const id of Object.keys(errors)) {
    const section = document.getElementById(id)?.closest('details');
    if (section) {
      section.open = true;
    }
  }
  show_errors(screen.view().values.title || o.editor.new_title, errors);
}

// Does what may be refused for single fields, which are then marked; gives whether it was done.
async function unless_refused(doing) {
  try {
    await doing();
    return true;
  } catch (refusal) {
    if (refusal.type !== 'invalid') {
      throw refusal;
    }
    refuse(refused_fields(refusal, screen.view().values));
    return false;
  }
}

// Saves, or says what is wrong; gives whether everything is saved.
async function save_aloud(errors) {
  if (Object.keys(errors).length > 0) {
    refuse(errors);
    return false;
  }
  screen.turn({errors: {}});
  let over = 0;
  const saved = await unless_refused(async () => {
    over = await saver.save();
  });
  const {conflict} = screen.view();
  if (!saved || (conflict && undecided(conflict))) {
    return false;
  }
  screen.say(over > 0 ? o.editor.over(over) : o.editor.saved(clock_now()));
  return true;
}

function save(submitted) {
  submitted.preventDefault();
  return screen.once('save', async () => {
    const {values} = screen.view();
    if (await save_aloud(is_draft(screen.view()) ? draft_errors(values) : all_errors(values))) {
      focus_on('said');
    }
  });
}

function publish() {
  return screen.once('publish', async () => {
    if (!(await save_aloud(publishing_errors(screen.view().values)))) {
      return;
    }
    const {slug, event} = screen.view();
    const address = event_address(slug);
    if (await unless_refused(() => change_own('POST', `${address}/publish`, {}, event.revision))) {
      screen.turn({event: await fetch_own(address)});
      screen.say(o.publishing.now_published);
      focus_on('said');
    }
  });
}

function preview() {
  const {slug, values} = screen.view();
  const errors = Object.entries(draft_errors(values)).filter(([id]) => id === 'title' || id.startsWith('days'));
  if (errors.length > 0) {
    refuse(Object.fromEntries(errors));
    return;
  }
  screen.once('preview', () => show_preview(slug, values));
}

function show_text(name) {
  const {shown, slug, values} = screen.view();
  return screen.once('text', async () => {
    const wanted = !shown[name] && values[name].trim();
    const node = wanted ? await shown_text(slug, values[name]) : null;
    screen.turn({shown: {...shown, [name]: node}});
  });
}

function hold_again() {
  const {event, slug} = screen.view();
  return screen.once('duplicate', async () => {
    const slugs = await duplicate({...event, slug, starts_at: event.days[0].starts_at});
    if (slugs) {
      location.assign(slugs.length === 1 ? own_path(slugs[0], '/edit') : to('/organise'));
    }
  });
}

// A change that adds or moves something and goes on at it.
function changing(change) {
  return (...more) => {
    const {values, focus} = change(screen.view().values, ...more);
    saver.edited(values);
    go_to_field(focus);
  };
}

function remove(path, name) {
  const {values, removed} = lists.remove_at(screen.view().values, path, name);
  saver.edited(values, {removed});
  announce(o.questions.removed(name));
  focus_on('removed');
}

function undo() {
  const {values, removed, base} = screen.view();
  const known = [...base.slots.flatMap((slot) => slot.workshops), ...base.questions].map((one) => one.id);
  saver.edited(lists.put_back(values, removed, known), {removed: null});
  go_to_field(`${removed.list}.${removed.at}.${removed.item.label === undefined ? 'title' : 'label'}`);
}

function choose(key, way) {
  const {conflict, values} = screen.view();
  const differences = conflict.differences.map((one) => (one.key === key ? {...one, chosen: way} : one));
  const decided = differences.find((one) => one.key === key);
  saver.edited({...values, [key]: decided[way]}, {conflict: {...conflict, differences}});
}

const act = {
  typed,
  save,
  publish,
  preview,
  show_text,
  remove,
  undo,
  choose,
  duplicate: hold_again,
  close_conflict: () => screen.turn({conflict: null}),
  go_to: (clicked, id) => {
    clicked.preventDefault();
    go_to_field(id);
  },
  add_day: changing(lists.add_day),
  remove_day: changing(lists.remove_day),
  add_slot: changing(lists.add_slot),
  add_workshop: changing(lists.add_workshop),
  add_question: changing((values) => lists.add_question(values)),
  ask_about_food: changing(lists.ask_about_food),
  move_question: changing(lists.move_question),
};

async function load(me) {
  person = me.person;
  const {slug} = screen.view();
  const kept = kept_draft(slug, person.email);
  if (!slug) {
    await be_admitted();
    const values = blank_values(person.email);
    screen.turn({base: values, values: kept?.values ?? values, restored: Boolean(kept)});
    set_title(o.editor.new_title);
    return;
  }
  const event = await fetch_own(event_address(slug));
  const base = values_of_event(event);
  screen.turn({event, base, values: base});
  set_title(event.title);
  if (kept) {
    await saver.put_together(kept);
    screen.turn({restored: true, unsaved: true});
    saver.schedule();
  }
}

open_desk(load);
