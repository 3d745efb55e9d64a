// Somebody's card: who they are, what they have booked, and, for admins, what they may do and what becomes of
// their data.
import {path_parts, to} from '../../base.js';
import {show_errors, values_of} from '../../forms.js';
import {announce, focus_on, html, nothing, render, set_title, the} from '../../page.js';
import {fetch_own, post_own, put_own} from '../../organise/api.js';
import {is_admin, open_desk} from '../../organise/desk.js';
import {save_file} from '../../organise/files.js';
import {
  bookings,
  merging,
  particulars,
  permissions_form,
  permissions_shown,
  their_data,
} from '../../organise/person_sections.js';
import {make_screen} from '../../organise/screen.js';
import {o} from '../../organise/words.js';

const id = path_parts()[2] ?? '';
const address = `organise/people/${encodeURIComponent(id)}`;

const screen = make_screen(show, {
  me: null,
  card: null,
  regions: [],
  series: [],
  errors: {},
  asked: '', // which far-reaching thing is being asked for
  others: null, // who was found for a merge
  gone: false,
});

const name_of = ({person}) => person.name || person.email || o.person.unnamed;

function for_admins(view) {
  return is_admin(view.me)
    ? html`${permissions_form(view, act)} ${merging(view, act)} ${their_data(view, act)}`
    : permissions_shown(view);
}

function show(view) {
  const back = html`<p class="back"><a href=${to('/organise/people')}>${o.person.back}</a></p>`;
  if (view.gone) {
    render(html`${back}<div class="card narrow"><h1 id="gone" tabindex="-1">${o.person.erased}</h1></div>`, the('#root'));
    return;
  }
  if (!view.card) {
    return;
  }
  render(
    html`${back} <h1>${name_of(view.card)}</h1> ${screen.message()}
      <div class="columns">
        <div>
          <section class="card" aria-label=${name_of(view.card)}>${particulars(view)}</section>
          ${bookings(view)}
        </div>
        <div>${for_admins(view)}</div>
      </div>`,
    the('#root'),
  );
}

function save_permissions(submitted) {
  submitted.preventDefault();
  const values = values_of(submitted.target);
  const other = values.other_region[0].trim();
  const body = {
    permissions: values['permissions-may'] ?? [],
    regions: [...new Set([...(values.regions ?? []), ...(other ? [other] : [])])],
    series: values.series ?? [],
  };
  return screen.once('permissions', async () => {
    try {
      await put_own(`${address}/permissions`, body);
    } catch (refusal) {
      if (refusal.type !== 'invalid') {
        throw refusal;
      }
      const errors = {'permissions-may': refusal.errors[0]?.detail ?? refusal.detail};
      screen.turn({errors});
      show_errors(name_of(screen.view().card), errors);
      return;
    }
    submitted.target.elements.other_region.value = '';
    screen.turn({errors: {}, card: {...screen.view().card, ...body}, regions: with_own(screen.view().regions, body.regions)});
    screen.say(o.permissions.saved);
    focus_on('said');
  });
}

function ask(name) {
  screen.turn({asked: name});
  focus_on(name ? 'asked' : 'data');
}

function find_other(submitted) {
  submitted.preventDefault();
  const text = values_of(submitted.target)['other-q'][0].trim();
  if (text.length < 2) {
    screen.turn({errors: {'other-q': o.people.too_short}});
    focus_on('other-q');
    return;
  }
  screen.once('find', async () => {
    const {people} = await fetch_own(`organise/people?${new URLSearchParams({q: text})}`);
    screen.turn({errors: {}, others: people});
    announce(o.people.caption(people.filter((one) => one.id !== id).length));
    focus_on('other');
  });
}

function merge(submitted) {
  submitted.preventDefault();
  const other = values_of(submitted.target).other?.[0];
  if (!other) {
    screen.turn({errors: {other: o.person.merge_missing}});
    focus_on('other');
    announce(o.person.merge_missing);
    return;
  }
  screen.once('merge', async () => {
    await post_own(`${address}/merge`, {other}, `merge.${id}`);
    screen.turn({card: await fetch_own(address), others: null, errors: {}});
    screen.say(o.person.merged);
    focus_on('said');
  });
}

function export_data() {
  return screen.once('export', async () => {
    const all = await fetch_own(`${address}/data`);
    save_file('data.json', JSON.stringify(all, null, 2), 'application/json');
  });
}

function reset_factor() {
  return screen.once('reset', async () => {
    await post_own(`${address}/second-factor/reset`, {}, `reset.${id}`);
    screen.turn({asked: '', card: {...screen.view().card, second_factor: false}});
    screen.say(o.person.reset_done);
    focus_on('said');
  });
}

function erase() {
  return screen.once('erase', async () => {
    await post_own(`${address}/erase`, {}, `erase.${id}`);
    screen.turn({gone: true});
    set_title(o.person.erased);
    focus_on('gone');
  });
}

const act = {save_permissions, ask, find_other, merge, export_data, reset_factor, erase};

const by_label = (one, other) => one.label.localeCompare(other.label);

function with_own(all, own) {
  const more = own.filter((value) => !all.some((one) => one.value === value));
  return [...all, ...more.map((value) => ({value, label: value}))].sort(by_label);
}

// The regions and courses of events there are, to limit an organiser to.
async function known_limits() {
  const pages = await Promise.all([fetch_own('organise/events'), fetch_own('organise/events?past=true')]);
  const events = pages.flatMap((page) => page.events);
  const of = (key) => [...new Set(events.map((event) => event[key]).filter(Boolean))];
  return {regions: of('region'), series: of('series')};
}

async function load(me) {
  const card = await fetch_own(address);
  const known = is_admin(me) ? await known_limits() : {regions: [], series: []};
  screen.turn({
    me,
    card,
    regions: with_own(with_own([], known.regions), card.regions),
    series: with_own(with_own([], known.series), card.series),
  });
  set_title(name_of(card));
}

open_desk(load);
