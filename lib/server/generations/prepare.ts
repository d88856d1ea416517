import { assetsById, type AssetRow } from '@/lib/server/assets'
import { elementsById } from '@/lib/server/elements/library'
import { viewElements } from '@/lib/server/elements/views'
import { promisedId } from '@/lib/server/elements/wait'
import { Refusal } from '@/lib/server/errors'
import type { NewGeneration } from '@/lib/server/generations/generation-row'
import { hashOf, pathOf } from '@/lib/server/generations/request-parts'
import { priceOfScene } from '@/lib/server/money/price-tables'
import { currentQueue } from '@/lib/server/queues'
import { assetIdsOfScene, elementIdsOfScene } from '@/lib/server/references'
import { getStoryboard } from '@/lib/server/storyboards'
import { usedVersion } from '@/lib/storyboard/element-health'
import type { SceneIssue } from '@/lib/storyboard/issue'
import { blocks, preflight } from '@/lib/storyboard/preflight'
import { compileScene } from '@/lib/storyboard/request'
import type { Scene } from '@/lib/storyboard/schema'
import type { StoryboardView } from '@/lib/views'
import type { ElementView } from '@/lib/views-elements'

export type PreparedScene = { values: NewGeneration; blocking: readonly SceneIssue[] }

/** The storyboard as it was shown; a newer one was not seen by who asks. */
export async function savedStoryboard(
  owner: string,
  storyboardId: string,
  revision: number,
): Promise<StoryboardView> {
  const storyboard = await getStoryboard(owner, storyboardId)
  if (storyboard.revision !== revision)
    throw new Refusal(
      'conflict',
      'This storyboard was changed in another tab. Load the newer version, then generate.',
      `revision ${storyboard.revision} is saved, ${revision} was shown`,
    )
  return storyboard
}

/** What would be written for a scene, its price included, and what forbids it. `number` is its 1-based place. */
export async function prepareScene(
  owner: string,
  { storyboardId, scene, number }: { storyboardId: string; scene: Scene; number: number },
): Promise<PreparedScene> {
  const queue = await currentQueue(owner)
  const assets = await assetsById(owner, assetIdsOfScene(scene))
  const elements = await elementsOf(owner, scene, queue.id)
  const { model, payload } = compileScene(scene, {
    assetUrl: (id) => pathOf(assets, id),
    queueElementId: (id, version) => elementIdFor(elements.get(id), version),
  })
  const videoMs = videoLength(assets.get(scene.references.video?.assetId ?? ''))
  const price = await priceOfScene(owner, queue.id, { scene, videoMs })
  const values: NewGeneration = {
    ...{ ownerId: owner, kind: 'take', storyboardId, sceneId: scene.id, queueId: queue.id, model },
    ...{ payload, payloadHash: hashOf(payload), scene, sceneNumber: number },
    ...{ estimateMicros: price.micros, priceVersion: price.version },
  }
  return { values, blocking: blockingIssues(scene, assets, elements) }
}

/** The length of the scene's reference video, which an edit is billed by. */
export async function sceneVideoMs(owner: string, scene: Scene): Promise<number | null> {
  const id = scene.references.video?.assetId
  return id ? videoLength((await assetsById(owner, [id])).get(id)) : null
}

function videoLength(asset: AssetRow | undefined): number | null {
  return asset?.facts.kind === 'video' ? asset.facts.durationMs : null
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

function blockingIssues(
  scene: Scene,
  assets: Map<string, AssetRow>,
  elements: Map<string, ElementView>,
): SceneIssue[] {
  return preflight(scene, {
    assets: new Map([...assets].map(([id, { name, facts }]) => [id, { name, facts }])),
    elements,
  }).filter(blocks)
}

/** The sentence for what forbids sending; `where` ends it. */
export function broken(blocking: readonly SceneIssue[], where: string): Refusal {
  const more = blocking.length > 1 ? ` ${blocking.length - 1} more to fix ${where}.` : ''
  return new Refusal(
    'blocked',
    (blocking[0]?.sentence ?? '') + more,
    blocking.map((issue) => issue.raw).join('\n'),
  )
}
