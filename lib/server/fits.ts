import { createHash } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { assetsById, toAssetView, type AssetRow } from '@/lib/server/assets'
import { blobs } from '@/lib/server/blob/blobs'
import { assets } from '@/lib/server/db/schema'
import { fits } from '@/lib/server/db/schema-media'
import { Refusal } from '@/lib/server/errors'
import { sendJob } from '@/lib/server/jobs/define-job'
import { makeFitJob } from '@/lib/server/jobs/make-fit'
import { getStore } from '@/lib/server/store'
import { isUuid } from '@/lib/server/uuid'
import { whyBadRecipe } from '@/lib/storyboard/fit-plan'
import { FitRecipe } from '@/lib/storyboard/fit-recipe'
import type { FitView } from '@/lib/views-fits'

/** Raised when the maker's output changes, so that old copies are not taken for new ones. */
const MAKER = 1
const MOST = 100

const Purpose = z.enum(['frame', 'reference', 'element', 'video', 'elementVideo'])
const FitInput = z.object({ assetId: z.uuid(), purpose: Purpose, recipe: FitRecipe })
export const FitsInput = z.object({ fits: z.array(FitInput).min(1).max(MOST) })
export const FitId = z.object({ id: z.uuid() })

type FitRow = typeof fits.$inferSelect

/** Asks for fitting copies. One that exists, or is being made, is given back instead of being made again. */
export async function requestFits(owner: string, input: z.infer<typeof FitsInput>): Promise<FitView[]> {
  const originals = await assetsById(
    owner,
    input.fits.map(({ assetId }) => assetId),
  )
  const rows: FitRow[] = []
  for (const each of input.fits) {
    const asset = originals.get(each.assetId)
    if (!asset) throw new Refusal('not-found', 'This file is no longer in the library.')
    const bad = whyBadRecipe(each.recipe, asset.facts, each.purpose)
    if (bad) throw new Refusal('invalid', `${asset.name} was not fitted. ${bad}`)
    rows.push(await requestFit(owner, asset, each))
  }
  return toViews(owner, rows)
}

async function requestFit(
  owner: string,
  asset: AssetRow,
  { purpose, recipe }: z.infer<typeof FitInput>,
): Promise<FitRow> {
  const { db } = await getStore()
  const recipeHash = hashOf(asset.sha256, recipe)
  const isKept = await keptResult(owner, recipeHash)
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(fits)
      .values({ ownerId: owner, assetId: asset.id, purpose, recipe, recipeHash, state: 'queued' })
      .onConflictDoNothing()
      .returning()
    if (made) {
      await sendJob(makeFitJob, { fitId: made.id }, { tx })
      return made
    }
    const mine = and(eq(fits.ownerId, owner), eq(fits.recipeHash, recipeHash))
    const [known] = await tx.select().from(fits).where(mine).for('update')
    if (!known) throw new Error('a fit vanished')
    if (known.state === 'queued' || known.state === 'running' || (known.state === 'done' && isKept))
      return known
    const again = { state: 'queued' as const, percent: 0, error: null, errorRaw: null, resultAssetId: null }
    const [row = known] = await tx
      .update(fits)
      .set({ ...again, updatedAt: sql`now()` })
      .where(mine)
      .returning()
    await sendJob(makeFitJob, { fitId: row.id }, { tx })
    return row
  })
}

/** Whether the copy of this recipe is still there. One in the bin is taken out of it. */
async function keptResult(owner: string, recipeHash: string): Promise<boolean> {
  const { db } = await getStore()
  const [row] = await db
    .select({ asset: assets })
    .from(fits)
    .innerJoin(assets, eq(assets.id, fits.resultAssetId))
    .where(and(eq(fits.ownerId, owner), eq(fits.recipeHash, recipeHash)))
  if (!row || !(await blobs().exists(row.asset.blobKey))) return false
  if (row.asset.deletedAt)
    await db.update(assets).set({ deletedAt: null, purgedAt: null }).where(eq(assets.id, row.asset.id))
  return true
}

/** Stops a copy that is not there yet; its worker looks here while it works. */
export async function cancelFit(owner: string, id: string): Promise<{ id: string }> {
  const { db } = await getStore()
  await db
    .update(fits)
    .set({ state: 'cancelled', updatedAt: sql`now()` })
    .where(and(eq(fits.id, id), eq(fits.ownerId, owner), inArray(fits.state, ['queued', 'running'])))
  return { id }
}

export async function listFits(owner: string, ids: readonly string[]): Promise<FitView[]> {
  const known = ids.filter(isUuid).slice(0, MOST)
  if (known.length === 0) return []
  const { db } = await getStore()
  const rows = await db
    .select()
    .from(fits)
    .where(and(eq(fits.ownerId, owner), inArray(fits.id, known)))
  return toViews(owner, rows)
}

async function toViews(owner: string, rows: readonly FitRow[]): Promise<FitView[]> {
  const results = await assetsById(
    owner,
    rows.flatMap(({ resultAssetId }) => resultAssetId ?? []),
  )
  return rows.map((row) => {
    const result = results.get(row.resultAssetId ?? '')
    const { id, assetId, purpose, state, percent, error, errorRaw } = row
    return {
      id,
      assetId,
      purpose,
      state,
      percent,
      error,
      errorRaw,
      result: result ? toAssetView(result) : null,
    }
  })
}

/** The parsed recipe has its keys in the order of its schema, so equal recipes are equal texts. */
function hashOf(sha256: string, recipe: FitRecipe): string {
  return createHash('sha256')
    .update(JSON.stringify([MAKER, sha256, FitRecipe.parse(recipe)]))
    .digest('hex')
}

/** Changes whenever one of them does. */
export async function fitsTag(owner: string, ids: readonly string[]): Promise<string> {
  const fitViews = await listFits(owner, ids)
  return createHash('sha256').update(JSON.stringify(fitViews)).digest('base64url').slice(0, 22)
}
