import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { formatOf } from '@/lib/media/format-of'
import { blobs } from '@/lib/server/blob/blobs'
import { assets } from '@/lib/server/db/schema'
import { fits } from '@/lib/server/db/schema-media'
import { isDiskFull } from '@/lib/server/errors'
import { askDecoder } from '@/lib/server/media/decoder'
import { fitClip } from '@/lib/server/media/fit-clip'
import { probeFile } from '@/lib/server/media/probe'
import { getStore } from '@/lib/server/store'
import { whyUnfit, whyUnreadable } from '@/lib/storyboard/fit'

type FitRow = typeof fits.$inferSelect
type AssetRow = typeof assets.$inferSelect

const LOOK_MS = 700

/** Makes the copy, proves that it is legal, and keeps it as an asset linked to its original. Safe to repeat; stops when the row says cancelled. */
export async function makeFit(id: string, closing: AbortSignal): Promise<void> {
  const fit = await begin(id)
  if (!fit) return
  const { db } = await getStore()
  const [original] = await db.select().from(assets).where(eq(assets.id, fit.assetId))
  if (!original || !(await blobs().exists(original.blobKey)))
    return fail(id, 'The original is no longer on the server. Add it again, then make it fit.', null)
  const folder = await mkdtemp(path.join(tmpdir(), 'shotboard-fit-'))
  const cancelled = watchCancel(id)
  try {
    const signal = AbortSignal.any([closing, cancelled.signal])
    const target = path.join(folder, 'copy')
    const trouble = await make(fit, original, { target, signal })
    closing.throwIfAborted()
    if (cancelled.signal.aborted) return
    if (trouble) return await fail(id, trouble.sentence, trouble.raw)
    await keep(fit, original, { target, thumbPath: path.join(folder, 'thumb') })
  } finally {
    cancelled.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** After the last attempt. */
export async function failFit(id: string, error: unknown): Promise<void> {
  console.error('[fit] a copy could not be made', error)
  const raw = error instanceof Error ? error.message : String(error)
  if (isDiskFull(error))
    return fail(id, 'The disk of the server is full. Free some space, then make it fit again.', raw)
  await fail(id, 'The copy could not be made. Try again; the server log has the details.', raw)
}

type Trouble = { sentence: string; raw: string | null }
type Work = { target: string; signal: AbortSignal }

async function make(fit: FitRow, original: AssetRow, { target, signal }: Work): Promise<Trouble | null> {
  const source = { path: await blobs().path(original.blobKey), format: formatOf(original.blobKey) }
  if (fit.recipe.kind === 'image') {
    const { mime, bytes } = original.facts
    const answer = await askDecoder({ type: 'fit', ...source, mime, bytes, recipe: fit.recipe, target })
    return answer.ok ? null : { sentence: whyUnreadable(original.name, answer.reason), raw: answer.raw }
  }
  if (original.facts.kind !== 'video') return { sentence: `${original.name} is not a video.`, raw: null }
  const onPercent = (percent: number) => void report(fit.id, percent)
  return fitClip(source, { recipe: fit.recipe, facts: original.facts, target, signal, onPercent })
}

async function keep(fit: FitRow, original: AssetRow, files: { target: string; thumbPath: string }) {
  const probe = await probeFile(files.target, { thumbPath: files.thumbPath })
  if (!probe.ok) throw new Error(`the copy cannot be read: ${probe.reason.code} ${probe.raw ?? ''}`)
  const name = `${stem(original.name)} fitted.${probe.ext}`
  const unfit = whyUnfit(name, probe.facts, fit.purpose)
  if (unfit) return fail(fit.id, `The copy still does not fit. ${unfit}`, JSON.stringify(probe.facts))
  const { key: blobKey, sha256 } = await blobs().put(files.target, probe.ext)
  const ext = probe.facts.kind === 'image' ? 'webp' : 'jpg'
  const thumbKey = existsSync(files.thumbPath) ? (await blobs().put(files.thumbPath, ext)).key : null
  const { db } = await getStore()
  await db.transaction(async (tx) => {
    const link = { derivedFromId: original.id, purpose: fit.purpose, folderId: original.folderId }
    const [row] = await tx
      .insert(assets)
      .values({ ownerId: fit.ownerId, name, sha256, blobKey, thumbKey, facts: probe.facts, ...link })
      // The very same bytes may be in the library already, by another way: then that file is the copy.
      .onConflictDoUpdate({
        target: [assets.ownerId, assets.sha256],
        set: { blobKey, thumbKey, facts: probe.facts, deletedAt: null, purgedAt: null },
      })
      .returning({ id: assets.id })
    if (row) await settle(fit.id, { state: 'done', percent: 100, resultAssetId: row.id }, tx)
  })
}

async function begin(id: string): Promise<FitRow | null> {
  const { db } = await getStore()
  const [row] = await db
    .update(fits)
    .set({ state: 'running', percent: 0, updatedAt: sql`now()` })
    .where(and(eq(fits.id, id), inArray(fits.state, ['queued', 'running'])))
    .returning()
  return row ?? null
}

async function report(id: string, percent: number): Promise<void> {
  await settle(id, { percent }).catch(() => undefined)
}
function fail(id: string, error: string, errorRaw: string | null): Promise<void> {
  return settle(id, {
    state: 'failed',
    error,
    errorRaw: errorRaw?.replaceAll('\0', '').slice(0, 2000) ?? null,
  })
}

async function settle(
  id: string,
  change: Partial<FitRow>,
  tx?: Pick<Awaited<ReturnType<typeof getStore>>['db'], 'update'>,
): Promise<void> {
  const db = tx ?? (await getStore()).db
  await db
    .update(fits)
    .set({ ...change, updatedAt: sql`now()` })
    .where(and(eq(fits.id, id), eq(fits.state, 'running')))
}

/** The one who cancels may speak to another process, so the row is looked at. */
function watchCancel(id: string): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController()
  const timer = setInterval(() => {
    void getStore()
      .then(({ db }) => db.select({ state: fits.state }).from(fits).where(eq(fits.id, id)))
      .then(([row]) => row?.state !== 'running' && controller.abort())
      .catch(() => undefined)
  }, LOOK_MS)
  return { signal: controller.signal, stop: () => clearInterval(timer) }
}

function stem(name: string): string {
  const dot = name.lastIndexOf('.')
  return (dot > 0 ? name.slice(0, dot) : name).slice(0, 180)
}
