// Those who organise, for tests: signed in, with the second factor shown.
import {createHmac} from 'node:crypto';
import {expect, sign_in, somebody} from './test.mjs';

export const morag = 'morag.sinclair@union.example'; // an organiser
export const iain = 'iain.fraser@union.example'; // an admin
const demo_secret = 'ROWANDEMOROWANDEMOROWANDEMOROWAN'; // of both, as the demo prints it
const step_seconds = 30;

function bytes_of_base32(text) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

// What an authenticator app shows for a secret in a step of thirty seconds (RFC 6238, RFC 4226).
export function totp(secret, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', bytes_of_base32(secret)).update(counter).digest();
  const at = digest.at(-1) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

export function current_step() {
  return Math.floor(Date.now() / 1000 / step_seconds);
}

const used = new Map(); // by program and secret: the last step shown, for a code works once

// A code that works now. The service takes the neighbours of the present step too, for clocks differ: so two codes
// can be had at one time without waiting.
export function fresh_code(rowan, email, secret = demo_secret) {
  const key = `${rowan.folder} ${email} ${secret}`;
  const step = Math.max((used.get(key) ?? 0) + 1, current_step());
  used.set(key, step);
  return totp(secret, step);
}

// Answers the dialog that asks for a code.
export async function show_factor(page, rowan, email, secret) {
  const dialog = page.getByRole('dialog', {name: 'Enter a code of your app'});
  await dialog.getByLabel('Six-digit code').fill(fresh_code(rowan, email, secret));
  await dialog.getByRole('button', {name: 'Continue'}).click();
  await expect(dialog).toHaveCount(0);
}

// Signs in by the pages and shows the second factor at the first page that needs it.
export async function sign_in_to_organise(page, rowan, email, path = '/organise') {
  await sign_in(page, rowan, email);
  await page.goto(path);
  await show_factor(page, rowan, email);
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

// The same without a browser, for what others do meanwhile: `change` names the revision it has seen.
export async function organiser(rowan, email) {
  const one = await somebody(rowan, email);
  const shown = await one.post('/api/me/second-factor/show', {code: fresh_code(rowan, email)});
  expect(shown.status()).toBe(200);
  const change = async (slug, data) => {
    const path = `/api/organise/events/${slug}`;
    const {revision} = await one.get(path);
    return one.context.patch(path, {data, headers: {'If-Match': `"${revision}"`}});
  };
  return {...one, change};
}
