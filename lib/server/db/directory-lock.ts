import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export type DirectoryLock = { release: () => void }

/**
 * One process per data directory. A listening socket is the lock: the kernel drops it when the process dies,
 * so there is no stale pid to guess about. Throws a sentence that names the owner. Does not guard network file systems.
 */
export async function lockDirectory(dir: string): Promise<DirectoryLock> {
  makePrivate(dir)
  const address = socketAddress(dir)
  for (let attempt = 0; attempt < 5; attempt++) {
    const server = await listen(address)
    if (server) {
      // Another starter may have removed this socket while it still looked stale: look who answers.
      await wait(25)
      if ((await ask(address)) === String(process.pid)) return { release: () => server.close() }
      server.close()
      continue
    }
    const owner = await ask(address)
    if (owner !== null)
      throw new Error(
        `DATA_DIR: ${dir} is in use by process ${owner || 'unknown'}. Stop it first, give this one another DATA_DIR, or set DATABASE_URL to share a PostgreSQL.`,
      )
    if (process.platform !== 'win32') rmSync(address, { force: true })
  }
  throw new Error(`DATA_DIR: ${dir} could not be locked, because other processes keep trying to start on it.`)
}

function makePrivate(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    chmodSync(dir, 0o700)
  } catch (error) {
    throw new Error(
      `DATA_DIR: ${dir} cannot be used. ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** A socket's path may have 108 bytes, so it is relative where that is shorter. */
function socketAddress(dir: string): string {
  if (process.platform === 'win32')
    return `\\\\.\\pipe\\shotboard-${createHash('sha256').update(dir.toLowerCase()).digest('hex').slice(0, 32)}`
  const absolute = path.join(dir, 'owner.sock')
  const relative = path.relative(process.cwd(), absolute)
  return relative.length < absolute.length ? relative : absolute
}

function listen(address: string): Promise<net.Server | null> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.end(String(process.pid))
    })
    server.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE'
        ? resolve(null)
        : reject(new Error(`DATA_DIR: cannot lock ${path.dirname(address)}. ${error.message}`)),
    )
    server.listen(address, () => {
      server.unref()
      resolve(server)
    })
  })
}

/** The pid of who listens there, '' when it does not say, null when nobody does. */
function ask(address: string): Promise<string | null> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = net.connect(address)
    socket.setTimeout(2_000, () => socket.destroy(new Error('silent')))
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('end', () => resolve(answer))
    socket.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? null : ''),
    )
  })
}
