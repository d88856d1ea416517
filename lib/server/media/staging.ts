import path from 'node:path'
import { statfs } from 'node:fs/promises'
import { FileStore } from '@tus/file-store'
import { createWriteStream, mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { env } from '@/lib/server/env'
import { megabytes } from '@/lib/storyboard/fit'

/** Uploads that are not whole are kept this long for their owner to come back. */
export const ABANDONED_MS = 24 * 3600 * 1000
/** Room that an upload must leave for the database and the copy into the blob store. */
const SPARE_BYTES = 64 * 1024 * 1024
/** Gathered before each write, so that a fast sender does not cost a system call per 64 KB. */
const WRITE_BYTES = 1024 * 1024
const ID = /^[0-9a-f]{32}$/

const slot = Symbol.for('shotboard.staging')
type Holder = { [slot]?: FileStore }

export const isStagedId = (text: string): boolean => ID.test(text)
export const stagingFolder = (): string => path.join(env().DATA_DIR, 'uploads')

/** Files on their way in: DATA_DIR/uploads/<id> and <id>.json. Ids are ours; names sent by a browser are only text. */
export function staging(): FileStore {
  const holder = globalThis as Holder
  return (holder[slot] ??= openStaging())
}

function openStaging(): FileStore {
  const directory = stagingFolder()
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const store = new FileStore({ directory, expirationPeriodInMilliseconds: ABANDONED_MS })
  store.extensions = store.extensions.filter((name) => name !== 'creation-defer-length')
  // The store's own `write` turns every fault into "something went wrong"; a full disk must be told apart.
  store.write = async (readable, id, offset) => {
    const file = createWriteStream(stagedPath(id), { flags: 'r+', start: offset, highWaterMark: WRITE_BYTES })
    await pipeline(readable, file)
    return offset + file.bytesWritten
  }
  return store
}

export function stagedPath(id: string): string {
  if (!isStagedId(id)) throw new Error('not an upload id')
  return path.join(stagingFolder(), id)
}

export async function removeStaged(id: string): Promise<void> {
  const file = stagedPath(id)
  for (const each of [file, `${file}.json`, thumbDraft(id), previewDraft(id)]) await rm(each, { force: true })
}

export const thumbDraft = (id: string): string => `${stagedPath(id)}.thumb`
export const previewDraft = (id: string): string => `${stagedPath(id)}.preview`

/** Null when the disk has room for this many bytes more, else why not. */
export async function whyNoRoom(name: string, bytes: number): Promise<string | null> {
  const { bavail, bsize } = await statfs(stagingFolder())
  return noRoom(name, bytes, bavail * bsize)
}
export function noRoom(name: string, bytes: number, freeBytes: number): string | null {
  if (freeBytes >= bytes + SPARE_BYTES) return null
  return `${name} needs ${megabytes(bytes)}, the disk of the server has ${megabytes(freeBytes)} left. Free some space, then retry.`
}
