// What organisers who watch an event fill cost those who book: node boards.mjs BUILD BENCH. Stampedes with and without
// their dashboards take turns in one run; exit 1 if a goal is missed.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { median, run, serve, stop } from './programs.mjs'

const build = resolve(process.argv[2])
const bench = resolve(process.argv[3] ?? process.argv[2])
const home = mkdtempSync(join(tmpdir(), 'rowan-bench-'))
const rounds = 9
const boards = 20
const aTick = 1500 // ms: dashboards are told once a second
const most = 10 // per cent of the bookings a second
const tokens = Array.from({ length: boards }, (_, n) => `rowan_board-${n}`)

function prepare() {
  const row = (token, n) =>
    `((SELECT id FROM person ORDER BY id LIMIT 1 OFFSET ${n}), 'board-${n}', 'board', '${createHash('sha256').update(token).digest('hex')}', 'attendees', 0, 4102444800)`
  const sql = readFileSync(join(import.meta.dirname, 'boards.sql'), 'utf8')
  const input = sql.replace('$BOARDS', String(boards)).replace('$TOKENS', tokens.map(row).join(', '))
  execFileSync('sqlite3', ['-bail', join(home, 'data', 'rowan.db')], { input })
}

// A dashboard that is open: what it was told, and an end. Resolves when the first was told.
function open(port, token) {
  const headers = { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' }
  return new Promise((done, fail) => {
    const asked = get({ host: '127.0.0.1', port, path: '/api/organise/events/stampede/live', headers, agent: false }, answer => {
      if (answer.statusCode !== 200) return fail(new Error(`a dashboard is answered ${answer.statusCode}`))
      const board = { told: 0, close: () => asked.destroy() }
      answer.setEncoding('utf8').on('data', text => {
        board.told += text.split(/^id:/m).length - 1
        done(board)
      })
      answer.on('error', () => {})
    })
    asked.on('error', fail)
  })
}

async function round(name, watched) {
  const folder = join(home, name)
  mkdirSync(folder)
  cpSync(join(home, 'data', 'rowan.db'), join(folder, 'rowan.db'))
  const server = await serve(build, folder)
  const open_boards = await Promise.all(watched ? tokens.map(token => open(server.port, token)) : [])
  const before = open_boards.map(board => board.told)
  const said = JSON.parse(await run(join(bench, 'rowan_bench_stampede'), [server.port, join(home, 'data', 'tokens.txt')]))
  if (watched) await pause(aTick) // what the stampede came to is told with the next
  const told = open_boards.map((board, n) => board.told - before[n])
  open_boards.forEach(board => board.close())
  await stop(server)
  rmSync(folder, { recursive: true })
  const right = said.unanswered === 0 && said.out_of_order === 0 && said.overtaken === 0 && said.places === 500
  return { ...said, right, told: Math.min(...told) }
}

try {
  await run(join(bench, 'rowan_bench_data'), [join(home, 'data')])
  prepare()
  const [alone, watched] = [[], []]
  for (let n = 0; n < rounds; ++n) {
    alone.push(await round(`alone-${n}`, false))
    watched.push(await round(`watched-${n}`, true))
  }
  const speed = all => median(all.map(one => one.per_second))
  const loss = (1 - speed(watched) / speed(alone)) * 100
  const least = Math.min(...watched.map(one => one.told))
  const right = [...alone, ...watched].every(one => one.right)
  console.log(`bookings a second, alone             ${speed(alone)}`)
  console.log(`  with ${boards} dashboards open            ${speed(watched)}`)
  console.log(`lost                                 ${loss.toFixed(1)} %    goal: < ${most} %`)
  console.log(`told of it, each dashboard           ${least} times or more`)
  console.log(`answered, in order, none oversold    ${right}`)
  process.exitCode = loss < most && least > 0 && right ? 0 : 1
} finally {
  rmSync(home, { recursive: true, force: true })
}
