import { z } from 'zod'
import { assetsById, type AssetRow } from '@/lib/server/assets'
import { violates } from '@/lib/server/db/violates'
import { elementsById, type ElementRow } from '@/lib/server/elements'
import { Refusal } from '@/lib/server/errors'
import {
  findGeneration,
  isOpen,
  reserveGeneration,
  type GenerationRow,
  type NewGeneration,
} from '@/lib/server/generations/generation-row'
import { elementIdOn, hashOf, pathOf } from '@/lib/server/generations/request-parts'
import { viewGeneration } from '@/lib/server/generations/views'
import { currentQueue, EMBEDDED_QUEUE } from '@/lib/server/queues'
import { assetIdsOfScene, elementIdsOfScene } from '@/lib/server/references'
import { getStore } from '@/lib/server/store'
import { getStoryboard } from '@/lib/server/storyboards'
import { blocks, preflight } from '@/lib/storyboard/preflight'
import { estimateScene, seedPriceTable } from '@/lib/storyboard/price'
import { compileScene } from '@/lib/storyboard/request'
import type { Scene } from '@/lib/storyboard/schema'
import type { GenerationView } from '@/lib/views'

export const GenerationId = z.object({ id: z.uuid() })
export const SubmitInput = z.object({
  storyboardId: z.uuid(),
  sceneId: z.string().min(1).max(64),
  revision: z.int().min(1),
})

/** Sends one scene, as it was saved under `revision`, to the queue. Resolves when the intent is durable; the rest happens in the background. */
export async function submitGeneration(
  owner: string,
  { storyboardId, sceneId, revision }: z.infer<typeof SubmitInput>,
): Promise<GenerationView> {
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
  const elements = await elementsById(owner, elementIdsOfScene(scene))
  refuseBroken(scene, assets, elements, queue.id)
  const { model, payload } = compileScene(scene, {
    assetUrl: (id) => pathOf(assets, id),
    queueElementId: (id) => elementIdOn(queue.id, elements.get(id)),
  })
  const video = assets.get(scene.references.video?.assetId ?? '')?.facts
  const videoMs = video?.kind === 'video' ? video.durationMs : null
  return reserve({
    ownerId: owner,
    kind: 'take',
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
export async function retryGeneration(owner: string, id: string): Promise<GenerationView> {
  const row = await findGeneration(owner, id)
  if (isOpen(row.state))
    throw new Refusal('blocked', 'This is still running. Wait for it, or cancel it first.')
  if (row.queueId !== (await currentQueue(owner)).id)
    throw new Refusal('blocked', 'This was made for another queue. Generate the scene anew.')
  if (row.kind === 'element') throw new Refusal('blocked', 'Try again from the element.')
  return reserve(copyOf(row))
}

function copyOf(row: GenerationRow): NewGeneration {
  const { ownerId, kind, storyboardId, sceneId, elementId, queueId, model } = row
  const { payload, payloadHash, scene, sceneNumber, estimateMicros } = row
  return {
    ...{ ownerId, kind, storyboardId, sceneId, elementId, queueId, model },
    ...{ payload, payloadHash, scene, sceneNumber, estimateMicros },
  }
}

/** Two tabs may ask for the next take of one scene at once: the unique index lets one win, the other takes the number after. */
async function reserve(values: NewGeneration): Promise<GenerationView> {
  const { db } = await getStore()
  for (let attempt = 0; ; attempt++) {
    try {
      const row = await db.transaction((tx) => reserveGeneration(tx, values))
      return await viewGeneration(row)
    } catch (error) {
      if (attempt >= 10 || !violates(error, 'generations_take')) throw error
    }
  }
}

function refuseBroken(
  scene: Scene,
  assets: Map<string, AssetRow>,
  elements: Map<string, ElementRow>,
  queueId: string,
): void {
  const issues = preflight(scene, {
    assets: new Map([...assets].map(([id, { name, facts }]) => [id, { name, facts }])),
    elements: new Map(
      [...elements].map(([id, element]) => [
        id,
        { ...element, queueElementId: elementIdOn(queueId, element) },
      ]),
    ),
  })
  const blocking = issues.filter(blocks)
  const [first] = blocking
  if (!first) return
  const more = blocking.length > 1 ? ` ${blocking.length - 1} more to fix in this scene.` : ''
  throw new Refusal('blocked', first.sentence + more, blocking.map((issue) => issue.raw).join('\n'))
}
