import { openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { QueueClient } from '@/lib/queue/client'
import { isUploadType, uploadTypes, type UploadType } from '@/lib/queue/contract'
import type { BlobKey } from '@/lib/server/blob/blob-store'
import { blobs } from '@/lib/server/blob/blobs'
import type { Db, Tx } from '@/lib/server/db/db'
import { queueFiles } from '@/lib/server/db/schema-queues'
import { Refusal } from '@/lib/server/errors'
import { ffmpegPath, runFfmpeg } from '@/lib/server/media/ffmpeg'
import { untrustedInput } from '@/lib/server/media/untrusted-input'
import { getStore } from '@/lib/server/store'

const TRUSTED_MS = 3600 * 1000
const PUT_TIMEOUT_MS = 10 * 60_000
const LOOK_TIMEOUT_MS = 10_000
/** Only these say that a file is gone; a storage that refuses to be asked says nothing. */
const GONE = [403, 404, 410]

/** The queue offers no uploads at all, so another way is needed. */
export class NoUploads extends Error {
  override name = 'NoUploads'
}

/**
 * The address of a blob at a queue that cannot reach this server: its bytes are uploaded there, once as long as they stay
 * (nobody documents how long that is, so an older address is looked at first). Throws Refusal with a sentence, or NoUploads.
 */
export async function uploadForQueue(
  queue: { id: string; client: QueueClient },
  key: BlobKey,
): Promise<string> {
  const { db } = await getStore()
  const mine = and(eq(queueFiles.queueId, queue.id), eq(queueFiles.blobKey, key))
  const [kept] = await db.select().from(queueFiles).where(mine)
  if (kept && Date.now() - kept.checkedAt.getTime() < TRUSTED_MS) return kept.url
  const url = kept && (await isThere(kept.url)) ? kept.url : await sendFile(queue.client, key)
  await db
    .insert(queueFiles)
    .values({ queueId: queue.id, blobKey: key, url })
    .onConflictDoUpdate({
      target: [queueFiles.queueId, queueFiles.blobKey],
      set: { url, checkedAt: sql`now()` },
    })
  return url
}

/** Forgets addresses a queue could not read, so that the next try sends the files anew. */
export async function forgetUploads(db: Db | Tx, queueId: string, payload: unknown): Promise<void> {
  const rows = await db.select().from(queueFiles).where(eq(queueFiles.queueId, queueId))
  const text = JSON.stringify(payload ?? null)
  const used = rows.filter(({ url }) => text.includes(JSON.stringify(url))).map(({ blobKey }) => blobKey)
  if (used.length === 0) return
  await db.delete(queueFiles).where(and(eq(queueFiles.queueId, queueId), inArray(queueFiles.blobKey, used)))
}

async function isThere(url: string): Promise<boolean> {
  try {
    const options = {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(LOOK_TIMEOUT_MS),
    } as const
    return !GONE.includes((await fetch(url, options)).status)
  } catch {
    return false
  }
}

async function sendFile(client: QueueClient, key: BlobKey): Promise<string> {
  return asUpload(key, (file, type) => upload(client, file, type))
}

/** Puts one file; also what "Test this queue" does with a picture of its own. */
export async function upload(
  client: QueueClient,
  file: string,
  type: UploadType,
  timeoutMs = PUT_TIMEOUT_MS,
): Promise<string> {
  const place = await client.uploadUrl(type)
  if (place.kind === 'refused' && [404, 405, 501].includes(place.status)) throw new NoUploads(place.text)
  if (place.kind === 'unknown' && place.status === 501) throw new NoUploads(place.text)
  if (place.kind !== 'ok') throw notUploaded(place.text)
  const contentType = uploadTypes[type]
  const answer = await fetch(place.value.upload_url, {
    method: 'PUT',
    headers: { 'content-type': contentType },
    body: await openAsBlob(file, { type: contentType }),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: unknown) => {
    throw notUploaded(error instanceof Error ? error.message : String(error))
  })
  if (!answer.ok) throw notUploaded(`HTTP ${answer.status} for the PUT of a ${type} file`)
  return place.value.public_url
}

// The contract has no upload type for QuickTime; the same streams in an MP4 are accepted.
async function asUpload(
  key: BlobKey,
  send: (file: string, type: UploadType) => Promise<string>,
): Promise<string> {
  const file = await blobs().path(key)
  const extension = path.extname(key).slice(1)
  if (isUploadType(extension)) return send(file, extension)
  if (extension !== 'mov') throw notUploaded(`a ${extension} file has no upload type`)
  const ffmpeg = ffmpegPath()
  if (ffmpeg === null) throw notUploaded('a MOV must be rewrapped as MP4, and ffmpeg was not found')
  const folder = await mkdtemp(path.join(tmpdir(), 'shotboard-upload-'))
  try {
    const target = path.join(folder, 'video.mp4')
    await rewrap(ffmpeg, file, target)
    return await send(target, 'mp4')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The streams as they are; only sound that players do not expect in an MP4 (PCM of a camera) is encoded anew. */
async function rewrap(ffmpeg: string, file: string, target: string): Promise<void> {
  const { stderr } = await runFfmpeg(
    ffmpeg,
    ['-hide_banner', ...untrustedInput({ path: file, format: 'mov' })],
    { timeoutMs: PUT_TIMEOUT_MS },
  )
  const sound = /Audio: (?:aac|mp3)/.test(stderr) ? 'copy' : 'aac'
  const streams = ['-map', '0:V:0', '-map', '0:a:0?', '-c:v', 'copy', '-c:a', sound]
  const args = [
    '-v',
    'error',
    ...untrustedInput({ path: file, format: 'mov' }),
    ...streams,
    '-movflags',
    '+faststart',
    target,
  ]
  const run = await runFfmpeg(ffmpeg, args, { timeoutMs: PUT_TIMEOUT_MS })
  if (run.code !== 0) throw notUploaded(run.stderr)
}

function notUploaded(raw: string): Refusal {
  return new Refusal(
    'unavailable',
    'A file could not be uploaded to the queue. Try again, or set PUBLIC_URL so that the queue can fetch it from here.',
    raw.slice(0, 500),
  )
}
