import { randomBytes } from 'node:crypto'
import { rm, stat } from 'node:fs/promises'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { uploads } from '@/lib/server/db/schema'
import { EngineFailure } from '@/lib/server/engine/engine-failure'
import { fetchToFile } from '@/lib/server/engine/fetch-file'
import { importUrlJob } from '@/lib/server/jobs/import-url'
import { ingestUploadJob } from '@/lib/server/jobs/ingest-upload'
import { sendJob } from '@/lib/server/jobs/define-job'
import { cleanName } from '@/lib/server/media/file-name'
import { staging, stagedPath, whyNoRoom } from '@/lib/server/media/staging'
import { whyOverQuota } from '@/lib/server/storage-use'
import { getStore } from '@/lib/server/store'

const MAX_BYTES = 500 * 1024 * 1024
const TIMEOUT_MS = 5 * 60_000

export const ImportUrlInput = z.object({
  url: z.url({ protocol: /^https?$/, error: 'An address starts with http:// or https://' }).max(2_000),
})

/** Notes that a file is wanted from another server; a job fetches it. It shows up in the list of uploads at once. */
export async function importUrl(
  owner: string,
  { url }: z.infer<typeof ImportUrlInput>,
): Promise<{ id: string }> {
  const id = randomBytes(16).toString('hex')
  const { db } = await getStore()
  await db.transaction(async (tx) => {
    await tx
      .insert(uploads)
      .values({ id, ownerId: owner, name: nameOf(url), bytes: 0, state: 'fetching', sourceUrl: url })
    await sendJob(importUrlJob, { uploadId: id }, { tx })
  })
  return { id }
}

type Fetching = { signal?: AbortSignal; allows?: (address: string) => boolean }

/** Fetches the file and hands it to the ingest job, or refuses it with a sentence. Only addresses of the open internet are spoken to, on every redirect. Safe to repeat. */
export async function fetchUpload(id: string, { signal, allows }: Fetching = {}): Promise<void> {
  const { db } = await getStore()
  const fetching = and(eq(uploads.id, id), eq(uploads.state, 'fetching'))
  const [upload] = await db.select().from(uploads).where(fetching)
  if (!upload?.sourceUrl) return
  staging()
  const target = stagedPath(id)
  await rm(target, { force: true })
  const refuse = (refusal: string) =>
    db
      .update(uploads)
      .set({ state: 'refused', refusal, updatedAt: sql`now()` })
      .where(fetching)
  const noRoom = await whyNoRoom(upload.name, 0)
  if (noRoom) return void (await refuse(noRoom))
  try {
    const limits = {
      maxBytes: MAX_BYTES,
      timeoutMs: TIMEOUT_MS,
      ...(signal && { signal }),
      ...(allows && { allows }),
    }
    await fetchToFile(upload.sourceUrl, target, limits)
  } catch (error) {
    await rm(target, { force: true })
    if (!(error instanceof EngineFailure)) throw error
    return void (await refuse(`${error.message}.`))
  }
  const { size: bytes } = await stat(target)
  const overQuota = await whyOverQuota(upload.ownerId, upload.name, bytes)
  if (overQuota) {
    await rm(target, { force: true })
    return void (await refuse(overQuota))
  }
  await db.transaction(async (tx) => {
    const [row] = await tx
      .update(uploads)
      .set({ state: 'received', bytes, updatedAt: sql`now()` })
      .where(fetching)
      .returning({ id: uploads.id })
    if (row) await sendJob(ingestUploadJob, { uploadId: id }, { tx })
  })
}

/** After the last attempt. */
export async function giveUpFetching(id: string, error: unknown): Promise<void> {
  console.error('[media] a file could not be fetched', error)
  const { db } = await getStore()
  await db
    .update(uploads)
    .set({
      state: 'refused',
      refusal: 'The file could not be fetched. Try again; the server log has the details.',
      updatedAt: sql`now()`,
    })
    .where(and(eq(uploads.id, id), eq(uploads.state, 'fetching')))
}

function nameOf(url: string): string {
  const { pathname, hostname } = new URL(url)
  const last = pathname.split('/').findLast((part) => part !== '')
  try {
    return cleanName(decodeURIComponent(last ?? hostname))
  } catch {
    return cleanName(last ?? hostname)
  }
}
