import { createHash, randomUUID } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isBlobKey, type BlobKey, type BlobStore } from '@/lib/server/blob/blob-store'

const ABANDONED_MS = 24 * 3600 * 1000
/** A folder that changed since may belong to another process that is at work. */
const BUSY_MS = 60_000
/** `.` and a uuid after the key. */
const TRASH_END = 37

/** Blobs as files: `<root>/ab/<sha256>.<ext>`. Written beside, synced, then renamed: a key that exists is whole. */
export function diskBlobs(root: string): BlobStore {
  const drafts = path.join(root, 'draft')
  const mine = path.join(drafts, `${hostname()}-${process.pid}`)
  putBackTrash(drafts, mine, fileOf)
  clearDrafts(drafts, mine)
  mkdirSync(mine, { recursive: true, mode: 0o700 })

  function fileOf(key: BlobKey): string {
    if (!isBlobKey(key)) throw new Error('not a blob key')
    return path.join(root, key.slice(0, 2), key)
  }
  async function exists(key: BlobKey): Promise<boolean> {
    return access(fileOf(key)).then(
      () => true,
      () => false,
    )
  }

  return {
    exists,
    async put(source, ext) {
      const draft = path.join(mine, randomUUID())
      try {
        // The disk it was made on may have been another one: mounted, or emptied, since. At once: a source that breaks while nobody listens ends the process.
        mkdirSync(mine, { recursive: true, mode: 0o700 })
        const { sha256, bytes } = await writeHashed(asStream(source), draft)
        const key = `${sha256}.${ext.toLowerCase()}`
        const file = fileOf(key)
        if (await touch(file)) return { key, sha256, bytes }
        await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
        await rename(draft, file)
        await syncFolder(path.dirname(file))
        return { key, sha256, bytes }
      } finally {
        await rm(draft, { force: true })
      }
    },
    async stat(key) {
      const found = await stat(fileOf(key)).catch(() => null)
      return found?.isFile() ? { bytes: found.size } : null
    },
    stream(key, range) {
      return createReadStream(fileOf(key), range && { start: range.from, end: range.to })
    },
    async path(key) {
      const file = fileOf(key)
      await access(file)
      return file
    },
    async removeOlder(key, before) {
      const file = fileOf(key)
      const trash = path.join(mine, `${key}.${randomUUID()}`)
      if (!((await changedMs(file)) <= before.getTime())) return false
      await rename(file, trash)
      // Whoever stored it again just before this has touched it; whoever comes after finds nothing and stores it anew.
      if ((await changedMs(trash)) > before.getTime()) {
        await rename(trash, file)
        return false
      }
      await rm(trash, { force: true })
      return true
    },
    async *list() {
      for (const folder of await readdir(root).catch(() => [])) {
        if (!/^[0-9a-f]{2}$/.test(folder)) continue
        for (const key of await readdir(path.join(root, folder))) {
          const found = isBlobKey(key) ? await stat(fileOf(key)).catch(() => null) : null
          if (found) yield { key, bytes: found.size, changedMs: found.mtimeMs }
        }
      }
    },
    async remove(key) {
      await rm(fileOf(key), { force: true })
    },
  }
}

/** Marks a file as stored just now; false when there is none. */
async function touch(file: string): Promise<boolean> {
  const now = new Date()
  return utimes(file, now, now).then(
    () => true,
    () => false,
  )
}

/** Epoch ms, NaN when there is no such file. */
async function changedMs(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.mtimeMs ?? Number.NaN
}

/** What a process had moved aside when it was killed goes back: it may have been stored again meanwhile. If not, it is found unneeded once more. */
function putBackTrash(drafts: string, mine: string, fileOf: (key: BlobKey) => string): void {
  if (!existsSync(drafts)) return
  for (const name of readdirSync(drafts)) {
    const folder = path.join(drafts, name)
    const changed = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (folder !== mine && changed > Date.now() - BUSY_MS) continue
    for (const trash of readdirSync(folder)) {
      const key = trash.slice(0, -TRASH_END)
      if (!isBlobKey(key) || existsSync(fileOf(key))) continue
      renameSync(path.join(folder, trash), fileOf(key))
    }
  }
}

/** Each process writes in a folder of its own. One with our number is of a process that died, and so is one nobody touched for a day. */
function clearDrafts(drafts: string, mine: string): void {
  rmSync(mine, { recursive: true, force: true })
  if (!existsSync(drafts)) return
  for (const name of readdirSync(drafts)) {
    const folder = path.join(drafts, name)
    const changed = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (changed < Date.now() - ABANDONED_MS) rmSync(folder, { recursive: true, force: true })
  }
}

function asStream(source: Readable | Uint8Array | string): Readable {
  if (typeof source === 'string') return createReadStream(source)
  return source instanceof Uint8Array ? Readable.from([source]) : source
}

async function writeHashed(source: Readable, file: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(source, measure, createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** Makes the rename itself durable. Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
