// Doors beside a stampede: node doors.mjs BUILD BENCH. Devices send scans at an even pace, whether or not the one before was
// answered, at rest and while six thousand book; exit 1 if a goal is missed.
import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { median, milliseconds, run, serve, stop, within } from './programs.mjs'

const build = resolve(process.argv[2])
const bench = resolve(process.argv[3] ?? process.argv[2])
const home = mkdtempSync(join(tmpdir(), 'rowan-bench-'))
const devices = 20
const aSecond = 5 // scans, each device
const rounds = 10
const atRest = 10 // seconds
const longest = 100 // ms, the 99th percentile beside the stampede
const tokens = Array.from({ length: devices }, (_, n) => `door-token-${n}`)
const agent = new Agent({ keepAlive: true, maxSockets: devices * 4 })

function prepare() {
  const hash = token => createHash('sha256').update(token).digest('hex')
  const row = (token, n) => `(1, 'door-${n}', 'Door ${n}', '${hash(token)}', unixepoch() - 3600, unixepoch() + 86400, 0, unixepoch())`
  const input = readFileSync(join(import.meta.dirname, 'doors.sql'), 'utf8').replace('$LINKS', tokens.map(row).join(', '))
  execFileSync('sqlite3', ['-bail', join(home, 'data', 'rowan.db')], { input })
  const asked = 'SELECT ticket FROM registration ORDER BY id'
  return execFileSync('sqlite3', ['-readonly', join(home, 'data', 'rowan.db'), asked], { encoding: 'utf8' }).trim().split('\n')
}

// One scan by one device: the milliseconds it took, and whether the service let them in.
function scan(port, token, ticket) {
  const at = new Date().toISOString()
  const body = JSON.stringify({ sent_at: at, scans: [{ nonce: randomUUID(), ticket, direction: 'in', let_in: false, at }] })
  const headers = { 'Authorization': `Bearer ${token}`, 'Content-Type': 'application/json', 'Content-Length': body.length }
  const began = performance.now()
  return new Promise((done, fail) => {
    const sent = request({ agent, host: '127.0.0.1', port, method: 'POST', path: '/api/door/doors/scans', headers }, async answer => {
      let text = ''
      for await (const part of answer) text += part
      const took = performance.now() - began
      done({ took, in: answer.statusCode === 200 && JSON.parse(text).verdicts[0]?.verdict === 'in' })
    })
    sent.on('error', fail)
    sent.end(body)
  })
}

// All devices at work until `ended`.
async function scanEvenly(port, tickets, ended) {
  const began = performance.now()
  const sent = []
  for (let n = 0; !ended(); ++n) {
    await pause(Math.max(0, began + (n * 1000) / (devices * aSecond) - performance.now()))
    sent.push(scan(port, tokens[n % devices], tickets.pop()))
  }
  return Promise.all(sent)
}

async function round(name, tickets) {
  const folder = join(home, name)
  mkdirSync(folder)
  cpSync(join(home, 'data', 'rowan.db'), join(folder, 'rowan.db'))
  const server = await serve(build, folder)
  const mine = [...tickets]
  await scanEvenly(server.port, mine, () => mine.length < tickets.length - 100) // caches are warm then
  const until = Date.now() + (atRest * 1000) / rounds
  const rest = await scanEvenly(server.port, mine, () => Date.now() > until)
  let over = false
  const stampede = run(join(bench, 'rowan_bench_stampede'), [server.port, join(home, 'data', 'tokens.txt')]).finally(() => (over = true))
  const [beside, said] = await Promise.all([scanEvenly(server.port, mine, () => over), stampede])
  await stop(server)
  rmSync(folder, { recursive: true })
  return { rest, beside, ...JSON.parse(said) }
}

try {
  await run(join(bench, 'rowan_bench_data'), [join(home, 'data')])
  const tickets = prepare()
  const all = []
  for (let n = 0; n < rounds; ++n) all.push(await round(`round-${n}`, tickets))
  const [rest, beside] = ['rest', 'beside'].map(name => all.flatMap(one => one[name]))
  const figures = scans => {
    const took = scans.map(one => one.took)
    return `${scans.length}: p50 ${milliseconds(within(took, 0.5))}, p99 ${milliseconds(within(took, 0.99))}`
  }
  const refused = [...rest, ...beside].filter(one => !one.in).length
  const p99 = within(beside.map(one => one.took), 0.99)
  console.log(`scans at rest                ${figures(rest)}`)
  console.log(`scans beside the stampede    ${figures(beside)}      goal: p99 < ${longest} ms`)
  console.log(`scans not let in             ${refused}      goal: 0`)
  console.log(`bookings a second meanwhile  ${median(all.map(one => one.per_second))}`)
  process.exitCode = p99 < longest && refused === 0 ? 0 : 1
} finally {
  agent.destroy()
  rmSync(home, { recursive: true, force: true })
}
