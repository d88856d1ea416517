import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { eq } from 'drizzle-orm'
import type { Entry, ZipFile } from 'yauzl'
import { uploads } from '@/lib/server/db/schema'
import { assetsOfContents } from '@/lib/server/elements/content'
import { createElement } from '@/lib/server/elements/edit'
import { refuseUnfit } from '@/lib/server/elements/make'
import { packLimits, type PackElement } from '@/lib/server/elements/pack'
import { FILE_NAME } from '@/lib/server/elements/pack'
import { damaged, openPack, readEntry } from '@/lib/server/elements/pack-read'
import { rememberVoice } from '@/lib/server/elements/voices'
import { isDiskFull, Refusal } from '@/lib/server/errors'
import { ingestUpload } from '@/lib/server/media/ingest'
import { staging, stagedPath } from '@/lib/server/media/staging'
import { getStore } from '@/lib/server/store'
import type { ElementInput } from '@/lib/storyboard/element-input'
import { megabytes } from '@/lib/storyboard/fit'
import type { ElementView } from '@/lib/views-elements'

/**
 * Rebuilds the elements of a pack. Every file goes through the same checks as an upload, and is compared with the content
 * its name promises. All is read and checked before the first element is kept; queues are asked when they are needed.
 */
export async function importPack(owner: string, body: Readable): Promise<ElementView[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shotboard-pack-'))
  try {
    const file = path.join(folder, 'pack.zip')
    await pipeline(body, atMost(packLimits.allBytes, 'The pack'), createWriteStream(file))
    const { zip, manifest, entries } = await openPack(file)
    try {
      const assetIds = await takeFiles(owner, zip, entries)
      return await rebuild(owner, manifest.elements, assetIds)
    } finally {
      zip.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function takeFiles(owner: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
  const assetIds = new Map<string, string>()
  for (const [name, entry] of entries) assetIds.set(name, await takeFile(owner, zip, entry))
  return assetIds
}

async function takeFile(owner: string, zip: ZipFile, entry: Entry): Promise<string> {
  const id = randomBytes(16).toString('hex')
  staging()
  const hash = createHash('sha256')
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(
    await readEntry(zip, entry),
    atMost(packLimits.fileBytes, entry.fileName),
    count,
    createWriteStream(stagedPath(id), { mode: 0o600 }),
  ).catch(async (error: unknown) => {
    await rm(stagedPath(id), { force: true })
    return isDiskFull(error) ? Promise.reject(error) : damaged(error)
  })
  const promised = FILE_NAME.exec(entry.fileName)?.[1]
  if (hash.digest('hex') !== promised) {
    await rm(stagedPath(id), { force: true })
    throw new Refusal('invalid', `${entry.fileName} of the pack is damaged. Export the pack again.`)
  }
  const { db } = await getStore()
  const bytes = entry.uncompressedSize
  await db
    .insert(uploads)
    .values({ id, ownerId: owner, name: path.basename(entry.fileName), bytes, state: 'received' })
  await ingestUpload(id)
  const [row] = await db.delete(uploads).where(eq(uploads.id, id)).returning()
  if (!row?.assetId)
    throw new Refusal('invalid', row?.refusal ?? 'A file of the pack could not be kept.', row?.refusalRaw)
  return row.assetId
}

async function rebuild(
  owner: string,
  wanted: readonly PackElement[],
  assetIds: ReadonlyMap<string, string>,
): Promise<ElementView[]> {
  const inputs = wanted.map((element) => inputOf(element, assetIds))
  const assets = await assetsOfContents(owner, inputs)
  for (const input of inputs) refuseUnfit(input, assets)
  const made: ElementView[] = []
  for (const [index, input] of inputs.entries()) {
    const voice = wanted[index]?.voice
    if (voice?.label) await rememberVoice(owner, { voiceId: voice.id, label: voice.label })
    made.push(await createElement(owner, { input, make: false }))
  }
  return made
}

function inputOf(element: PackElement, assetIds: ReadonlyMap<string, string>): ElementInput {
  const { name, description, tagIds, referenceType, voice } = element
  const [first = null, ...others] = element.files.map(({ path: file }) => assetIds.get(file) ?? '')
  const fromVideo = referenceType === 'video_refer'
  return {
    ...{ name, description, tagIds, referenceType },
    frontalAssetId: fromVideo ? null : first,
    referAssetIds: fromVideo ? [] : others,
    videoAssetId: fromVideo ? first : null,
    voiceId: fromVideo ? (voice?.id ?? null) : null,
  }
}

function atMost(limit: number, what: string): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      const over = bytes > limit
      done(
        over
          ? new Refusal('invalid', `${what} is larger than ${megabytes(limit)}, which is the most.`)
          : null,
        chunk,
      )
    },
  })
}
