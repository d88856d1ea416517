import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { assetsById, type AssetRow } from '@/lib/server/assets'
import type { Tx } from '@/lib/server/db/db'
import { generations, storyboards } from '@/lib/server/db/schema'
import { violates } from '@/lib/server/db/violates'
import { elementsById } from '@/lib/server/elements/library'
import { viewElements } from '@/lib/server/elements/views'
import { orderPromised, promisedId } from '@/lib/server/elements/wait'
import { Refusal } from '@/lib/server/errors'
import {
  findGeneration,
  isOpen,
  reserveGeneration,
  type GenerationRow,
  type NewGeneration,
} from '@/lib/server/generations/generation-row'
import { hashOf, pathOf } from '@/lib/server/generations/request-parts'
import { viewGeneration } from '@/lib/server/generations/views'
import { mark } from '@/lib/server/mark'
import { currentQueue, EMBEDDED_QUEUE } from '@/lib/server/queues'
import { assetIdsOfScene, elementIdsOfScene } from '@/lib/server/references'
import { getStore } from '@/lib/server/store'
import { getStoryboard } from '@/lib/server/storyboards'
import { usedVersion } from '@/lib/storyboard/element-health'
import { blocks, preflight } from '@/lib/storyboard/preflight'
import { estimateScene, seedPriceTable } from '@/lib/storyboard/price'
import { compileScene } from '@/lib/storyboard/request'
import type { Scene } from '@/lib/storyboard/schema'
import type { GenerationView } from '@/lib/views'
import type { ElementView } from '@/lib/views-elements'

/** Made by the browser for one press: the same press sent again is answered with the generation it made. */
const ClickId = z.uuid().optional()

export const GenerationId = z.object({ id: z.uuid() })
export const RetryInput = z.object({ id: z.uuid(), clickId: ClickId })
export const SubmitInput = z.object({
  storyboardId: z.uuid(),
  sceneId: z.string().min(1).max(64),
  revision: z.int().min(1),
  clickId: ClickId,
})

/** Sends one scene, as it was saved under `revision`, to the queue. Resolves when the intent is durable; the rest happens in the background. */
export async function submitGeneration(
  owner: string,
  { storyboardId, sceneId, revision, clickId }: z.infer<typeof SubmitInput>,
): Promise<GenerationView> {
  const made = await madeByClick(owner, clickId)
  if (made) return made
  const storyboard = await getStoryboard(owner, storyboardId)
  if (storyboard.revision !== revision)
    throw new Refusal(
      'conflict',
      'This storyboard was changed in another tab. Load the newer version, then generate.',
      `revision ${storyboard.revision} is saved, ${revision} was shown`,
    )
  const index = storyboard.document.scenes.findIndex((scene) => scene.id === sceneId)
  const scene = storyboard.document.scenes[index]
  if (!scene) throw new Refusal('not-found', 'This scene is no longer in the storyboard.')

  const queue = await currentQueue(owner)
  const assets = await assetsById(owner, assetIdsOfScene(scene))
  const elements = await elementsOf(owner, scene, queue.id)
  refuseBroken(scene, assets, elements)
  const { model, payload } = compileScene(scene, {
    assetUrl: (id) => pathOf(assets, id),
    queueElementId: (id, version) => elementIdFor(elements.get(id), version),
  })
  const video = assets.get(scene.references.video?.assetId ?? '')?.facts
  const videoMs = video?.kind === 'video' ? video.durationMs : null
  return reserve({
    ownerId: owner,
    kind: 'take',
    clickId,
    storyboardId,
    sceneId,
    queueId: queue.id,
    model,
    payload,
    payloadHash: hashOf(payload),
    scene,
    sceneNumber: index + 1,
    estimateMicros: queue.id === EMBEDDED_QUEUE ? 0 : estimateScene(scene, seedPriceTable, { videoMs }),
  })
}

