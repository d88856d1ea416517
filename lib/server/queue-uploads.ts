import { openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { QueueClient } from '@/lib/queue/client'
import { isUploadType, uploadTypes, type UploadType } from '@/lib/queue/contract'
import type { BlobKey } from '@/lib/server/blob/blob-store'
import { blobs } from '@/lib/server/blob/blobs'
import { settings } from '@/lib/server/db/schema'
import { Refusal } from '@/lib/server/errors'
import { untrustedInput } from '@/lib/server/media/decode-video'
import { ffmpegPath, runFfmpeg } from '@/lib/server/media/ffmpeg'
import { currentOwner } from '@/lib/server/owner'
import { getStore } from '@/lib/server/store'

const KEPT_MS = 24 * 3600 * 1000
const PUT_TIMEOUT_MS = 10 * 60_000
const Kept = z.object({ url: z.url(), at: z.number() })

/**
 * The address of a blob on a queue that cannot reach this server: the bytes are uploaded there, once a day at most
 * (nobody documents how long they stay). Throws Refusal with a sentence.
 */
export async function uploadForQueue(
  queue: { id: string; client: QueueClient },
  key: BlobKey,
): Promise<string> {
  const { db } = await getStore()
  const mine = and(eq(settings.ownerId, currentOwner()), eq(settings.key, `queue-upload:${queue.id}:${key}`))
  const [row] = await db.select().from(settings).where(mine)
  const kept = Kept.safeParse(row?.value)
  if (kept.success && Date.now() - kept.data.at < KEPT_MS) return kept.data.url
  const url = await asUpload(key, (file, type) => upload(queue.client, file, type))
  const value = { url, at: Date.now() }
  await db
    .insert(settings)
    .values({ ownerId: currentOwner(), key: `queue-upload:${queue.id}:${key}`, value })
    .onConflictDoUpdate({ target: [settings.ownerId, settings.key], set: { value, updatedAt: sql`now()` } })
  return url
}

async function upload(client: QueueClient, file: string, type: UploadType): Promise<string> {
  const place = await client.uploadUrl(type)
  if (place.kind !== 'ok') throw notUploaded(place.text)
  const contentType = uploadTypes[type]
  const answer = await fetch(place.value.upload_url, {
    method: 'PUT',
    headers: { 'content-type': contentType },
    body: await openAsBlob(file, { type: contentType }),
    signal: AbortSignal.timeout(PUT_TIMEOUT_MS),
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
    const streams = ['-map', '0:V:0', '-map', '0:a:0?', '-c:v', 'copy', '-c:a', 'aac']
    const args = ['-v', 'error', ...untrustedInput(file), ...streams, '-movflags', '+faststart', target]
    const run = await runFfmpeg(ffmpeg, args, PUT_TIMEOUT_MS)
    if (run.code !== 0) throw notUploaded(run.stderr)
    return await send(target, 'mp4')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function notUploaded(raw: string): Refusal {
  return new Refusal(
    'unavailable',
    'A file could not be uploaded to the queue. Try again, or set PUBLIC_URL so that the queue can fetch it from here.',
    raw.slice(0, 500),
  )
}
