// What an event's doors say: how many came, the devices and how they stand, what organisers should read.
import {date_and_time, has_passed, short_date, time_of_day} from '../dates.js';
import {html, nothing} from '../page.js';
import {d} from './door_words.js';

const worth_telling = 120; // seconds that a clock is off

const kinds = {coming: '', open: 'ok', over: '', revoked: 'bad'};

function state_of(link) {
  if (link.revoked_at) {
    return 'revoked';
  }
  if (has_passed(link.valid_until)) {
    return 'over';
  }
  return has_passed(link.valid_from) ? 'open' : 'coming';
}

function table(label, heads, rows) {
  return html`<div class="table-box" tabindex="0" role="region" aria-labelledby=${label}>
    <table class="plain">
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${rows}</tbody>
    </table>
  </div>`;
}

export function counts_part(counts) {
  const row = ({day, came, present}) => html`<tr>
    <th scope="row">${short_date(`${day}T12:00:00Z`)}</th><td class="numbers">${came}</td><td class="numbers">${present}</td>
  </tr>`;
  const {title, none, day, came, present} = d.counts;
  return html`<section>
    <h2 id="counts">${title}</h2>
    ${counts.length === 0 ? html`<p>${none}</p>` : table('counts', [day, came, present], counts.map(row))}
  </section>`;
}

function seen_part({seen_at, clock_ahead}, zone) {
  const minutes = Math.round(Math.abs(clock_ahead) / 60);
  const off = Math.abs(clock_ahead) >= worth_telling;
  return html`${seen_at ? date_and_time(seen_at, zone) : d.links.never}
    ${off ? html`<br><span class="tag warn">${d.links.clock(minutes, clock_ahead > 0)}</span>` : nothing}`;
}

function sure_part(link, act) {
  return html`<div class="notice bad" id="sure" tabindex="-1">
    <p>${d.links.sure(link.name)}</p>
    <div class="row">
      <button class="button danger" type="button" @click=${() => act.revoke(link)}>${d.links.revoke_yes}</button>
      <button class="button quiet" type="button" @click=${() => act.ask(null)}>${d.links.revoke_no}</button>
    </div>
  </div>`;
}

function link_item(link, zone, asked, act) {
  const state = state_of(link);
  const may_revoke = (state === 'coming' || state === 'open') && asked !== link.reference;
  const about = [link.workshop ?? d.links.whole_event, link.walk_ins ? d.links.walk_ins : ''].filter(Boolean);
  return html`<li>
    <div class="row spread">
      <div>
        <strong>${link.name}</strong> <span class="tag ${kinds[state]}">${d.links.states[state]}</span>
        <br>${about.join(', ')}
        <br><span class="quiet-text">
          ${d.links.from_to(date_and_time(link.valid_from, zone), date_and_time(link.valid_until, zone))}</span>
        <br><span class="quiet-text">${d.links.seen} ${seen_part(link, zone)}</span>
      </div>
      ${
        may_revoke
          ? html`<button class="button danger" type="button" aria-label=${d.links.revoke_name(link.name)}
              @click=${() => act.ask(link)}>${d.links.revoke}</button>`
          : nothing
      }
    </div>
    ${asked === link.reference ? sure_part(link, act) : nothing}
  </li>`;
}

// `asked`: the reference of the link that is about to be withdrawn, or ''.
export function links_part(links, zone, asked, act) {
  const {title, hint, none} = d.links;
  return html`<section>
    <h2 id="links" tabindex="-1">${title}</h2>
    <p class="hint">${hint}</p>
    ${
      links.length === 0
        ? html`<p>${none}</p>`
        : html`<ul class="history">${links.map((link) => link_item(link, zone, asked, act))}</ul>`
    }
  </section>`;
}

function conflict_row(one, zone) {
  const what = d.conflicts.verdicts[one.verdict] ?? one.verdict;
  const first = one.first_at ? `, ${d.conflicts.before(time_of_day(one.first_at, zone))}` : '';
  return html`<tr>
    <td>${date_and_time(one.at, zone)}<br>
      <span class="quiet-text">${d.conflicts.received(time_of_day(one.received_at, zone))}</span></td>
    <th scope="row">${one.name ?? d.conflicts.stranger}
      ${one.reference ? html`<br><span class="reference">${one.reference}</span>` : nothing}</th>
    <td>${what}${first}</td>
    <td>${one.door}</td>
  </tr>`;
}

export function conflicts_part(conflicts, zone) {
  const {title, hint, none, at, who, what, where} = d.conflicts;
  return html`<section>
    <h2 id="conflicts">${title}</h2>
    ${
      conflicts.length === 0
        ? html`<p>${none}</p>`
        : html`<p class="hint">${hint}</p>
            ${table('conflicts', [at, who, what, where], conflicts.map((one) => conflict_row(one, zone)))}`
    }
  </section>`;
}
