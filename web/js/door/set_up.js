// A phone without a door: it reads the organiser's code, or is given the link.
import {make_camera} from './camera.js';
import {door_path, link_of} from './link.js';
import {button, html, nothing, render, text_field, the} from './screen.js';
import {t} from './words.js';

const why = {
  withdrawn: () => html`<h2>${t.set_up.withdrawn}</h2><p>${t.set_up.withdrawn_hint}</p>`,
  ended: () => html`<h2>${t.set_up.ended}</h2><p>${t.set_up.ended_hint}</p>`,
  removed: () => html`<h2>${t.set_up.removed}</h2>`,
  unknown: () => html`<h2>${t.set_up.unknown}</h2>`,
};

// Several doors on one phone: which is it?
export function show_choice(doors) {
  render(html`<section class="narrow">
    <h1>${t.set_up.choose}</h1>
    <ul class="list">${doors.map(
      ({list, name, event_title, workshop_title}) => html`<li>
        <a class="button quiet wide" href=${door_path(list)}>${workshop_title || event_title || t.door.title} – ${name}</a>
      </li>`,
    )}</ul>
  </section>`);
}

// `reason`: why there is none ('withdrawn', 'ended', 'removed', 'unknown'), or ''; `take` gets {list, token}.
export function show_set_up(reason, take) {
  let error = '';
  const accept = (text) => {
    const link = link_of(text);
    if (link) {
      camera.stop();
      take(link);
      return;
    }
    error = t.set_up.not_a_link;
    show();
  };
  const entered = (submitted) => {
    submitted.preventDefault();
    accept(new FormData(submitted.target).get('link'));
  };
  const camera = make_camera({video: () => the('#camera'), found: accept, changed: () => show()});

  const show = () => {
    const {on, starting, trouble} = camera.state;
    render(html`<section class="narrow">
      <h1>${t.set_up.title}</h1>
      ${why[reason] ? html`<div class="notice warn" role="status">${why[reason]()}</div>` : nothing}
      <p>${on ? t.set_up.scanning : t.set_up.intro}</p>
      ${trouble ? html`<p class="notice warn" role="alert">${t.scan[`camera_${trouble}`]}</p>` : nothing}
      <div class="camera ${on ? 'on' : 'none'}">
        <video id="camera" muted playsinline aria-label=${t.scan.camera} ?hidden=${!on}></video>
      </div>
      <p>${
        on
          ? button(t.scan.stop, camera.stop)
          : button(starting ? t.scan.starting : t.set_up.scan, camera.start, {kind: ''})
      }</p>
      <form novalidate @submit=${entered} class="above">
        ${text_field({id: 'link', label: t.set_up.paste, error, type: 'url', words: t.walk_in})}
        <button class="button quiet" type="submit">${t.set_up.open}</button>
      </form>
    </section>`);
  };
  show();
}
