import { and, eq, sql } from 'drizzle-orm'
import { assetsById, type AssetRow } from '@/lib/server/assets'
import { elements } from '@/lib/server/db/schema'
import { storable } from '@/lib/server/db/storable'
import { findElement, viewElement, type ElementRow } from '@/lib/server/elements'
import { Refusal } from '@/lib/server/errors'
import { reserveGeneration, type NewGeneration } from '@/lib/server/generations/generation-row'
import { hashOf, pathOf } from '@/lib/server/generations/request-parts'
import { currentQueue } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'
import type { ElementInput } from '@/lib/storyboard/element-input'
import { whyUnfit } from '@/lib/storyboard/fit'
import { compileElement } from '@/lib/storyboard/request'
import { refusalText, validatePayload } from '@/lib/storyboard/validate'
import type { ElementView } from '@/lib/views'

/** Keeps the element and its request in one transaction; it is ready when the queue has given it an id. */
export async function createElement(owner: string, input: ElementInput): Promise<ElementView> {
  const assets = await assetsById(owner, assetIdsOf(input))
  refuseUnfit(input, assets)
  const queueId = (await currentQueue(owner)).id
  const { db } = await getStore()
  const row = await db.transaction(async (tx) => {
    const values = { ...input, ownerId: owner, state: 'creating' as const, queueId }
    const [element] = await tx.insert(elements).values(storable(values)).returning()
    if (!element) throw new Error('the element was not written')
    await reserveGeneration(tx, requestFor(element, input, assets))
    return element
  })
  return viewElement(row)
}

/** A failed element once more, from the same pictures. Also for one whose id belongs to another queue. */
export async function retryElement(owner: string, id: string): Promise<ElementView> {
  const element = await findElement(owner, id)
  const queueId = (await currentQueue(owner)).id
  if (element.state === 'creating') throw new Refusal('blocked', `${element.name} is being made already.`)
  if (element.state === 'ready' && element.queueId === queueId)
    throw new Refusal('blocked', `${element.name} is ready already.`)
  const input = inputOf(element)
  const assets = await assetsById(owner, assetIdsOf(input))
  refuseUnfit(input, assets)
  const { db } = await getStore()
  const row = await db.transaction(async (tx) => {
    const changes = { state: 'creating', error: null, queueElementId: null, queueId } as const
    const [after] = await tx
      .update(elements)
      .set({ ...changes, updatedAt: sql`now()` })
      .where(and(eq(elements.id, id), eq(elements.state, element.state)))
      .returning()
    if (!after) throw new Refusal('conflict', `${element.name} was changed at this moment. Look again.`)
    await reserveGeneration(tx, requestFor(after, input, assets))
    return after
  })
  return viewElement(row)
}

function requestFor(element: ElementRow, input: ElementInput, assets: Map<string, AssetRow>): NewGeneration {
  const { model, payload } = compileElement(input, { assetUrl: (assetId) => pathOf(assets, assetId) })
  return {
    ownerId: element.ownerId,
    kind: 'element',
    elementId: element.id,
    queueId: element.queueId,
    model,
    payload,
    payloadHash: hashOf(payload),
    estimateMicros: 0,
  }
}

function inputOf(element: ElementRow): ElementInput {
  const { name, description, tagIds, referenceType, frontalAssetId, referAssetIds, videoAssetId, voiceId } =
    element
  return { name, description, tagIds, referenceType, frontalAssetId, referAssetIds, videoAssetId, voiceId }
}

function assetIdsOf({ referenceType, frontalAssetId, referAssetIds, videoAssetId }: ElementInput): string[] {
  const used = referenceType === 'video_refer' ? [videoAssetId] : [frontalAssetId, ...referAssetIds]
  return used.filter((id) => id !== null)
}

/** The files first, because their sentences name them; then every rule of the request (contract.md rules 59 to 66). */
function refuseUnfit(input: ElementInput, assets: Map<string, AssetRow>): void {
  const purpose = input.referenceType === 'video_refer' ? 'elementVideo' : 'element'
  for (const id of assetIdsOf(input)) {
    const asset = assets.get(id)
    if (!asset) throw new Refusal('invalid', 'One of the files is no longer in the library. Choose another.')
    const reason = whyUnfit(asset.name, asset.facts, purpose)
    if (reason) throw new Refusal('invalid', reason)
  }
  const { model, payload } = compileElement(input, { assetUrl: (id) => `https://asset.invalid/${id}` })
  const broken = validatePayload(model, payload).find((issue) => issue.severity !== 'W')
  if (broken)
    throw new Refusal('invalid', `The element cannot be made so: ${broken.reason}.`, refusalText(broken))
}
