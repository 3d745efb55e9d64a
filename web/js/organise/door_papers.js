// Badges in a layout, sheets and lists, as PDF from the service.
import {html} from '../page.js';
import {d} from './door_words.js';
import {download_link} from './downloads.js';
import {desk_api} from './event_desk.js';

function choice(id, label, options, chosen, change) {
  return html`<div class="grow">
    <label class="label" for=${id}>${label}</label>
    <select class="input" id=${id} @change=${({target}) => change({[id]: target.value})}>
      ${Object.entries(options).map(
        ([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`,
      )}
    </select>
  </div>`;
}

// `paper`: {layout, only}; `refused` hears why there is no file.
export function papers_part(event, paper, {change, refused}) {
  const {title, hint, layout, layouts, only, onlys, badges, sign_in, rooms} = d.papers;
  const wanted = new URLSearchParams(paper);
  const has_rooms = event.slots.some(({workshops}) => workshops.length > 0);
  return html`<section class="card" aria-labelledby="papers">
    <h2 id="papers">${title}</h2>
    <p class="hint">${hint}</p>
    <div class="toolbar">
      ${choice('layout', layout, layouts, paper.layout, change)} ${choice('only', only, onlys, paper.only, change)}
    </div>
    <p class="row">
      ${download_link(desk_api(`/badges.pdf?${wanted}`), badges, refused)}
      ${download_link(desk_api('/sign-in-sheet.pdf'), sign_in, refused)}
      ${has_rooms ? download_link(desk_api('/room-lists.pdf'), rooms, refused) : ''}
    </p>
  </section>`;
}
