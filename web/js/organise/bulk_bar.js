// What can be done with those selected, at the foot of the list.
import {html, nothing} from '../page.js';
import {tab} from '../store.js';
import {other_events, refusals} from './bulk.js';
import {decide} from './decision.js';
import {desk_path, slug, tell} from './event_desk.js';
import {o} from './desk_words.js';
import {download_button, download_link} from './downloads.js';
import {chosen_export, export_path, filter_body, search_of, shown_columns} from './list_query.js';

const actions = ['call', 'move', 'tag', 'untag', 'cancel'];

export function count_selected(view) {
  return view.all ? view.page.matching : view.selected.size;
}

// Whom it is for, as a body says it: those chosen, or all who match; and how many were seen.
function audience(view) {
  const count = count_selected(view);
  return view.all ? {...filter_body(view.query), count} : {chosen: [...view.selected], count};
}

// The page for messages takes the filter from its address; who was chosen one by one stays in this tab.
function message_address(view) {
  if (view.all) {
    const {q, state, is, not} = view.query;
    return desk_path('/messages') + search_of({q, state, is, not});
  }
  return `${desk_path('/messages')}?chosen=tab`;
}

function keep_chosen(view) {
  if (!view.all) {
    tab.set(`chosen.${slug}`, [...view.selected]);
  }
}

async function ask_and_do(action, view, act, follow) {
  const who = o.decisions.many(count_selected(view));
  const started = await decide({
    action,
    title: o.decisions.titles[action](who),
    means: o.decisions.means[action],
    hint: o.decisions.undo_hint,
    events: action === 'move' ? await other_events() : [],
    tags: view.values.tags.map((one) => one.value),
    run: async ({to, tag, ...by}) => {
      const target = to ?? tag;
      const what = {action, ...audience(view), ...by, ...(target ? {target} : {})};
      try {
        return await tell('/registrations/bulk', what, `bulk.${slug}`);
      } catch (refusal) {
        if (refusal.type === 'stale') {
          act.look_again();
        }
        throw refusal;
      }
    },
  });
  if (started) {
    act.clear();
    follow(started);
  }
}

// The same files as above the list, of those selected.
function exports_of(view, act) {
  const columns = shown_columns(view);
  return [
    ['csv', o.bulk.csv],
    ['xlsx', o.bulk.excel],
  ].map(([ending, label]) => {
    if (view.all) {
      return download_link(export_path(view.query, columns, ending), label, act.refused);
    }
    const {path, content} = chosen_export(view, columns, ending);
    return download_button(path, content, label, act.refused);
  });
}

// `act`: {clear(), select_all(), look_again(), refused(refusal)}; `follow` as of bulk_watch().
export function bulk_bar(view, act, follow) {
  const count = count_selected(view);
  if (count === 0) {
    return nothing;
  }
  const run = (action) => () => ask_and_do(action, view, act, follow).catch(act.refused);
  const more = !view.all && view.page.matching > count;
  return html`<section class="bulk no-print" aria-label=${o.bulk.label}>
    <p class="row">
      <strong class="numbers">${o.bulk.selected(count)}</strong>
      ${
        more
          ? html`<button class="linklike" type="button" @click=${act.select_all}>
              ${o.bulk.all_matching(view.page.matching)}</button>`
          : nothing
      }
      <button class="linklike" type="button" @click=${act.clear}>${o.bulk.clear}</button>
    </p>
    <p class="row">
      <a class="button" href=${message_address(view)} @click=${() => keep_chosen(view)}>${o.bulk.message}</a>
      ${actions.map(
        (action) => html`<button class="button ${action === 'cancel' ? 'danger' : 'quiet'}" type="button"
          @click=${run(action)}>${o.bulk.verbs[action]}</button>`,
      )}
      ${exports_of(view, act)}
    </p>
  </section>`;
}

function past_bulk(one) {
  return html`<li>
    <p>${o.bulk.names[one.action]} ${o.bulk.of(one.count)}
      <span class="tag">${o.bulk.states[one.state]}</span></p>
    ${refusals(one)}
  </li>`;
}

// What was done to many before; nothing if nothing was.
export function past_bulks(bulks) {
  return bulks.length === 0
    ? nothing
    : html`<details class="above no-print" id="done" ?open=${location.hash === '#done'}>
        <summary>${o.bulk.past}</summary>
        <ul class="history">${bulks.map(past_bulk)}</ul>
      </details>`;
}
