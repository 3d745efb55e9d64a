// Calendars against what is promised of them: node calendars.mjs BUILD BENCH. nginx, serving the same bytes from a
// file, takes turns with Rowan in one run, and of three rounds the median counts.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { idleShare, readsASecond, run, start, startSilent, stop } from './programs.mjs'

const build = resolve(process.argv[2])
const bench = resolve(process.argv[3] ?? process.argv[2])
const home = mkdtempSync(join(tmpdir(), 'rowan-calendars-'))
const shared = mkdtempSync('/dev/shm/rowan-calendars-')
const rounds = 3
const readingFor = 2 // seconds, each turn

const median = all => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]
const count = n => Math.round(n).toLocaleString('en-GB')

async function rowan() {
  const env = {
    ...process.env,
    ROWAN_LISTEN: '127.0.0.1:0',
    ROWAN_DATABASE: join(home, 'rowan.db'),
    ROWAN_LOG: join(home, 'rowan.log'),
    ROWAN_MAIL: `dir:${join(home, 'mail')}`,
    ROWAN_WEB: join(import.meta.dirname, '../../web'),
    ROWAN_LIMITS: 'off'
  }
  return start(join(build, 'rowan'), ['serve'], { env })
}

async function nginx(body) {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(done => server.once('listening', done))
  const { port } = server.address()
  await new Promise(done => server.close(done))
  mkdirSync(join(shared, 'calendar'))
  writeFileSync(join(shared, 'calendar', 'events.ics'), body)
  writeFileSync(join(shared, 'nginx.conf'), `
    worker_processes 2; daemon off; pid ${shared}/pid; user root;
    events { worker_connections 1024; }
    http {
      access_log off; sendfile on; keepalive_requests 100000000; default_type text/calendar;
      server { listen 127.0.0.1:${port} backlog=4096; root ${shared}; }
    }`)
  return startSilent('nginx', ['-e', join(shared, 'errors'), '-c', join(shared, 'nginx.conf')], port)
}

// What a second gives of each, by turns.
async function takeTurns(contestants) {
  const figures = contestants.map(() => [])
  const idle = []
  for (let round = 0; round < rounds; ++round) {
    for (const [at, contest] of contestants.entries()) {
      idle.push(await idleShare())
      figures[at].push(await contest())
    }
  }
  return [...figures.map(median), median(idle)]
}

async function served() {
  const ours = await rowan()
  const url = ({ port }) => `http://127.0.0.1:${port}/calendar/events.ics`
  const plain = { headers: { 'Accept-Encoding': 'identity' } }
  const body = Buffer.from(await (await fetch(url(ours), plain)).arrayBuffer())
  const theirs = await nginx(body)
  const tag = async server => `If-None-Match: ${(await fetch(url(server), plain)).headers.get('etag')}`
  const tags = [await tag(ours), await tag(theirs)]
  const [whole, file, unchanged, unchangedFile, idle] = await takeTurns([
    () => readsASecond(url(ours), readingFor),
    () => readsASecond(url(theirs), readingFor),
    () => readsASecond(url(ours), readingFor, tags[0]),
    () => readsASecond(url(theirs), readingFor, tags[1])
  ])
  for (const server of [ours, theirs]) await stop(server)
  return [
    row(`calendars of 200 events a second, ${(body.length / 1000).toFixed(0)} kB`, count(whole)),
    row('  nginx, the same bytes from a file', count(file), '>= 1 x', whole >= file, whole / file),
    row('calendars that have not changed a second', count(unchanged)),
    row('  nginx', count(unchangedFile), '>= 1 x', unchanged >= unchangedFile, unchanged / unchangedFile),
    row('machine idle before a turn, median', `${Math.round(idle * 100)} %`)
  ]
}

async function made() {
  const figures = []
  for (let round = 0; round < rounds; ++round) {
    const folder = mkdtempSync(join(home, 'large-'))
    figures.push(JSON.parse(await run(join(bench, 'rowan_bench_calendars'), [folder])))
    if (round === 0) await run('mv', [join(folder, 'rowan.db'), home])
  }
  const of = name => median(figures.map(one => one[name]))
  const sum = median(figures.map(one => one.tell + one.zip))
  return [
    row(`${count(of('days'))} days told and compressed`, `${sum.toFixed(0)} ms`, '< 100 ms', sum < 100),
    row('  told', `${of('tell').toFixed(0)} ms`),
    row('  compressed', `${of('zip').toFixed(0)} ms`),
    row('  read from the database besides', `${of('read').toFixed(0)} ms`),
    row('  memory for all of it', `${of('memory').toFixed(0)} MB`, '< 40 MB', of('memory') < 40),
    row('  bytes, and compressed', `${count(of('bytes'))}, ${count(of('zipped'))}`)
  ]
}

function row(what, measured, goal = '', met = undefined, ratio = undefined) {
  const judged = met === undefined ? '' : met ? 'met' : 'MISSED'
  return [what, measured, ratio === undefined ? '' : `${ratio.toFixed(2)} x`, goal, judged]
}

function print(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map(r => r[at].length)))
  for (const r of rows) console.log(r.map((cell, at) => cell.padEnd(widths[at])).join('  ').trimEnd())
}

try {
  const rows = [...(await made()), ...(await served())]
  print([['', 'measured', 'ratio', 'goal', ''], ...rows])
  process.exitCode = rows.some(r => r.at(-1) === 'MISSED') ? 1 : 0
} finally {
  for (const folder of [home, shared]) rmSync(folder, { recursive: true, force: true })
}
