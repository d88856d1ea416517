import { createHash, randomBytes } from 'node:crypto'
import { Readable, Transform } from 'node:stream'
import type { ReadableStream as NodeWebStream } from 'node:stream/web'
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { isUploadType, uploadTypes, type UploadType } from '@/lib/queue/contract'
import { limits } from '@/lib/storyboard/limits'
import { blobUrl, type BlobKey } from '@/lib/server/blob/blob-store'
import { blobs } from '@/lib/server/blob/blobs'
import { engineUploads } from '@/lib/server/db/schema'
import { refuse, reply } from '@/lib/server/engine/answers'
import type { Caller } from '@/lib/server/engine/caller'
import { readJson } from '@/lib/server/engine/read-json'
import { ownPath } from '@/lib/server/own-address'
import { getStore } from '@/lib/server/store'

const LIFETIME_SECONDS = 899
const MAX_AUDIO_BYTES = 20 * 1024 * 1024
const BASE = '/api/v1/ie/requestqueue/apikey/uploads/'
const NAME = /^([0-9a-f]{32})(?:\.[a-z0-9]{2,5})?$/

/** `POST /upload-url`: an address to PUT the file to for 899 s, and the address it will have (contract.md 1.7). */
export async function makeUploadUrl(request: Request, { ownerId, origin }: Caller): Promise<Response> {
  const read = await readJson(request)
  if (!read.ok) return read.refusal
  const { value } = read
  const fileType =
    typeof value === 'object' && value !== null && 'file_type' in value ? value.file_type : null
  if (!isUploadType(fileType)) {
    const known = Object.keys(uploadTypes).join(', ')
    return refuse(400, `invalid payload parameters: file_type (must be one of ${known})`)
  }
  const secret = randomBytes(16).toString('hex')
  const id = publicId(secret)
  const { db } = await getStore()
  await db
    .delete(engineUploads)
    .where(and(isNull(engineUploads.blobKey), lt(engineUploads.expiresAt, sql`now() - interval '1 day'`)))
  const expiresAt = new Date(Date.now() + LIFETIME_SECONDS * 1000)
  await db.insert(engineUploads).values({ id, ownerId, fileType, expiresAt })
  return reply({
    upload_url: `${origin}${BASE}${secret}.${fileType}`,
    public_url: `${origin}${BASE}${id}.${fileType}`,
  })
}

/** `PUT` of the bytes, with exactly the content type the address was made for. */
export async function writeUpload(request: Request, name: string): Promise<Response> {
  const secret = NAME.exec(name)?.[1]
  const upload = secret === undefined ? null : await findUpload(publicId(secret))
  if (upload === null) return refuse(404, 'this upload address does not exist')
  if (upload.expiresAt.getTime() < Date.now()) {
    return refuse(403, `this upload address was good for ${LIFETIME_SECONDS} s and has expired`)
  }
  const wanted = uploadTypes[upload.fileType]
  const given = request.headers.get('content-type')
  if (given === null) return refuse(400, `the Content-Type header is missing, it must be ${wanted}`)
  if (given !== wanted)
    return refuse(403, `the Content-Type must be exactly ${wanted}, it is ${given.slice(0, 100)}`)
  const limit = maxBytes(upload.fileType)
  const tooLarge = `the file is larger than ${limit / 1024 / 1024} MB`
  if (Number(request.headers.get('content-length') ?? 0) > limit) return refuse(413, tooLarge)
  if (request.body === null) return refuse(400, 'the body is empty')
  const counter = countTo(limit)
  const source = Readable.fromWeb(request.body as NodeWebStream<Uint8Array>)
  source.on('error', (error) => counter.destroy(error))
  try {
    const { key, bytes } = await blobs().put(source.pipe(counter), upload.fileType)
    if (bytes === 0) return refuse(400, 'the body is empty')
    const { db } = await getStore()
    await db.update(engineUploads).set({ blobKey: key }).where(eq(engineUploads.id, upload.id))
    return reply({})
  } catch (error) {
    if (error instanceof TooLarge) return refuse(413, tooLarge)
    throw error
  } finally {
    source.destroy()
  }
}

/** `GET` of an uploaded file leads to its bytes. */
export async function readUpload(name: string): Promise<Response> {
  const id = NAME.exec(name)?.[1]
  const upload = id === undefined ? null : await findUpload(id)
  if (upload === null || upload.blobKey === null) return refuse(404, 'there is no such file')
  return new Response(null, { status: 302, headers: { location: blobUrl(upload.blobKey) } })
}

/** The blob behind the public address of an upload to this server, or null. */
export async function uploadedBlob(address: string): Promise<BlobKey | null> {
  const path = ownPath(address)
  const name = /\/requestqueue(?:\/apikey)?\/uploads\/([^/]+)$/.exec(path ?? '')?.[1]
  const id = NAME.exec(name ?? '')?.[1]
  return id === undefined ? null : ((await findUpload(id))?.blobKey ?? null)
}

async function findUpload(id: string) {
  const { db } = await getStore()
  const [row] = await db.select().from(engineUploads).where(eq(engineUploads.id, id))
  return row !== undefined && isUploadType(row.fileType) ? { ...row, fileType: row.fileType } : null
}

// Who knows where a file is must not be able to replace it: the address to write is not the address to read.
function publicId(secret: string): string {
  return createHash('sha256').update(secret).digest('hex').slice(0, 32)
}

function maxBytes(type: UploadType): number {
  if (type === 'mp4') return limits.video.maxBytes
  return type === 'mp3' || type === 'wav' ? MAX_AUDIO_BYTES : limits.image.maxBytes
}

class TooLarge extends Error {}

function countTo(limit: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength
      if (bytes > limit) done(new TooLarge())
      else done(null, chunk)
    },
  })
}
