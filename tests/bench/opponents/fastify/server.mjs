// What a competent web developer might write today: Fastify and better-sqlite3, one durable transaction a
// booking. It answers the booking that Rowan answers, without sign-in, limits, mail or checks of who may.
// node server.mjs DATABASE PLACES EVENT... listens on a port of the system's choice and prints it.
import Database from 'better-sqlite3'
import Fastify from 'fastify'
import { randomBytes } from 'node:crypto'

const [file, places, ...events] = process.argv.slice(2)

const db = new Database(file)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.pragma('foreign_keys = ON')
db.pragma('cache_size = -65536')
db.exec(`
  CREATE TABLE event (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, capacity INTEGER NOT NULL,
    taken INTEGER NOT NULL DEFAULT 0, waiting INTEGER NOT NULL DEFAULT 0);
  CREATE TABLE registration (
    id INTEGER PRIMARY KEY, event_id INTEGER NOT NULL REFERENCES event (id), email TEXT NOT NULL,
    name TEXT NOT NULL, employer TEXT NOT NULL, state TEXT NOT NULL, position INTEGER, registered_at INTEGER NOT NULL,
    token TEXT NOT NULL UNIQUE, UNIQUE (event_id, email));
  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, registration_id INTEGER NOT NULL, due_at INTEGER NOT NULL,
    detail TEXT NOT NULL);
  CREATE INDEX outbox_by_time ON outbox (due_at);
  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL,
    detail TEXT NOT NULL);
`)
for (const slug of events) db.prepare('INSERT INTO event (slug, capacity) VALUES (?, ?)').run(slug, Number(places))

const find = db.prepare('SELECT id FROM event WHERE slug = ?')
const claim = db.prepare('UPDATE event SET taken = taken + 1 WHERE id = ? AND taken < capacity')
const join = db.prepare('UPDATE event SET waiting = waiting + 1 WHERE id = ? RETURNING waiting')
const register = db.prepare(`
  INSERT INTO registration (event_id, email, name, employer, state, position, registered_at, token)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
const post = db.prepare('INSERT INTO outbox (kind, registration_id, due_at, detail) VALUES (?, ?, ?, ?)')
const note = db.prepare('INSERT INTO audit (at, actor, act, subject, detail) VALUES (?, ?, ?, ?, ?)')

const book = db.transaction((slug, { email, name, employer }) => {
  const event = find.get(slug)
  if (!event) return undefined
  const now = Math.floor(Date.now() / 1000)
  const registered = claim.run(event.id).changes === 1
  const state = registered ? 'registered' : 'waiting'
  const position = registered ? null : join.get(event.id).waiting
  const token = randomBytes(16).toString('hex')
  const id = register.run(event.id, email, name, employer, state, position, now, token).lastInsertRowid
  const detail = JSON.stringify({ slug, token })
  post.run(state, id, now, detail)
  const seq = note.run(now, 'public', 'register', `registration ${id}`, detail).lastInsertRowid
  return { reference: token, state, position, registered_at: now, seq: Number(seq) }
})

const text = most => ({ type: 'string', minLength: 1, maxLength: most })
const schema = {
  body: {
    type: 'object',
    required: ['email', 'name', 'employer'],
    properties: { email: text(254), name: text(100), employer: text(100) }
  }
}

const app = Fastify({ logger: false, keepAliveTimeout: 30000 })
app.post('/api/events/:slug/registrations', { schema }, (request, reply) => {
  try {
    const booked = book.immediate(request.params.slug, request.body)
    return booked ? reply.code(201).send(booked) : reply.code(404).send({ title: 'Not found' })
  } catch (failure) {
    if (failure.code !== 'SQLITE_CONSTRAINT_UNIQUE') throw failure
    return reply.code(409).send({ title: 'Already registered' })
  }
})
await app.listen({ host: '127.0.0.1', port: 0, backlog: 4096 })
console.log(`Listening on http://127.0.0.1:${app.server.address().port}/`)
