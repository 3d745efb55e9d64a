// Six thousand reminders through a mail server on this machine, while members book: node mail.mjs BUILD BENCH. Prints
// how long the mail took, and how long bookings took at rest and meanwhile, in the same run; exit 1 if a goal is missed.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { milliseconds, processorTime, run, serve, stop, within } from './programs.mjs'

const build = resolve(process.argv[2])
const bench = resolve(process.argv[3] ?? process.argv[2])
const here = import.meta.dirname
const home = mkdtempSync(join(tmpdir(), 'rowan-bench-'))
const messages = 6000
const atRest = 30 // seconds, before the first reminder is due
const aSecond = 25 // bookings
const longest = 60 // seconds for all the mail
const agent = new Agent({ keepAlive: true, maxSockets: 16 })

async function startMailServer() {
  const child = spawn(join(here, '../support/smtp_server.py'), [join(home, 'mail')], { stdio: ['ignore', 'pipe', 'ignore'] })
  for await (const line of createInterface({ input: child.stdout })) return { port: Number(line), pid: child.pid, child }
  throw new Error('the mail server does not start')
}

// One booking; gives the milliseconds it took. Throws unless it is acknowledged.
function book(port, token) {
  const body = JSON.stringify({ name: 'A member' })
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Content-Length': body.length }
  const began = performance.now()
  return new Promise((done, fail) => {
    const sent = request({ agent, host: '127.0.0.1', port, method: 'POST', path: '/api/events/stampede/registrations', headers }, answer => {
      answer.resume()
      answer.on('end', () => (answer.statusCode === 201 ? done(performance.now() - began) : fail(new Error(`${answer.statusCode}`))))
    })
    sent.on('error', fail)
    sent.end(body)
  })
}

// Bookings at an even pace, whether or not the one before was answered, until `ended`; gives their milliseconds.
async function bookEvenly(port, tokens, ended) {
  const began = performance.now()
  const took = []
  for (let n = 0; !ended(); ++n) {
    await pause(Math.max(0, began + (n * 1000) / aSecond - performance.now()))
    took.push(book(port, tokens.pop()))
  }
  return Promise.all(took)
}

// How many reminders the mail server has taken.
function arrived() {
  const said = execFileSync('sqlite3', ['-readonly', join(home, 'rowan.db'), "SELECT count(*) FROM message WHERE kind = 'reminder' AND state = 'sent'"])
  return Number(said)
}

async function measure() {
  await run(join(bench, 'rowan_bench_data'), [home])
  const tokens = readFileSync(join(home, 'tokens.txt'), 'utf8').trim().split('\n')
  const sql = readFileSync(join(here, 'reminders.sql'), 'utf8').replaceAll('$WAIT', String(atRest + 5))
  execFileSync('sqlite3', [join(home, 'rowan.db')], { input: sql })
  const mail = await startMailServer()
  const due = Date.now() + (atRest + 5) * 1000
  const rowan = await serve(build, home, { ROWAN_MAIL: `smtp://127.0.0.1:${mail.port}` })
  await bookEvenly(rowan.port, tokens, () => Date.now() > due - atRest * 1000) // caches are warm then
  const rest = await bookEvenly(rowan.port, tokens, () => Date.now() > due)
  const spent = processorTime(rowan.pid)
  const began = Date.now()
  let sent = 0
  const counting = setInterval(() => (sent = arrived()), 1000)
  const meanwhile = await bookEvenly(rowan.port, tokens, () => sent >= messages || Date.now() > began + 2 * longest * 1000)
  clearInterval(counting)
  const seconds = (Date.now() - began) / 1000
  const processor = processorTime(rowan.pid) - spent
  await stop(rowan)
  await stop(mail)
  return { rest, meanwhile, seconds, sent, processor }
}

try {
  const { rest, meanwhile, seconds, sent, processor } = await measure()
  const ratio = within(meanwhile, 0.99) / within(rest, 0.99)
  console.log(`reminders sent              ${sent} in ${seconds.toFixed(1)} s      goal: ${messages} in ${longest} s`)
  console.log(`processor time of Rowan     ${processor.toFixed(1)} s`)
  console.log(`bookings at rest            ${rest.length}: p50 ${milliseconds(within(rest, 0.5))}, p99 ${milliseconds(within(rest, 0.99))}`)
  console.log(`bookings meanwhile          ${meanwhile.length}: p50 ${milliseconds(within(meanwhile, 0.5))}, p99 ${milliseconds(within(meanwhile, 0.99))}`)
  console.log(`p99, meanwhile to at rest   ${ratio.toFixed(2)} x              goal: <= 1.5 x`)
  process.exitCode = sent === messages && seconds <= longest && ratio <= 1.5 ? 0 : 1
} finally {
  agent.destroy()
  rmSync(home, { recursive: true, force: true })
}
