import { limits } from '@/lib/storyboard/limits'
import { mergeReferences } from '@/lib/storyboard/merge-references'
import { mergeOrder, mergeValue, type Decide, type Sides } from '@/lib/storyboard/merge-values'
import type { Scene, Shot } from '@/lib/storyboard/schema'
import { clamp, fitScene, isLegalSet, snap } from '@/lib/storyboard/shot-lengths'

const { minMs: shortestMs, stepMs } = limits.shot

/** How the parent sees one shot: what each side has of it, wherever it stands. */
export type ShotSides = { base: Shot | undefined; mine: Shot | undefined; theirs: Shot | undefined }

/**
 * One scene that both sides have. `shotIds` are the shots that end up here, `find` gives their sides. The set is legal
 * afterwards unless there are more than six shots: the caller moves those on.
 */
export function mergeScene(
  { base, mine, theirs }: Sides<Scene>,
  {
    shotIds,
    find,
    decide,
  }: { shotIds: ReadonlySet<string>; find: (id: string) => ShotSides; decide: Decide },
): Scene {
  const field = <K extends 'name' | 'quality' | 'aspect' | 'sound' | 'watermark' | 'durationMs'>(key: K) =>
    mergeValue({ base: base[key], mine: mine[key], theirs: theirs[key] }, key, decide)
  const references = mergeReferences(
    { base: base.references, mine: mine.references, theirs: theirs.references },
    decide,
  )
  const ids = (scene: Scene) => scene.shots.map((shot) => shot.id)
  const order = mergeOrder({ base: ids(base), mine: ids(mine), theirs: ids(theirs) }, shotIds, {
    field: 'order',
    decide,
  })
  const sound = field('sound')
  return withLegalSet({
    id: theirs.id,
    name: field('name'),
    quality: field('quality'),
    aspect: field('aspect'),
    sound: sound && references.video === null,
    watermark: field('watermark'),
    durationMs: field('durationMs'),
    references,
    shots: order.flatMap((id) => mergeShot(id, find(id), decide) ?? []),
  })
}

function mergeShot(id: string, { base, mine, theirs }: ShotSides, decide: Decide): Shot | null {
  if (!mine || !theirs) return mine ?? theirs ?? null
  const from = base ?? theirs
  const field = <K extends 'prompt' | 'durationMs' | 'locked' | 'pictureId'>(key: K) =>
    mergeValue({ base: from[key], mine: mine[key], theirs: theirs[key] }, `shot.${id}.${key}`, decide)
  return {
    id,
    prompt: field('prompt'),
    durationMs: field('durationMs'),
    locked: field('locked'),
    pictureId: field('pictureId'),
  }
}

/** Whole seconds that add up to the scene: what both sides did to lengths may not. Locked shots yield only where nothing else can. */
export function withLegalSet(scene: Scene): Scene {
  if (isLegalSet(scene)) return scene
  const count = Math.min(scene.shots.length, limits.shot.max)
  const lowest = Math.max(limits.scene.minMs, count * shortestMs)
  const durationMs = clamp(snap(scene.durationMs), { minMs: lowest, maxMs: limits.scene.maxMs })
  const shots = scene.shots.map((shot) => ({
    ...shot,
    durationMs: Math.max(stepMs, snap(shot.durationMs)),
  }))
  if (shots.length > limits.shot.max) return { ...scene, durationMs, shots }
  return fitScene({ ...scene, durationMs, shots }, durationMs) ?? scene
}
