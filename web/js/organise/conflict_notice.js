// Says that somebody else changed the event meanwhile, and lets one choose where both changed the same.
import {html, nothing} from '../page.js';
import {name_of_field, text_of_value} from './merging.js';
import {o} from './words.js';

function choice({key, both, chosen}, act) {
  if (!both) {
    return nothing;
  }
  const name = name_of_field(key);
  const button = (way, label, spoken) => html`<button class="button ${chosen === way ? '' : 'quiet'} small" type="button"
    aria-pressed=${chosen === way} aria-label=${spoken} @click=${() => act.choose(key, way)}>${label}</button>`;
  return html`<span class="row">
    ${button('theirs', o.conflict.take, o.conflict.take_of(name))}
    ${button('mine', o.conflict.keep, o.conflict.keep_of(name))}
  </span>`;
}

function difference_row(one, act) {
  const {key} = one;
  const cell = (label, value) => html`<td role="cell" data-label=${label}>${text_of_value(key, value)}</td>`;
  return html`<tr role="row">
    <th scope="row" role="rowheader" class="main">${name_of_field(key)} ${choice(one, act)}</th>
    ${cell(o.conflict.before, one.before)} ${cell(o.conflict.theirs, one.theirs)} ${cell(o.conflict.mine, one.mine)}
  </tr>`;
}

function differences_table(differences, act) {
  const heads = [o.conflict.field, o.conflict.before, o.conflict.theirs, o.conflict.mine];
  return html`<table class="data" role="table">
    <caption>${o.conflict.caption}</caption>
    <thead role="rowgroup"><tr role="row">
      ${heads.map((label) => html`<th scope="col" role="columnheader">${label}</th>`)}
    </tr></thead>
    <tbody role="rowgroup">${differences.map((one) => difference_row(one, act))}</tbody>
  </table>`;
}

export function undecided({differences}) {
  return differences.some((one) => one.both && !one.chosen);
}

// `conflict`: {said, differences: [{key, before, theirs, mine, both, chosen}]}; null: there is none.
export function conflict_notice(conflict, act) {
  if (!conflict) {
    return nothing;
  }
  const open = conflict.differences.some((one) => one.both);
  return html`<div class="notice warn" id="conflict" tabindex="-1" role="alert">
    <p><strong>${conflict.said}.</strong> ${o.conflict.nothing_lost}
      ${open ? o.conflict.decide : o.conflict.taken_over}</p>
    <details ?open=${open}>
      <summary>${o.conflict.see}</summary>
      ${differences_table(conflict.differences, act)}
    </details>
    ${
      undecided(conflict)
        ? nothing
        : html`<button class="linklike" type="button" @click=${act.close_conflict}>${o.conflict.close}</button>`
    }
  </div>`;
}
