// Whether a certificate of attendance is genuine: its code is the last word of the address, as its QR code has it.
import {get} from '../api.js';
import {path_parts} from '../base.js';
import {full_date, hours} from '../dates.js';
import {alert, html, open_page, render, sentence_for, set_title, the} from '../page.js';
import {t} from '../words.js';

const root = the('#root');
const words = t.verify;

function day({starts_at, ends_at}, zone) {
  return html`<li>${full_date(starts_at, zone)}, ${hours(starts_at, ends_at, zone)}</li>`;
}

function genuine(found) {
  return html`<div class="card stub">
    <p class="notice">${words.genuine}</p>
    <dl class="named">
      <dt>${words.event}</dt><dd>${found.event}</dd>
      <dt>${words.days}</dt><dd><ul>${found.days.map((one) => day(one, found.time_zone))}</ul></dd>
      <dt>${words.hours}</dt><dd>${found.hours}</dd>
      <dt>${words.initials}</dt><dd>${found.initials}</dd>
      <dt>${words.code}</dt><dd><code>${found.code}</code></dd>
    </dl>
    <p class="quiet-text">${words.compare}</p>
  </div>`;
}

async function load() {
  set_title(words.title);
  const said = await get(`certificates/${encodeURIComponent(path_parts()[1] ?? '')}`)
    .then(genuine)
    .catch((refusal) => alert(refusal.type === 'not_found' ? words.unknown : sentence_for(refusal)));
  render(html`<h1>${words.title}</h1>${said}`, root);
}

open_page(load);
