// The benchmark itself: node bench.mjs BUILD BENCH. Opponents take turns with Rowan in one run, and of three
// rounds the median counts, so that what else the machine does befalls all of them.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { idleShare, median, memory, processorTime, readsASecond, run, serve, start, startSilent, stop } from './programs.mjs'

const build = resolve(process.argv[2])
const bench = resolve(process.argv[3] ?? process.argv[2])
const here = import.meta.dirname
const home = mkdtempSync(join(tmpdir(), 'rowan-bench-')) // on a disk, as databases are
const shared = mkdtempSync('/dev/shm/rowan-bench-')
const rounds = 3
const readingFor = 2 // seconds, each turn
const members = 6000

const idle = []
const medians = (all, name) => median(all.map(one => one[name]))

// A copy of the data set, and Rowan serving it as in life, but for the limits.
async function rowan(name, snapshots = 'on') {
  const folder = join(home, name)
  mkdirSync(folder)
  cpSync(join(home, 'data', 'rowan.db'), join(folder, 'rowan.db'))
  return serve(build, folder, { ROWAN_SNAPSHOTS: snapshots })
}

// nginx as its manual would have it serve one small file from memory to many connections.
async function nginx(body) {
  const port = await freePort()
  writeFileSync(join(shared, 'events.json'), body)
  writeFileSync(join(shared, 'nginx.conf'), `
    worker_processes 2; daemon off; pid ${shared}/pid; user root;
    events { worker_connections 1024; }
    http {
      access_log off; sendfile on; keepalive_requests 100000000; default_type application/json;
      server { listen 127.0.0.1:${port} backlog=4096; root ${shared}; }
    }`)
  return startSilent('nginx', ['-e', join(shared, 'errors'), '-c', join(shared, 'nginx.conf')], port)
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(done => server.once('listening', done))
  const { port } = server.address()
  await new Promise(done => server.close(done))
  return port
}

async function stampede(server) {
  const before = processorTime(server.pid)
  const tokens = join(home, 'data', 'tokens.txt')
  const said = JSON.parse(await run(join(bench, 'rowan_bench_stampede'), [server.port, tokens]))
  const spent = processorTime(server.pid) - before
  return { ...said, start: server.took, memory: memory(server.pid), spent: (spent / said.sent) * 1e6 }
}

async function stampedeRowan(round) {
  const server = await rowan(`stampede-${round}`)
  const figures = await stampede(server)
  await stop(server)
  const lines = readFileSync(join(server.folder, 'rowan.log'), 'utf8').trim().split('\n')
  const posts = lines.map(line => JSON.parse(line)).filter(line => line.verb === 'POST')
  const batches = posts.map(line => line.batch)
  const verify = run(join(build, 'rowan'), ['verify'], { env: server.env })
  const verified = await verify.then(() => true, () => false)
  return { ...figures, batch: median(batches), verified }
}

async function stampedeFastify(round) {
  const file = join(home, `fastify-${round}.db`)
  const args = [join(here, 'opponents/fastify/server.mjs'), file, 500, 'rehearsal', 'stampede']
  const server = await start('node', args, { env: { ...process.env, NODE_ENV: 'production' } })
  const figures = await stampede(server)
  await stop(server)
  return figures
}

async function inProcess(round) {
  const file = join(home, `in-process-${round}.db`)
  cpSync(join(home, 'data', 'rowan.db'), file)
  return JSON.parse(await run(join(bench, 'rowan_bench_in_process'), [file]))
}

// Each in turn, three times over; an array of figures for each.
async function takeTurns(contestants) {
  const figures = contestants.map(() => [])
  for (let round = 0; round < rounds; ++round) {
    for (const [at, contest] of contestants.entries()) {
      idle.push(await idleShare())
      figures[at].push(await contest(round))
    }
  }
  return figures
}

