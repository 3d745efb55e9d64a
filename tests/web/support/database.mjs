// Looks into the demo's database for what no page tells: who holds a place, who waits.
import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';

const run = promisify(execFile);

function file(folder) {
  return join(folder, 'rowan.db');
}

// Runs a script on a database that nobody has open.
export function prepare_with(folder, script) {
  return run('sqlite3', ['-bail', file(folder), `.read ${script}`]);
}

async function addresses(folder, query) {
  const {stdout} = await run('sqlite3', ['-readonly', file(folder), query]);
  return stdout.trim().split('\n').filter(Boolean);
}

// The addresses of those with a registration in a state, in the order of their coming.
export function holders(folder, slug, state) {
  return addresses(
    folder,
    `
    SELECT p.email FROM registration r JOIN person p ON p.id = r.person_id JOIN event e ON e.id = r.event_id
     WHERE e.slug = '${slug}' AND r.state = '${state}' ORDER BY r.id`,
  );
}

// Current members without any booking, but for those named; `role`: only those who have it.
export function free_members(folder, count, {but = [], role = ''} = {}) {
  return addresses(
    folder,
    `
    SELECT p.email FROM person p
     WHERE p.roles LIKE '%${role}%' AND p.standing = 'current' AND p.id NOT IN (SELECT person_id FROM registration)
       AND p.email NOT IN (${but.map((email) => `'${email}'`).join(', ')})
     ORDER BY p.id LIMIT ${count}`,
  );
}

// All logins, as if nobody had used them for a year.
export function let_logins_expire(folder) {
  const change = 'UPDATE login SET seen_at = seen_at - 31536000';
  return run('sqlite3', ['-bail', '-cmd', '.timeout 5000', file(folder), change]);
}

// All second factors, as if they had been shown an hour ago: long enough for what is far-reaching to need another.
export function let_factors_go_stale(folder) {
  const change = 'UPDATE login SET factor_at = factor_at - 3600';
  return run('sqlite3', ['-bail', '-cmd', '.timeout 5000', file(folder), change]);
}

// Gives somebody the token that optional mail to them would carry.
export function give_mail_token(folder, email, token) {
  const change = `UPDATE person SET mail_token = '${token}' WHERE email = '${email}'`;
  return run('sqlite3', ['-bail', '-cmd', '.timeout 5000', file(folder), change]);
}

// Whether somebody takes mail that is not about their own booking: '1' or '0'.
export async function takes_optional_mail(folder, email) {
  const [answer] = await addresses(folder, `SELECT optional_mail FROM person WHERE email = '${email}'`);
  return answer;
}

// What was asked for many begins now: half a minute is over, for the service. How many such there were.
export async function begin_bulks(folder) {
  const change = "UPDATE bulk SET starts_at = asked_at WHERE state = 'waiting'; SELECT changes()";
  const {stdout} = await run('sqlite3', ['-bail', '-cmd', '.timeout 5000', file(folder), change]);
  return Number(stdout);
}
