// The last 50 on this phone, with what the service said of them.
import {time_in} from './clock.js';
import {button, html, nothing} from './screen.js';
import {told_of} from './view_verdict.js';
import {t} from './words.js';

const fine = ['in', 'out', 'undone'];

function standing({undone, verdict, sent}) {
  const words = [undone ? t.verdicts.undone : t.verdicts[verdict], sent ? '' : t.log.unsent];
  return words.filter(Boolean).join(' · ');
}

function line_part(line, {door, may_undo}, act) {
  const told = line.told && !fine.includes(line.told.verdict) ? told_of(line.told, door.time_zone) : '';
  return html`<li>
    <span class="numbers">${time_in(line.at, door.time_zone)}</span>
    <span>
      <strong>${line.name || t.log.somebody}</strong>
      <span class="quiet-text">${standing(line)}</span>
      ${told ? html`<span class="told">${t.verdicts.told_title}: ${told}</span>` : nothing}
    </span>
    ${may_undo(line) ? button(t.scan.undo, () => act.undo_line(line)) : nothing}
  </li>`;
}

// Scans that the service could not read: somebody has to tell the organiser.
function refused_part({state, door}, act) {
  const name_of = ({nonce}) => state.lines.find((line) => line.nonce === nonce)?.name;
  return state.queue
    .filter(({kind, refused}) => kind === 'scan' && refused)
    .map(
      (item) => html`<div class="notice bad" role="alert">
        <p><strong>${t.log.refused(time_in(Date.parse(item.at), door.time_zone), name_of(item))}</strong>
          ${t.log.refused_hint} ${item.refused.detail}</p>
        ${button(t.walk_in.drop, () => act.drop(item), {kind: 'danger'})}
      </div>`,
    );
}

export function log_view(view, act) {
  const {lines} = view.state;
  return html`<section aria-labelledby="log">
    <h2 id="log" tabindex="-1">${t.log.title}</h2>
    <p class="hint">${t.log.hint} ${t.verdicts.told_hint}</p>
    ${refused_part(view, act)}
    ${lines.length === 0 ? html`<p>${t.log.none}</p>` : nothing}
    <ol class="log">${lines.map((line) => line_part(line, view, act))}</ol>
  </section>`;
}
