import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'

const MAX_BYTES = 512 * 1024 * 1024
const NAME = /^([0-9a-f]{40})-([0-9a-f]{40})\.mp4$/

export type SegmentCache = {
  /** The file of a finished segment, if it is here and whole. */
  find: (key: string) => Promise<string | null>
  /** Moves a finished segment in; returns its new place. */
  keep: (key: string, file: string) => Promise<string>
  /** Removes what was not used for longest until the folder is small enough. */
  trim: (maxBytes?: number) => Promise<void>
}

/** Finished shots by what they show. The name holds the digest of the bytes too, so that a damaged file is noticed and drawn again. */
export async function openSegments(folder: string): Promise<SegmentCache> {
  await mkdir(folder, { recursive: true })
  const names = new Map<string, string>()
  for (const name of await readdir(folder)) {
    const key = NAME.exec(name)?.[1]
    if (key) names.set(key, name)
  }

  async function find(key: string): Promise<string | null> {
    const name = names.get(key)
    if (!name) return null
    const file = path.join(folder, name)
    const bytes = await readFile(file).catch(() => null)
    if (bytes && name === nameOf(key, bytes)) {
      const now = new Date()
      await utimes(file, now, now).catch(() => undefined)
      return file
    }
    names.delete(key)
    await rm(file, { force: true })
    return null
  }

  // Copied, not renamed: a film's folder may be on another disk. Nobody sees a half-written segment.
  async function keep(key: string, file: string): Promise<string> {
    const bytes = await readFile(file)
    const name = nameOf(key, bytes)
    const place = path.join(folder, name)
    await writeFile(`${place}.draft`, bytes)
    await rename(`${place}.draft`, place)
    await rm(file, { force: true })
    names.set(key, name)
    return place
  }

  async function trim(maxBytes = MAX_BYTES): Promise<void> {
    const files = (await readdir(folder)).map((name) => path.join(folder, name))
    const known = await Promise.all(
      files.map(async (file) => ({ file, facts: await stat(file).catch(() => null) })),
    )
    const newest = known.sort((a, b) => (b.facts?.mtimeMs ?? 0) - (a.facts?.mtimeMs ?? 0))
    let bytes = 0
    for (const { file, facts } of newest) {
      bytes += facts?.size ?? 0
      if (bytes > maxBytes) await rm(file, { force: true })
    }
  }

  return { find, keep, trim }
}

function nameOf(key: string, bytes: Buffer): string {
  return `${key}-${createHash('sha256').update(bytes).digest('hex').slice(0, 40)}.mp4`
}
