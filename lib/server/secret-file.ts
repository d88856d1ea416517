import { randomBytes, timingSafeEqual, createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'

/** A secret of this server in DATA_DIR, readable by its owner only (mode 0600). Made at first use; of two makers one wins and both read it. */
export function secretFile(dataDir: string, name: string, make = newSecret): string {
  const file = path.join(dataDir, name)
  const existing = read(file)
  if (existing) return existing
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const handle = openSync(draft, 'wx', 0o600)
  writeSync(handle, `${make()}\n`)
  fsyncSync(handle)
  closeSync(handle)
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  chmodSync(file, 0o600)
  return read(file) ?? fail(file)
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Takes the same time wherever two secrets differ, and whatever their lengths are. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function fail(file: string): never {
  throw new Error(`${file} is empty. Delete it, and a new secret is made at the next start.`)
}
