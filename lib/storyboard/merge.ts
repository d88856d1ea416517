import { limits } from '@/lib/storyboard/limits'
import { mergeScene, withLegalSet, type ShotSides } from '@/lib/storyboard/merge-scene'
import {
  mergeMembers,
  mergeOrder,
  mergeValue,
  same,
  type Decide,
  type Side,
  type Sides,
} from '@/lib/storyboard/merge-values'
import type { Scene, Shot, Storyboard } from '@/lib/storyboard/schema'

/** Something both sides changed, differently. `field` "scene" or "shot" means: one changed it, the other removed it. */
export type MergeConflict = {
  /** Names it for a decision; the same in every merge of the same three documents. */
  key: string
  sceneId: string | null
  field: string
  mine: unknown
  theirs: unknown
}
export type Merged = { storyboard: Storyboard; conflicts: MergeConflict[] }
export type Choices = Readonly<Record<string, Side>>

/**
 * Three-way merge by ids over the common `base`: titles, scenes, shots, fields and references of both sides. Whatever only one
 * side changed is kept; what both changed differently is a conflict and comes from theirs unless `choices` says mine.
 * Legal documents merge into a legal document. Nothing changed on one side gives the other side's object.
 */
export function mergeStoryboards(sides: Sides<Storyboard>, choices: Choices = {}): Merged {
  const { base, mine, theirs } = sides
  if (mine === base || same(base, mine) || same(mine, theirs)) return { storyboard: theirs, conflicts: [] }
  if (same(base, theirs)) return { storyboard: mine, conflicts: [] }
  const conflicts: MergeConflict[] = []
  const decideIn =
    (sceneId: string | null): Decide =>
    ({ field, mine: ours, theirs: other }) => {
      const key = `${sceneId ?? ''}/${field}`
      if (!conflicts.some((each) => each.key === key))
        conflicts.push({ key, sceneId, field, mine: ours, theirs: other })
      return choices[key] ?? 'theirs'
    }
  const decide = decideIn(null)
  const kept = keptScenes(sides, decideIn)
  const places = shotPlaces(sides, kept, decideIn)
  const order = mergeOrder(
    { base: idsOf(base.scenes), mine: idsOf(mine.scenes), theirs: idsOf(theirs.scenes) },
    kept,
    { field: 'order', decide },
  )
  const find = shotFinder(sides)
  const scenes = order.flatMap((id) => {
    const [b, m, t] = [base, mine, theirs].map((each) => each.scenes.find((scene) => scene.id === id))
    const one = t ?? m
    if (!one) return []
    const shotIds = placedIn(places, id)
    const merged = mergeScene(
      { base: b ?? one, mine: m ?? one, theirs: t ?? one },
      { shotIds, find, decide: decideIn(id) },
    )
    return merged.shots.length > 0 ? [merged] : []
  })
  const title = mergeValue({ base: base.title, mine: mine.title, theirs: theirs.title }, 'title', decide)
  const defaults = mergeValue(
    { base: base.defaults, mine: mine.defaults, theirs: theirs.defaults },
    'defaults',
    decide,
  )
  const whole = scenes.length > 0 ? scenes : theirs.scenes
  const { version } = theirs
  const storyboard = { version, title, scenes: withoutOverflow(whole), ...(defaults && { defaults }) }
  return { storyboard, conflicts }
}

const idsOf = (list: readonly { id: string }[]) => list.map((each) => each.id)
type DecideIn = (sceneId: string | null) => Decide

/** Scenes that stay. One that a side removed and the other changed is a question; a film never loses its last one. */
function keptScenes({ base, mine, theirs }: Sides<Storyboard>, decideIn: DecideIn): Set<string> {
  const kept = mergeMembers({
    base: idsOf(base.scenes),
    mine: idsOf(mine.scenes),
    theirs: idsOf(theirs.scenes),
  })
  for (const was of base.scenes) {
    const left = [mine, theirs].map((each) => each.scenes.find((scene) => scene.id === was.id))
    const [ours, other] = left
    if (kept.has(was.id) || (!ours && !other) || same(ours ?? other, was)) continue
    const side = decideIn(was.id)({ field: 'scene', mine: ours ?? null, theirs: other ?? null })
    if (side === 'mine' ? ours : other) kept.add(was.id)
  }
  return kept.size > 0 ? kept : new Set(idsOf(theirs.scenes))
}

