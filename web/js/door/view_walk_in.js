// The form for somebody who has not booked.
import {button, html, nothing, text_field} from './screen.js';
import {t} from './words.js';

function summary(errors) {
  const all = Object.entries(errors);
  const jump = (id) => (clicked) => {
    clicked.preventDefault();
    document.getElementById(id)?.focus();
  };
  return all.length === 0
    ? nothing
    : html`<div class="summary" id="summary" role="alert" tabindex="-1">
        <h3>${t.walk_in.problem}</h3>
        <ul>${all.map(([id, text]) => html`<li><a href="#${id}" @click=${jump(id)}>${text}</a></li>`)}</ul>
      </div>`;
}

// Why the service did not take somebody in: {type, detail} in a sentence.
export function refusal_of({type, detail}) {
  return t.walk_in.refusals[type] ?? (detail || t.walk_in.refusals.other);
}

// Those who were let in without a connection and then refused: somebody has to decide.
function refused_part(queue, act) {
  const refused = queue.filter(({kind, refused: why}) => kind === 'walk_in' && why);
  return refused.map(
    (item) => html`<div class="notice bad" role="alert">
      <p><strong>${t.walk_in.refused(item.name)}</strong> ${refusal_of(item.refused)}</p>
      <div class="row">
        ${button(t.walk_in.again, () => act.again(item))} ${button(t.walk_in.drop, () => act.drop(item), {kind: 'danger'})}
      </div>
    </div>`,
  );
}

// What is missing or wrong in {name, email}: {field: sentence}.
export function errors_in({name, email}) {
  const errors = {};
  if (!name.trim()) {
    errors.name = t.walk_in.name_missing;
  }
  if (email.trim() && !/^\S+@\S+\.\S+$/.test(email.trim())) {
    errors.email = t.walk_in.email_wrong;
  }
  return errors;
}

function fields({values, errors}) {
  const words = t.walk_in;
  const one = (id, more) =>
    text_field({id, label: words[id], error: errors[id], value: values[id], maximum: 100, words, ...more});
  return html`${one('name')} ${one('employer')}
    ${one('email', {type: 'email', hint: words.email_hint, maximum: 254})}
    ${one('reason', {hint: words.reason_hint, maximum: 500})}`;
}

// `form`: {values: {name, employer, email, reason}, errors, busy}.
export function walk_in_view({state, door, form}, act) {
  const title = html`<h2 id="walk-in" tabindex="-1">${t.walk_in.title}</h2>`;
  if (!door.walk_ins) {
    return html`<section>${title}<p class="notice">${t.walk_in.not_allowed}</p></section>`;
  }
  return html`<section class="narrow">
    ${title} ${summary(form.errors)}
    ${state.online ? nothing : html`<p class="notice warn">${t.walk_in.offline}</p>`}
    ${refused_part(state.queue, act)}
    <form novalidate @submit=${act.walk_in}>
      ${fields(form)}
      <button class="button" type="submit" aria-disabled=${form.busy ? 'true' : 'false'}>
        ${form.busy ? t.walk_in.sending : t.walk_in.yes}
      </button>
    </form>
  </section>`;
}
