// The scanner: verdict, camera, and the one field for names, references and hand scanners. It starts empty (K8).
import {button, html, nothing} from './screen.js';
import {verdict_part} from './view_verdict.js';
import {t} from './words.js';

function camera_part(camera, act) {
  const {on, starting, trouble, torch, lights} = camera;
  return html`<div class="camera ${on ? 'on' : ''}">
      <video id="camera" muted playsinline aria-label=${t.scan.camera} ?hidden=${!on}></video>
      ${
        on
          ? nothing
          : html`<div class="off">
              ${trouble ? html`<p role="alert">${t.scan[`camera_${trouble}`]}</p>` : nothing}
              ${button(starting ? t.scan.starting : t.scan.start, act.start, {kind: '', id: 'start'})}
            </div>`
      }
    </div>
    ${
      on
        ? html`<div class="row">
            ${torch ? html`<button class="button quiet" type="button" aria-pressed=${lights} @click=${act.light}>${t.scan.torch}</button>` : nothing}
            ${button(t.scan.flip, act.flip)} ${button(t.scan.stop, act.stop)}
          </div>`
        : nothing
    }`;
}

function standing(entry, is_in) {
  if (is_in) {
    return t.scan.already_in;
  }
  return entry.state === 'registered' ? '' : (t.scan.states[entry.state] ?? t.scan.states.other);
}

function hit(entry, is_in, act) {
  const about = [entry.employer, standing(entry, is_in)].filter(Boolean).join(' · ');
  return html`<li><button class="hit" type="button" @click=${() => act.choose(entry)}>
    <span><strong>${entry.name}</strong><small>${about}</small></span>
    <span class="reference">${entry.reference}</span>
  </button></li>`;
}

function hits_part({hits, more, later}, list, today, act) {
  const is_in = (entry) => (later ? Boolean(entry.in_since) : Boolean(list?.is_in(entry, today)));
  return html`${later && hits.length > 0 ? html`<p class="hint">${t.scan.later}</p>` : nothing}
    <ul class="hits">${hits.map((entry) => hit(entry, is_in(entry), act))}</ul>
    ${more ? html`<p class="hint">${t.scan.more}</p>` : nothing}`;
}

function chosen_part(entry, act) {
  return html`<div class="card chosen" id="chosen" tabindex="-1">
    <h2>${entry.name}</h2>
    <p>${[entry.employer, entry.reference].filter(Boolean).join(' · ')}</p>
    <div class="row">
      ${button(t.scan.check_in(entry.name), act.check_in, {kind: '', id: 'check-in'})}
      ${button(t.scan.back, act.unchoose)}
    </div>
  </div>`;
}

function result_part({search, list, today, act}) {
  if (search.chosen) {
    return chosen_part(search.chosen, act);
  }
  if (search.hits.length > 0) {
    return hits_part(search, list, today, act);
  }
  return search.nobody ? html`<p class="hint">${t.scan.nobody}</p>` : nothing;
}

// `search`: {typed, hits, more, later, nobody, chosen}.
export function scan_view({state, door, camera, search, today}, act) {
  return html`<div class="scanner ${camera.trouble ? 'no-camera' : ''}">
    <div class="verdict-part">${verdict_part(state, door, camera.on, act)}</div>
    <div class="camera-part">${camera_part(camera, act)}</div>
    <div class="find-part">
      <form @submit=${act.entered} autocomplete="off">
        <label class="label" for="find">${t.scan.find}</label>
        <input class="input" id="find" type="search" autocomplete="off" autocapitalize="off" spellcheck="false"
          enterkeyhint="search" maxlength="200" aria-describedby="find-hint" .value=${search.typed} @input=${act.typed}>
        <p class="hint" id="find-hint">${t.scan.find_hint}</p>
      </form>
      ${result_part({search, list: state.list, today, act})}
    </div>
  </div>`;
}
