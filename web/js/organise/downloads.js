// Files for organisers. What names people needs the second factor, which a plain link cannot ask for: the file
// is fetched, then handed over.
import {get_file, post_file} from '../api.js';
import {to} from '../base.js';
import {html} from '../page.js';
import {with_second_factor} from './second_factor.js';

function hand_over({bytes, name}) {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}

async function fetch_and_hand_over(fetch_it, refused) {
  try {
    hand_over(await with_second_factor(fetch_it));
  } catch (refusal) {
    if (!refusal.type) {
      throw refusal;
    }
    refused(refusal);
  }
}

// A link to a file of the API; `refused` hears why there is none.
export function download_link(path, label, refused, kind = 'button quiet') {
  const download = (clicked) => {
    clicked.preventDefault();
    fetch_and_hand_over(() => get_file(path), refused);
  };
  return html`<a class=${kind} href=${to(`/api/${path}`)} download @click=${download}>${label}</a>`;
}

// A button for a file that a body asks for: whom it is of stands in no address.
export function download_button(path, content, label, refused) {
  const download = () => fetch_and_hand_over(() => post_file(path, content), refused);
  return html`<button class="button quiet" type="button" @click=${download}>${label}</button>`;
}
