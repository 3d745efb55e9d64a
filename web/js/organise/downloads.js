// Files for organisers. What names people needs the second factor, which a plain link cannot ask for: the file
// is fetched, then handed over.
import {get_file} from '../api.js';
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

// A link to a file of the API; `refused` hears why there is none.
export function download_link(path, label, refused, kind = 'button quiet') {
  const fetch_it = async (clicked) => {
    clicked.preventDefault();
    try {
      hand_over(await with_second_factor(() => get_file(path)));
    } catch (refusal) {
      if (!refusal.type) {
        throw refusal;
      }
      refused(refusal);
    }
  };
  return html`<a class=${kind} href=${to(`/api/${path}`)} download @click=${fetch_it}>${label}</a>`;
}
