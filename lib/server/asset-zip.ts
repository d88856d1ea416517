import { Readable } from 'node:stream'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import yazl from 'yazl'
import { assets } from '@/lib/server/db/schema'
import { blobs } from '@/lib/server/blob/blobs'
import type { Download } from '@/lib/server/download-form'
import { Refusal } from '@/lib/server/errors'
import { isUuid } from '@/lib/server/uuid'
import { getStore } from '@/lib/server/store'
import { zipNames } from '@/lib/media/zip-names'

const AT_ONCE = 1_000
const Ids = z.string().max(1_000_000)

/** The original files of a form's `ids` as they are, packed without compression: pictures and clips are compressed already. One file comes as itself. */
export async function zipOfAssets(owner: string, form: FormData): Promise<Download> {
  const asked = Ids.safeParse(form.get('ids'))
  const rows = await rowsOf(owner, (asked.success ? asked.data : '').split(',').filter(isUuid))
  const files = await withSizes(rows)
  const [first] = files
  if (!first) throw new Refusal('not-found', 'None of these files is in the library any more.')
  const names = zipNames(files.map(({ name, key }) => ({ name, ending: key.slice(key.indexOf('.')) })))
  if (files.length === 1)
    return {
      ...{ name: names[0] ?? 'file', type: 'application/octet-stream', bytes: first.bytes },
      body: asWeb(blobs().stream(first.key)),
    }
  const zip = new yazl.ZipFile()
  for (const [index, { key, bytes, mtime }] of files.entries())
    // Opened when its turn comes: never more than one file at a time.
    zip.addReadStreamLazy(names[index] ?? key, { compress: false, size: bytes, mtime }, (done) =>
      done(null, blobs().stream(key)),
    )
  const size = await endOf(zip)
  const body = asWeb(zip.outputStream as Readable)
  return { name: 'shotboard-media.zip', type: 'application/zip', bytes: size < 0 ? null : size, body }
}

/** yazl calls back with the size in bytes, -1 if it can't be known; its types leave the argument out. */
function endOf(zip: yazl.ZipFile): Promise<number> {
  return new Promise((resolve) => {
    const whole = (size?: number) => resolve(size ?? -1)
    zip.end({ forceZip64Format: false, comment: '' }, whole)
  })
}

type Row = { name: string; key: string; mtime: Date }
async function rowsOf(owner: string, ids: string[]): Promise<Row[]> {
  const { db } = await getStore()
  const found: (Row & { id: string })[] = []
  for (let at = 0; at < ids.length; at += AT_ONCE)
    found.push(
      ...(await db
        .select({ id: assets.id, name: assets.name, key: assets.blobKey, mtime: assets.createdAt })
        .from(assets)
        .where(
          and(
            eq(assets.ownerId, owner),
            inArray(assets.id, ids.slice(at, at + AT_ONCE)),
            isNull(assets.purgedAt),
          ),
        )),
    )
  const places = new Map(ids.map((id, index) => [id, index]))
  return found.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
}

/** A file whose bytes are missing is left out rather than breaking the others. */
async function withSizes(rows: Row[]): Promise<(Row & { bytes: number })[]> {
  const sized: (Row & { bytes: number })[] = []
  for (const row of rows) {
    const stat = await blobs().stat(row.key)
    if (stat) sized.push({ ...row, bytes: stat.bytes })
  }
  return sized
}

function asWeb(stream: Readable): ReadableStream<Uint8Array> {
  // Node's own web streams are the same objects under another name.
  return Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>
}
