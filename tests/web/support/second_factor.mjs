// The second factor of the demo's head office, as an authenticator app shows it (RFC 6238: SHA-1, six digits,
// thirty seconds).
import {createHmac} from 'node:crypto';
import {expect, sign_in} from './test.mjs';

export const morag = 'morag.sinclair@union.example'; // an organiser
export const iain = 'iain.fraser@union.example'; // an admin

const secret = 'ROWANDEMOROWANDEMOROWANDEMOROWAN'; // the demo prints it
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'; // base32 (RFC 4648)
const step = 30_000; // milliseconds

function bytes_of(base32) {
  const bits = [...base32].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}

// The code of now, or of so many steps later.
export function code_of_factor(later = 0, now = Date.now()) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / step) + later));
  const digest = createHmac('sha1', bytes_of(secret)).update(counter).digest();
  const offset = digest.at(-1) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

// Each code is good once; a neighbour of the present one is good, too.
async function show_factor(post) {
  for (const later of [-1, 0, 1]) {
    const answer = await post('/api/me/second-factor/show', {code: code_of_factor(later)});
    if (answer.ok()) {
      return;
    }
  }
  throw new Error('no code of the second factor was good');
}

// Signs in as one of the head office, second factor and all.
export async function sign_in_to_organise(page, rowan, email = morag) {
  await sign_in(page, rowan, email);
  const headers = {Origin: rowan.address};
  await show_factor((path, data) => page.request.post(rowan.address + path, {data, headers}));
}

// The same without a browser, for what other organisers do meanwhile.
export async function organiser(rowan, email = iain) {
  const one = await rowan.somebody(email);
  await show_factor(one.post);
  const desk = (slug) => `/api/organise/events/${slug}`;
  return {
    ...one,
    desk,
    list: async (slug, query = '') => {
      const page = await one.get(`${desk(slug)}/registrations${query}`);
      expect(page.registrations).toBeTruthy();
      return page;
    },
  };
}
