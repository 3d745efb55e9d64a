// Starting the programs that are measured, and what the system knows of them.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const longest = 90_000 // ms, for any one program

// Runs a program to its end, and gives what it printed. Throws if it fails.
export async function run(program, args, options = {}) {
  const { stdout } = await promisify(execFile)(program, args, { timeout: longest, ...options })
  return stdout
}

// A server that prints "Listening on http://127.0.0.1:PORT/" when it is ready: its port, its process, and the
// milliseconds it took to say so.
export async function start(program, args, options = {}) {
  const began = performance.now()
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], ...options })
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^Listening on http:\/\/127\.0\.0\.1:(\d+)\//.exec(line)?.[1]
    if (!port) continue
    child.stdout.resume()
    return { port: Number(port), pid: child.pid, child, took: performance.now() - began }
  }
  throw new Error(`${program} did not begin to listen`)
}

// Rowan with the database of a folder, serving as in life but for the limits; `settings` change more.
export async function serve(build, folder, settings = {}) {
  const env = {
    ...process.env,
    ROWAN_LISTEN: '127.0.0.1:0',
    ROWAN_DATABASE: join(folder, 'rowan.db'),
    ROWAN_LOG: join(folder, 'rowan.log'),
    ROWAN_MAIL: `dir:${join(folder, 'mail')}`,
    ROWAN_WEB: join(import.meta.dirname, '../../web'),
    ROWAN_LIMITS: 'off',
    ...settings
  }
  return { folder, env, ...(await start(join(build, 'rowan'), ['serve'], { env })) }
}

// The same for one that says nothing when it is ready.
export async function startSilent(program, args, port) {
  const child = spawn(program, args, { stdio: 'inherit' })
  for (let tries = 0; tries < 100; ++tries) {
    const socket = connect(port, '127.0.0.1')
    const listens = await once(socket, 'connect').then(() => true, () => false)
    socket.destroy()
    if (listens) return { port, pid: child.pid, child }
    await pause(20)
  }
  throw new Error(`${program} did not begin to listen`)
}

export async function stop({ child }) {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

// Processor time a process has had, in seconds.
export function processorTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

// Resident memory of a process, in MB.
export function memory(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024
}

// The share of the machine that nobody uses, over a third of a second.
export async function idleShare() {
  const look = () => readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/).slice(1, 9).map(Number)
  const before = look()
  await pause(300)
  const spent = look().map((now, at) => now - before[at])
  return spent[3] / spent.reduce((a, b) => a + b)
}

// The value below which that share of them lies.
export const within = (all, share) => all.toSorted((a, b) => a - b)[Math.floor(share * (all.length - 1))]
export const median = all => within(all, 0.5)
export const milliseconds = n => `${n.toFixed(2)} ms`

// Requests a second that wrk gets answered with 64 connections. Throws if an answer is an error.
export async function readsASecond(url, seconds, header = undefined) {
  const said = await run('wrk', ['-t1', '-c64', `-d${seconds}s`, ...(header ? ['-H', header] : []), url])
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(`${url}: not every request was answered\n${said}`)
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(said)[1])
}
