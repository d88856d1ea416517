// What the commands need from the machine: packages from the lock file, ffmpeg, a browser. Looked for first, installed where that is allowed.
import { execFileSync, spawn } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
/** Where the output of what is run here goes. The bench keeps stdout for its figures. */
export const shown = { fd: 1 }
const [major, minor] = process.versions.node.split('.').map(Number)

export function requireNode() {
  if (major > 20 || (major === 20 && minor >= 9)) return
  fail(`Shotboard needs Node 20.9 or newer, this is ${process.versions.node}.`)
}

export function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** Runs a program in the project, output shown; resolves with its exit code. Signals are passed on. */
export function run(program, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'ignore' : shown.fd, 'inherit'],
      shell: process.platform === 'win32' && program === 'npm',
    })
    const pass = (signal) => child.kill(signal)
    process.on('SIGINT', pass)
    process.on('SIGTERM', pass)
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`)
      resolve(127)
    })
    child.on('close', (code, signal) => {
      process.off('SIGINT', pass)
      process.off('SIGTERM', pass)
      resolve(code ?? (signal ? 1 : 0))
    })
  })
}

/** Installs exactly the lock file's packages, unless they are there already. */
export async function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = path.join(root, 'node_modules', '.shotboard-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.log('Installing packages')
  const code = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) fail('npm could not install the packages. Its message above says why.')
  writeFileSync(stamp, lock)
}

export function findProgram(names, variable) {
  const wanted = variable && process.env[variable]
  if (wanted) {
    if (isExecutable(wanted)) return wanted
    fail(`${variable}: ${wanted} is not a program that can be run.`)
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const endings = process.platform === 'win32' ? ['.exe', ''] : ['']
  for (const name of names) {
    if (path.isAbsolute(name) && isExecutable(name)) return name
    for (const folder of folders)
      for (const ending of endings) {
        const file = path.join(folder, name + ending)
        if (isExecutable(file)) return file
      }
  }
  return null
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** Installs Debian packages when we are root on such a system. False when that is not possible. */
export function installSystem(packages) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !findProgram(['apt-get'])) return false
  console.log(`Installing ${packages.join(', ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync('apt-get', ['-qq', 'update'], { stdio: ['ignore', 'ignore', 'inherit'], env })
    execFileSync('apt-get', ['-qq', '-y', 'install', '--no-install-recommends', ...packages], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    })
    return true
  } catch {
    return false
  }
}

// The shell without a window does the same with a third of the work.
const chromiumNames = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
const howTo = {
  ffmpeg:
    'Debian and Ubuntu: apt-get install ffmpeg. macOS: brew install ffmpeg. Windows: winget install ffmpeg. Or set FFMPEG_PATH.',
  chromium:
    'Debian and Ubuntu: apt-get install chromium-headless-shell or chromium. Elsewhere: npx playwright install chromium. Or set PW_CHROMIUM.',
}

export function needFfmpeg() {
  const found =
    findProgram(['ffmpeg'], 'FFMPEG_PATH') ?? (installSystem(['ffmpeg']) ? findProgram(['ffmpeg']) : null)
  if (!found) fail(`ffmpeg is missing: Shotboard needs it to read clips and to draw films. ${howTo.ffmpeg}`)
  return found
}

/** A path, or null when Playwright's own browser should be used. */
export async function needChromium() {
  const found = findProgram(chromiumNames, 'PW_CHROMIUM')
  if (found) return found
  for (const name of ['chromium-headless-shell', 'chromium'])
    if (installSystem([name])) return findProgram(chromiumNames)
  const code = await run(process.execPath, [
    path.join(root, 'node_modules/@playwright/test/cli.js'),
    'install',
    'chromium',
  ])
  if (code !== 0) fail(`A Chromium browser is missing: the tests need one. ${howTo.chromium}`)
  return null
}

export function bin(packagePath) {
  return path.join(root, 'node_modules', packagePath)
}
