import { same } from '@/lib/storyboard/merge-values'
import type { Scene, Shot, Storyboard } from '@/lib/storyboard/schema'

const count = (n: number, one: string, many = `${one}s`) => (n === 0 ? null : `${n} ${n === 1 ? one : many}`)

/** What is different in `after`, in few words: "2 prompts, 1 shot added". */
export function describeChanges(before: Storyboard, after: Storyboard): string {
  const was = new Map(before.scenes.map((scene) => [scene.id, scene]))
  const now = new Map(after.scenes.map((scene) => [scene.id, scene]))
  const both = after.scenes.flatMap((scene) => {
    const old = was.get(scene.id)
    return old ? [{ old, scene }] : []
  })
  const shotsWere = shotsOf(before)
  const shotsAre = shotsOf(after)
  const pairs = [...shotsAre].flatMap(([id, shot]) => {
    const old = shotsWere.get(id)
    return old ? [{ old, shot }] : []
  })
  const inNew = (id: string) => !was.has(sceneOf(after, id) ?? '')
  const inGone = (id: string) => !now.has(sceneOf(before, id) ?? '')
  const order = both.map(({ scene }) => scene.id)
  const orderWas = before.scenes.flatMap(({ id }) => (now.has(id) ? [id] : []))
  const said = [
    before.title !== after.title ? 'title' : null,
    same(before.defaults, after.defaults) ? null : 'what new scenes start with',
    count(after.scenes.length - both.length, 'scene added', 'scenes added'),
    count(before.scenes.length - both.length, 'scene deleted', 'scenes deleted'),
    same(order, orderWas) ? null : 'scenes moved',
    count(
      [...shotsAre.keys()].filter((id) => !shotsWere.has(id) && !inNew(id)).length,
      'shot added',
      'shots added',
    ),
    count(
      [...shotsWere.keys()].filter((id) => !shotsAre.has(id) && !inGone(id)).length,
      'shot deleted',
      'shots deleted',
    ),
    count(pairs.filter(({ old, shot }) => old.prompt !== shot.prompt).length, 'prompt'),
    both.some(({ old, scene }) => lengthsDiffer(old, scene)) ? 'lengths' : null,
    both.some(({ old, scene }) => !same(old.references, scene.references)) ? 'references' : null,
    both.some(({ old, scene }) => settingsDiffer(old, scene)) ? 'settings' : null,
  ].filter((each) => each !== null)
  const text = said.length > 0 ? said.join(', ') : same(before, after) ? 'nothing' : 'details'
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function shotsOf(storyboard: Storyboard): Map<string, Shot> {
  return new Map(storyboard.scenes.flatMap((scene) => scene.shots.map((shot) => [shot.id, shot] as const)))
}
function sceneOf({ scenes }: Storyboard, shotId: string): string | undefined {
  return scenes.find((scene) => scene.shots.some((shot) => shot.id === shotId))?.id
}
function lengthsDiffer(old: Scene, scene: Scene): boolean {
  const byId = new Map(old.shots.map((shot) => [shot.id, shot.durationMs]))
  return scene.shots.some((shot) => (byId.get(shot.id) ?? shot.durationMs) !== shot.durationMs)
}
function settingsDiffer(old: Scene, scene: Scene): boolean {
  const keys = ['name', 'quality', 'aspect', 'sound', 'watermark'] as const
  return keys.some((key) => old[key] !== scene[key])
}
