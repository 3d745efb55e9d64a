// The program under test: started on a port the system chooses, with a copy of the demo's data of its own.
import {spawn} from 'node:child_process';
import {cp, mkdtemp, readFile, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

export const program = process.env.ROWAN_PROGRAM ?? join(root, 'build/release/rowan');
const patience = 20_000; // milliseconds to start

// The program refuses settings it does not know, and these tests have some of their own.
export function without_settings(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('ROWAN_')));
}

// Starts the program on a folder of demo data and waits until it listens. `settings`: ROWAN_… variables.
// Gives {address, stop()}.
export async function start(folder, settings = {}) {
  const environment = {
    ...without_settings(process.env),
    ROWAN_LISTEN: '127.0.0.1:0',
    ROWAN_WEB: join(root, 'web'),
    ROWAN_LIMITS: 'off',
    ...settings,
  };
  const child = spawn(program, ['demo', '--folder', folder], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    return {address: await address_of(child), stop};
  } catch (reason) {
    await stop();
    throw reason;
  }
}

// The address the program says it listens on.
function address_of(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (text) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) {
        resolve(found[0]);
      }
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
    setTimeout(() => reject(new Error(`the program does not listen: ${said}`)), patience).unref();
  });
}

// A copy of the demo that prepare.mjs made, to be thrown away.
export async function demo_copy() {
  const folder = await mkdtemp(join(tmpdir(), 'rowan-web-'));
  await cp(process.env.ROWAN_TEST_DEMO, folder, {recursive: true});
  return {folder, drop: () => rm(folder, {recursive: true, force: true})};
}

// The newest mail to somebody with a code in it: {name, code, text}; all empty if there is none.
export async function newest_code(folder, email) {
  const names = (await readdir(join(folder, 'mail')).catch(() => []))
    .filter((name) => name.endsWith('.eml'))
    .sort();
  for (const name of names.reverse()) {
    const text = (await readFile(join(folder, 'mail', name), 'utf8')).replace(/=\r?\n/g, '');
    const code = /\b([A-Z0-9]{4}-[A-Z0-9]{4})\b/.exec(text.slice(text.search(/\r?\n\r?\n/)))?.[1];
    if (code && text.includes(email)) {
      return {name, code, text};
    }
  }
  return {name: '', code: '', text: ''};
}

// Does what sends a code to somebody, and gives the mail that comes of it.
export async function code_after(folder, email, ask) {
  const before = await newest_code(folder, email);
  await ask();
  for (let tries = 0; tries < 200; ++tries) {
    const mail = await newest_code(folder, email);
    if (mail.name !== before.name) {
      return mail;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('no code came');
}