async function bookings() {
  const [ours, theirs, inside] = await takeTurns([stampedeRowan, stampedeFastify, inProcess])
  const all = (name, promised) => ours.every(one => one[name] === promised)
  const each = name => ours.map(one => one[name]).join(' ')
  const sum = name => ours.reduce((n, one) => n + one[name], 0)
  const [speed, fastify, engine] = [ours, theirs, inside].map(all => medians(all, 'per_second'))
  const whole = theirs.every(one => one.unanswered === 0)
  const seconds = Math.max(...ours.map(one => one.seconds))
  const p99 = medians(ours, 'p99')
  const started = medians(ours, 'start')
  const inTime = sum('unanswered') === 0 && seconds < 60
  const [toFastify, toEngine] = [speed / fastify, speed / engine]
  return [
    row('all 6,000 answered, the slowest round', `${seconds.toFixed(2)} s`, '< 60 s', inTime),
    row('places given, of 500', each('places'), '500', all('places', 500)),
    row('answers out of the order of seq', each('out_of_order'), '0', all('out_of_order', 0)),
    row('answers overtaken by later requests', each('overtaken'), '0', all('overtaken', 0)),
    row('rowan verify finds nothing', each('verified'), 'true', all('verified', true)),
    row('bookings a second', count(speed)),
    row('  Fastify and better-sqlite3', count(fastify), '>= 4 x', whole && toFastify >= 4, toFastify),
    row('  registrations::place in process', count(engine), '>= 0.5 x', toEngine >= 0.5, toEngine),
    row('p50 of a booking', `${medians(ours, 'p50').toFixed(1)} ms`),
    row('p99 of a booking', `${p99.toFixed(1)} ms`, '< 10 ms', p99 < 10),
    row('  Fastify: p50', `${medians(theirs, 'p50').toFixed(1)} ms`),
    row('  Fastify: p99', `${medians(theirs, 'p99').toFixed(1)} ms`),
    row('processor time of a booking', `${medians(ours, 'spent').toFixed(0)} us`),
    row('  Fastify', `${medians(theirs, 'spent').toFixed(0)} us`),
    row('bookings in a commit, median', `${medians(ours, 'batch')}`),
    row('start to listening', `${started.toFixed(0)} ms`, '< 1000 ms', started < 1000),
    row('memory after the stampede', `${medians(ours, 'memory').toFixed(0)} MB`)
  ]
}

async function reads() {
  const kept = await rowan('kept')
  const asked = await rowan('asked', 'off')
  const url = ({ port }, path) => `http://127.0.0.1:${port}${path}`
  const plain = { headers: { 'Accept-Encoding': 'identity' } }
  const body = Buffer.from(await (await fetch(url(kept, '/api/events'), plain)).arrayBuffer())
  const file = await nginx(body)
  await pause(1000)
  const atRest = memory(kept.pid)

  const list = '/api/events'
  const turns = [url(kept, list), url(file, '/events.json'), url(asked, list)]
  const figures = await takeTurns(turns.map(address => () => readsASecond(address, readingFor)))
  const [ours, theirs, unkept] = figures.map(median)
  const toNginx = unkept / theirs
  for (const server of [kept, asked, file]) await stop(server)
  return [
    row(`lists of 50 events a second, ${(body.length / 1000).toFixed(1)} kB`, count(ours)),
    row('  nginx, the same bytes from a file', count(theirs), '>= 1 x', ours >= theirs, ours / theirs),
    row('  asked of the database each time', count(unkept), '>= 0.3 x nginx', toNginx >= 0.3, toNginx),
    row('memory at rest, 6,000 members', `${atRest.toFixed(0)} MB`, '< 64 MB', atRest < 64)
  ]
}

const count = n => Math.round(n).toLocaleString('en-GB')

function row(what, measured, goal = '', met = undefined, ratio = undefined) {
  const judged = met === undefined ? '' : met ? 'met' : 'MISSED'
  return [what, measured, ratio === undefined ? '' : `${ratio.toFixed(2)} x`, goal, judged]
}

function print(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map(r => r[at].length)))
  for (const r of rows) console.log(r.map((cell, at) => cell.padEnd(widths[at])).join('  ').trimEnd())
}

try {
  await run(join(bench, 'rowan_bench_data'), [join(home, 'data')])
  const rows = [...(await bookings()), ...(await reads())]
  const percent = share => `${Math.round(share * 100)} %`
  rows.push(row('machine idle before a turn, median', percent(median(idle))))
  rows.push(row('  the least', percent(Math.min(...idle))))
  print([['', 'measured', 'ratio', 'goal', ''], ...rows])
  if (median(idle) < 0.9) console.log('\nThe machine was busy with something else: only the zeros count.')
  process.exitCode = rows.some(r => r.at(-1) === 'MISSED') ? 1 : 0
} finally {
  for (const folder of [home, shared]) rmSync(folder, { recursive: true, force: true })
}
