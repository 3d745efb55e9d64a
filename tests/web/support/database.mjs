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

// Lets an event take place today, for as long as any test runs.
export function happens_today(folder, slug) {
  const event = `(SELECT id FROM event WHERE slug = '${slug}')`;
  const [from, until] = ["unixepoch() - 3600", "unixepoch() + 28800"];
  const change = `
    BEGIN IMMEDIATE;
    DELETE FROM day WHERE event_id = ${event} AND id <> (SELECT MIN(id) FROM day WHERE event_id = ${event});
    UPDATE day SET starts_at = ${from}, ends_at = ${until} WHERE event_id = ${event};
    COMMIT`;
  return run('sqlite3', ['-bail', '-cmd', '.timeout 5000', file(folder), change]);
}

async function rows(folder, query) {
  const options = ['-readonly', '-json', '-cmd', '.timeout 5000'];
  const {stdout} = await run('sqlite3', [...options, file(folder), query], {maxBuffer: 50_000_000});
  return JSON.parse(stdout || '[]');
}

// Those with a registration in a state, with their tickets: [{ticket, reference, name, employer, email}].
export function people_of(folder, slug, state) {
  return rows(
    folder,
    `
    SELECT r.ticket, r.reference, r.name, r.employer, p.email
      FROM registration r JOIN event e ON e.id = r.event_id JOIN person p ON p.id = r.person_id
     WHERE e.slug = '${slug}' AND r.state = '${state}' ORDER BY r.id`,
  );
}

// What the doors have recorded, in order: [{ticket, name, verdict, let_in, undone}].
export function scans_of(folder) {
  return rows(
    folder,
    `
    SELECT r.ticket, r.name, c.verdict, c.let_in, c.undone_at IS NOT NULL AS undone
      FROM check_in c LEFT JOIN registration r ON r.id = c.registration_id ORDER BY c.id`,
  );
}

// Gives an event so many more people with a place; their names are made of those there are, their tickets of chance.
export function add_people(folder, slug, count) {
  const script = `
    BEGIN IMMEDIATE;
    CREATE TEMP TABLE made AS
      WITH RECURSIVE number (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < ${count})
      SELECT i, printf('made%d@members.example', i) AS email,
             (SELECT name FROM person WHERE id = 1 + i % 500) || ' ' || i AS name,
             (SELECT employer FROM person WHERE id = 1 + i % 499) AS employer
        FROM number;
    INSERT INTO person (email, reference, name, employer, created_at, changed_at)
      SELECT email, hex(randomblob(16)), COALESCE(name, email), COALESCE(employer, ''), unixepoch(), unixepoch() FROM made;
    INSERT INTO registration (reference, ticket, event_id, person_id, state, name, employer, origin, registered_at)
      SELECT printf('RW-M%05d', m.i), lower(hex(randomblob(11))), e.id, p.id, 'registered', p.name, p.employer, 'self',
             unixepoch()
        FROM made m JOIN person p ON p.email = m.email JOIN event e ON e.slug = '${slug}';
    COMMIT`;
  return run('sqlite3', ['-bail', '-cmd', '.timeout 5000', file(folder), script]);
}
