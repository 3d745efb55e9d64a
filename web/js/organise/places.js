// How full something is: a bar, and the same in words.
import {html, nothing} from '../page.js';
import {svg} from '../../vendor/lit-html.js';
import {o} from './words.js';

const width = 100; // units of the bar

// How many more hold a place than there are places.
export function over({capacity, taken}) {
  return capacity === null ? 0 : Math.max(0, taken - capacity);
}

function bar({capacity, taken}) {
  const filled = capacity ? Math.min(width, (taken / capacity) * width) : width;
  return html`<svg class="fill" viewBox="0 0 ${width} 8" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="whole" width=${width} height="8"></rect><rect class="taken" width=${filled} height="8"></rect>`}
  </svg>`;
}

// `places`: {capacity (null: no limit), taken}.
export function fullness(places) {
  if (places.capacity === null) {
    return html`<span class="numbers">${o.events.without_limit(places.taken)}</span>`;
  }
  const more = over(places);
  return html`<span class="numbers">${o.events.of(places.taken, places.capacity)}</span>
    ${more > 0 ? html`<span class="tag bad">${o.events.over(more)}</span>` : nothing}
    ${bar(places)}`;
}
