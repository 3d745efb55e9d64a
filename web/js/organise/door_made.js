// A link just made: its code and its address, shown once.
import {svg} from '../../vendor/lit-html.js';
import {html} from '../page.js';
import {d} from './door_words.js';

// The service's picture, drawn anew from its numbers: nothing of it is taken as markup.
function code(text) {
  const [, side] = /viewBox="0 0 (\d+) \1"/.exec(text) ?? [, '0'];
  const [, path] = /<path d="([Mhvz0-9 -]+)"/.exec(text) ?? [, ''];
  const whole = `M0 0h${side}v${side}H0z`;
  return html`<svg class="ticket" viewBox="0 0 ${side} ${side}" role="img" aria-label=${d.made.qr}
    shape-rendering="crispEdges">${svg`<path fill="#fff" d=${whole}></path><path fill="#000" d=${path}></path>`}</svg>`;
}

// `made`: {name, address, qr_svg}.
export function made_part(made, close) {
  return html`<section class="card stub" id="made" tabindex="-1" aria-labelledby="made-title">
    <h2 id="made-title">${d.made.title(made.name)}</h2>
    <p>${d.made.hint}</p>
    ${code(made.qr_svg)}
    <div class="field">
      <label class="label" for="address">${d.made.address}</label>
      <input class="input" id="address" readonly .value=${made.address} @focus=${({target}) => target.select()}>
    </div>
    <p><button class="button quiet" type="button" @click=${close}>${d.made.close}</button></p>
  </section>`;
}
