// A throw-away PostgreSQL on loopback for the integration suite: TEST_DATABASE_URL when set, else the machine's own binaries.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findProgram, installSystem } from './tools.mjs'

/** `{ url, stop }`, or null where there is no PostgreSQL. */
export async function startPostgres() {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: async () => {} }
  const folder = binaries() ?? (process.env.CI && installSystem(['postgresql']) ? binaries() : null)
  if (!folder) return null
  const owner = process.getuid?.() === 0 ? account('postgres') : {}
  if (!owner) return null

  const home = mkdtempSync(path.join(tmpdir(), 'shotboard-pg-'))
  if (owner.uid !== undefined) chownSync(home, owner.uid, owner.gid)
  const data = path.join(home, 'data')
  const port = await freePort()
  execFileSync(
    path.join(folder, 'initdb'),
    ['-D', data, '-U', 'shotboard', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...owner, cwd: home, stdio: 'ignore' },
  )
  const args = [
    '-D',
    data,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${home}`,
    '-c',
    'fsync=off',
    '-c',
    'max_connections=200',
  ]
  const server = spawn(path.join(folder, 'postgres'), args, { ...owner, cwd: home, stdio: 'ignore' })
  const gone = new Promise((resolve) => server.once('exit', resolve))
  const stop = async () => {
    server.kill('SIGINT')
    await gone
    rmSync(home, { recursive: true, force: true })
  }
  process.once('exit', () => server.kill('SIGQUIT'))
  const url = `postgres://shotboard@127.0.0.1:${port}/postgres`
  if (await answers(url)) return { url, stop }
  await stop()
  return null
}

function binaries() {
  const found = findProgram(['postgres'])
  if (found) return path.dirname(found)
  const base = '/usr/lib/postgresql'
  if (!existsSync(base)) return null
  const version = readdirSync(base)
    .sort((a, b) => Number(a) - Number(b))
    .find((v) => existsSync(path.join(base, v, 'bin/postgres')))
  return version ? path.join(base, version, 'bin') : null
}

function account(name) {
  try {
    const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

async function answers(url) {
  const { default: pg } = await import('pg')
  for (let attempt = 0; attempt < 100; attempt++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  return false
}
