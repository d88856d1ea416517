import type { GenerationView } from '@/lib/views'

type Groups = ReadonlyMap<string, readonly GenerationView[]>
const none: readonly GenerationView[] = []

/** Takes by scene, newest first. A scene whose takes did not change keeps its array, so that nothing of it draws again. */
export function groupTakes(generations: readonly GenerationView[], previous: Groups): Groups {
  const groups = new Map<string, GenerationView[]>()
  for (const generation of generations) {
    if (generation.kind !== 'take' || generation.sceneId === null) continue
    const group = groups.get(generation.sceneId)
    if (group) group.push(generation)
    else groups.set(generation.sceneId, [generation])
  }
  const kept = new Map<string, readonly GenerationView[]>()
  for (const [sceneId, group] of groups) {
    group.sort((a, b) => b.takeNumber - a.takeNumber)
    const before = previous.get(sceneId) ?? none
    const same = before.length === group.length && before.every((take, i) => take === group[i])
    kept.set(sceneId, same ? before : group)
  }
  return kept
}

export const takesOf = (groups: Groups, sceneId: string): readonly GenerationView[] =>
  groups.get(sceneId) ?? none

/** The number the next take of a scene will get. */
export function nextTakeNumber(takes: readonly GenerationView[]): number {
  return takes.reduce((most, take) => Math.max(most, take.takeNumber), 0) + 1
}

/** What stands for a scene: its picked take, else the newest finished one. */
export function standsFor(takes: readonly GenerationView[]): GenerationView | undefined {
  return takes.find((take) => take.picked) ?? takes.find((take) => take.state === 'done')
}