/** Shot id → the scene it ends up in. */
function shotPlaces(
  { base, mine, theirs }: Sides<Storyboard>,
  kept: ReadonlySet<string>,
  decideIn: DecideIn,
): Map<string, string> {
  const [b, m, t] = [placesOf(base), placesOf(mine), placesOf(theirs)]
  const find = shotFinder({ base, mine, theirs })
  const places = new Map<string, string>()
  for (const id of new Set([...t.keys(), ...m.keys()])) {
    const was = b.get(id) ?? null
    const sides = { base: was, mine: m.get(id) ?? null, theirs: t.get(id) ?? null }
    const shot = find(id)
    const goneWithScene = [mine, theirs].some(
      (each) => was !== null && !each.scenes.some(({ id: one }) => one === was),
    )
    const question =
      !goneWithScene &&
      (sides.mine === null) !== (sides.theirs === null) &&
      was !== null &&
      touched(shot.mine ?? shot.theirs, shot.base)
    const decide = decideIn(was ?? sides.mine ?? sides.theirs)
    const place = question
      ? decide({ field: `shot.${id}`, mine: shot.mine ?? null, theirs: shot.theirs ?? null }) === 'mine'
        ? sides.mine
        : sides.theirs
      : was === null || goneWithScene
        ? (sides.theirs ?? sides.mine)
        : mergeValue(sides, `shot.${id}.place`, decide)
    if (place === null) continue
    const home = [place, sides.theirs, sides.mine, was].find((each) => each !== null && kept.has(each))
    if (home) places.set(id, home)
  }
  return withoutEmpty(places, { base, mine, theirs }, kept)
}
function touched(now: Shot | undefined, was: Shot | undefined): boolean {
  return now !== undefined && was !== undefined && !same({ ...now, durationMs: 0 }, { ...was, durationMs: 0 })
}

/** Each side took another shot out, and none is left: then theirs stand there as they were, unless they went elsewhere. */
function withoutEmpty(
  places: Map<string, string>,
  { mine, theirs }: Sides<Storyboard>,
  kept: ReadonlySet<string>,
): Map<string, string> {
  for (const sceneId of kept) {
    if (placedIn(places, sceneId).size > 0) continue
    const scene = [theirs, mine].flatMap((each) => each.scenes).find((each) => each.id === sceneId)
    for (const shot of scene?.shots ?? []) if (!places.has(shot.id)) places.set(shot.id, sceneId)
  }
  return places
}

function placesOf(storyboard: Storyboard): Map<string, string> {
  return new Map(
    storyboard.scenes.flatMap((scene) => scene.shots.map((shot) => [shot.id, scene.id] as const)),
  )
}
function placedIn(places: ReadonlyMap<string, string>, sceneId: string): Set<string> {
  return new Set([...places].filter(([, scene]) => scene === sceneId).map(([id]) => id))
}
function shotFinder({ base, mine, theirs }: Sides<Storyboard>): (id: string) => ShotSides {
  const index = (each: Storyboard) =>
    new Map(each.scenes.flatMap((scene) => scene.shots.map((shot) => [shot.id, shot] as const)))
  const [b, m, t] = [index(base), index(mine), index(theirs)]
  return (id) => ({ base: b.get(id), mine: m.get(id), theirs: t.get(id) })
}

/** More than six shots came together: the rest follow in a scene of their own, so that nobody's work is lost. */
function withoutOverflow(scenes: readonly Scene[]): Scene[] {
  const used = new Set(scenes.flatMap((scene) => [scene.id, ...idsOf(scene.shots)]))
  const { max } = limits.shot
  return scenes.flatMap((scene) => {
    const parts: Scene[] = []
    for (let from = 0; from < scene.shots.length; from += max) {
      const shots = scene.shots.slice(from, from + max)
      const id = from === 0 ? scene.id : freshId(scene.id, used)
      parts.push(withLegalSet({ ...scene, id, shots }))
    }
    return parts.length === 1 ? [scene] : parts
  })
}
function freshId(id: string, used: Set<string>): string {
  for (let n = 2; ; n++) {
    const fresh = `${id.slice(0, 58)}-${n}`
    if (used.has(fresh)) continue
    used.add(fresh)
    return fresh
  }
}