/** The same request once more, as a new generation: the next take, or another try for the element. */
export async function retryGeneration(
  owner: string,
  { id, clickId }: z.infer<typeof RetryInput>,
): Promise<GenerationView> {
  const made = await madeByClick(owner, clickId)
  if (made) return made
  const row = await findGeneration(owner, id)
  if (isOpen(row.state))
    throw new Refusal('blocked', 'This is still running. Wait for it, or cancel it first.')
  if (row.queueId !== (await currentQueue(owner)).id)
    throw new Refusal('blocked', 'This was made for another queue. Generate the scene anew.')
  if (row.kind === 'element') throw new Refusal('blocked', 'Try again from the element.')
  return reserve({ ...copyOf(row), clickId })
}

async function elementsOf(owner: string, scene: Scene, queueId: string): Promise<Map<string, ElementView>> {
  const rows = await elementsById(owner, elementIdsOfScene(scene))
  const views = await viewElements([...rows.values()], queueId)
  return new Map(views.map((view) => [view.id, view]))
}

/** The id, or the promise of one for an element that is made first. */
function elementIdFor(element: ElementView | undefined, pinned: number | undefined): string | null {
  if (!element) return null
  const { state, queueElementId } = usedVersion(element, pinned)
  return state === 'ready' ? queueElementId : promisedId(element.id, pinned ?? element.version)
}

function copyOf(row: GenerationRow): NewGeneration {
  const { ownerId, kind, storyboardId, sceneId, elementId, queueId, model } = row
  const { payload, payloadHash, scene, sceneNumber, estimateMicros } = row
  return {
    ...{ ownerId, kind, storyboardId, sceneId, elementId, queueId, model },
    ...{ payload, payloadHash, scene, sceneNumber, estimateMicros },
  }
}

async function madeByClick(owner: string, clickId: string | undefined): Promise<GenerationView | null> {
  if (clickId === undefined) return null
  const { db } = await getStore()
  const [row] = await db
    .select()
    .from(generations)
    .where(and(eq(generations.ownerId, owner), eq(generations.clickId, clickId)))
  return row ? viewGeneration(row) : null
}

/** Two tabs may ask for the next take of one scene at once: the unique index lets one win, the other takes the number after. */
async function reserve(values: NewGeneration): Promise<GenerationView> {
  const { db } = await getStore()
  const order = await orderPromised(values)
  for (let attempt = 0; ; attempt++) {
    try {
      const row = await db.transaction(async (tx) => {
        await refuseArchived(tx, values.storyboardId)
        await order(tx)
        return reserveGeneration(tx, values)
      })
      mark('reserved:committed')
      return await viewGeneration(row)
    } catch (error) {
      if (violates(error, 'generations_click')) {
        const made = await madeByClick(values.ownerId, values.clickId ?? undefined)
        if (made) return made
      }
      if (attempt >= 10 || !violates(error, 'generations_take')) throw error
    }
  }
}

/** Locks the storyboard for this moment: one that is put away at the same time is put away before or after, never in between. */
async function refuseArchived(tx: Tx, id: string | null | undefined): Promise<void> {
  if (!id) return
  const [row] = await tx
    .select({ archivedAt: storyboards.archivedAt })
    .from(storyboards)
    .where(eq(storyboards.id, id))
    .for('share')
  if (!row) throw new Refusal('not-found', 'This storyboard does not exist on this server.')
  if (row.archivedAt)
    throw new Refusal('blocked', 'This storyboard is in the archive. Bring it back, then generate.')
}

function refuseBroken(scene: Scene, assets: Map<string, AssetRow>, elements: Map<string, ElementView>): void {
  const issues = preflight(scene, {
    assets: new Map([...assets].map(([id, { name, facts }]) => [id, { name, facts }])),
    elements,
  })
  const blocking = issues.filter(blocks)
  const [first] = blocking
  if (!first) return
  const more = blocking.length > 1 ? ` ${blocking.length - 1} more to fix in this scene.` : ''
  throw new Refusal('blocked', first.sentence + more, blocking.map((issue) => issue.raw).join('\n'))
}
