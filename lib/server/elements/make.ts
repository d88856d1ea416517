import { eq } from 'drizzle-orm'
import type { Tx } from '@/lib/server/db/db'
import type { AssetRow } from '@/lib/server/assets'
import { elementIds } from '@/lib/server/db/schema-elements'
import { contentHash, filesOf, type Assets, type Content } from '@/lib/server/elements/content'
import { touchElement } from '@/lib/server/elements/ids'
import { Refusal } from '@/lib/server/errors'
import { reserveGeneration, type NewGeneration } from '@/lib/server/generations/generation-row'
import { hashOf, pathOf } from '@/lib/server/generations/request-parts'
import { priceOfElement } from '@/lib/server/money/price-tables'
import type { ElementInput } from '@/lib/storyboard/element-input'
import { whyUnfit } from '@/lib/storyboard/fit'
import { compileElement } from '@/lib/storyboard/request'
import { refusalText, validatePayload } from '@/lib/storyboard/validate'

/** One version of an element, to be made on one queue. */
export type Order = {
  ownerId: string
  elementId: string
  version: number
  content: Content
  queueId: string
  acceptsUnknownPrice?: boolean | undefined
  /** Of the press that asked for it, so that it is asked for once. */
  clickId?: string | undefined
}

/**
 * Asks the queue for an id, as a generation of its own, in the caller's transaction. False when the same files are being
 * made there already: whoever waits for them is served by that.
 */
export async function orderElement(tx: Tx, order: Order, assets: Assets): Promise<boolean> {
  const { ownerId, elementId, version, content, queueId } = order
  const hash = contentHash(content, assets)
  const [row] = await tx
    .insert(elementIds)
    .values({ ownerId, elementId, version, queueId, contentHash: hash, state: 'creating' })
    .onConflictDoNothing()
    .returning({ id: elementIds.id })
  if (!row) return false
  const { model, payload } = compileElement(inputOf(content), { assetUrl: (id) => pathOf(assets, id) })
  const price = await priceOfElement(ownerId, queueId, tx)
  const values: NewGeneration = {
    ...{ ownerId, kind: 'element', elementId, queueId, model, payload, clickId: order.clickId },
    payloadHash: hashOf(payload),
    ...{ estimateMicros: price.micros, priceVersion: price.version },
  }
  const { acceptsUnknownPrice = false } = order
  const generation = await reserveGeneration(tx, values, { acceptsUnknownPrice })
  await tx.update(elementIds).set({ generationId: generation.id }).where(eq(elementIds.id, row.id))
  await touchElement(tx, elementId)
  return true
}

export function inputOf(content: Content): ElementInput {
  const { name, description, tagIds, referenceType } = content
  const { frontalAssetId, referAssetIds, videoAssetId, voiceId } = content
  return { name, description, tagIds, referenceType, frontalAssetId, referAssetIds, videoAssetId, voiceId }
}

/** The files first, because their sentences name them; then every rule of the request (contract.md rules 59 to 66). */
export function refuseUnfit(input: Content, assets: ReadonlyMap<string, AssetRow>): void {
  const purpose = input.referenceType === 'video_refer' ? 'elementVideo' : 'element'
  for (const id of filesOf(input)) {
    const asset = assets.get(id)
    if (!asset || asset.deletedAt !== null)
      throw new Refusal('invalid', `A file of ${input.name} is no longer in the library. Choose another.`)
    const reason = whyUnfit(asset.name, asset.facts, purpose)
    if (reason) throw new Refusal('invalid', reason)
  }
  const { model, payload } = compileElement(inputOf(input), {
    assetUrl: (id) => `https://asset.invalid/${id}`,
  })
  const broken = validatePayload(model, payload).find((issue) => issue.severity !== 'W')
  if (broken)
    throw new Refusal('invalid', `The element cannot be made so: ${broken.reason}.`, refusalText(broken))
}
