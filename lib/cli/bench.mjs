// `npm run bench [-- part ...]`: figures beside their floors, as one JSON object on stdout; progress on stderr.
// `--as-built` measures the build that is there. All parts together are stopped after ten minutes.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus, loadavg, platform, totalmem } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fail, installPackages, needChromium, needFfmpeg, requireNode, root, shown } from './tools.mjs'

const limitSeconds = { editor: 200, server: 110, engine: 160, media: 70, library: 25, store: 45, memory: 150 }
const until = Date.now() + 600_000
const words = process.argv.slice(2).filter((word) => word !== '--as-built')
const parts = words.length > 0 ? words : Object.keys(limitSeconds)
const unknown = parts.find((name) => !(name in limitSeconds))
if (unknown) fail(`There is no part "${unknown}". Parts: ${Object.keys(limitSeconds).join(', ')}.`)
if (platform() !== 'linux') fail('The bench reads CPU times from /proc: it needs Linux.')

shown.fd = 2
console.log = console.error
requireNode()
await installPackages()
process.env.FFMPEG_PATH = needFfmpeg()
const chromium = parts.some((name) => name === 'editor' || name === 'memory') ? await needChromium() : null
if (chromium) process.env.PW_CHROMIUM = chromium
process.env.NEXT_TELEMETRY_DISABLED = '1'

const { buildAll, buildChildren, bundlePrograms } = await import('./build.mjs')
const built = existsSync(path.join(root, '.next/BUILD_ID'))
if (process.argv.includes('--as-built') && built) await buildChildren()
else await buildAll()
await bundlePrograms('tests/bench', 'bench')

const report = { machine: machine(), commit: commit() }
for (const name of parts) report[name] = await measure(name)
report.machine.loadAfter = loadavg()[0]
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)

/** Figures come one JSON line each, so that a part that is stopped keeps what it found. */
function measure(name) {
  const left = Math.floor((until - Date.now()) / 1000)
  if (left < 10) return { stopped: 'ten minutes were over' }
  const seconds = Math.min(limitSeconds[name], left)
  console.error(`${name}, at most ${seconds} s`)
  const figures = {}
  // The package server-only throws unless this condition is set.
  const program = [
    '--no-warnings',
    '--conditions=react-server',
    path.join(root, '.next/bench', `${name}.mjs`),
  ]
  const child = spawn(process.execPath, program, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const timer = setTimeout(() => {
    figures.stopped = `not done after ${seconds} s`
    child.kill('SIGTERM')
  }, seconds * 1000)
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{"name":')) return console.error(line)
    const found = JSON.parse(line)
    figures[found.name] = found.figure
    console.error(`  ${found.name}: ${sentence(found.figure)}`)
  })
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(timer)
      if (code !== 0) figures.stopped ??= `ended with ${code}, see stderr`
      resolve(figures)
    })
  })
}

function sentence({ value, unit, floor, ratio, judged, must, ok }) {
  const beside = floor === null ? '' : `, floor ${floor}, ratio ${ratio}`
  const target = must === null ? '' : `, must ${judged} ${must}: ${ok ? 'ok' : 'MISSED'}`
  return `${value} ${unit}${beside}${target}`
}

function machine() {
  const [first] = cpus()
  return {
    cpu: first?.model ?? 'unknown',
    cores: cpus().length,
    memoryMb: Math.round(totalmem() / 1048576),
    node: process.version,
    at: new Date().toISOString(),
    loadBefore: loadavg()[0],
  }
}

function commit() {
  try {
    const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
    const changed = git('status', '--porcelain') === '' ? '' : ' with changes'
    return git('rev-parse', '--short', 'HEAD') + changed
  } catch {
    return null
  }
}
