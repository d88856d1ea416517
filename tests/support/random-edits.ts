import fc from 'fast-check'
import * as history from '@/lib/editor/history'
import {
  addScene,
  duplicateScene,
  evenOut,
  fitShots,
  moveBoundary,
  moveScene,
  removeScene,
  renameScene,
  setAspect,
  setQuality,
  setSceneDuration,
  setShotDuration,
  setSound,
  setTitle,
  setWatermark,
} from '@/lib/storyboard/edits'
import { newScene, newShot } from '@/lib/storyboard/new-storyboard'
import {
  addElement,
  addImage,
  mention,
  moveElement,
  moveImage,
  removeElement,
  removeImage,
  replaceInlineElement,
  setEndFrame,
  setFirstFrame,
  setVideo,
} from '@/lib/storyboard/reference-edits'
import type { InlineElement, Scene, Shot, Storyboard } from '@/lib/storyboard/schema'
import {
  addShot,
  duplicateShots,
  mergeShots,
  moveShots,
  pasteShots,
  removeShots,
  setPrompt,
  setShotPicture,
  splitShot,
  toggleLock,
} from '@/lib/storyboard/shot-edits'

/** One random step: which edit, two picks, a time, a switch. */
export type Step = { op: number; a: number; b: number; ms: number; on: boolean }
type Pick = { scene: Scene; shot: Shot; other: Scene; ids: (count: number) => string[] } & Step
type RandomEdit = (storyboard: Storyboard, pick: Pick) => Storyboard

const assets = ['p1', 'p2', 'p3', 'p4']
const things = ['mara', 'juno', 'tomas', 'new']
const prompts = [
  '',
  'A pier at dawn',
  '{{element:mara}} meets {{element:new}} at {{image:p1}}',
  '{{first}} to {{end}} like {{video}}',
  '👋 {{element:nobody}} '.repeat(40),
]
const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
const inline = (n: number): InlineElement => ({
  kind: 'inline',
  id: 'new',
  name: n % 2 ? 'Keeper' : '',
  description: '',
  frontalAssetId: n % 3 ? 'p1' : null,
  referAssetIds: n % 3 ? ['p2'] : [],
  videoAssetId: n % 3 ? null : 'p3',
  tagIds: n % 5 ? [] : ['o_102'],
  voiceId: null,
})
const thing = (n: number) =>
  at(things, n) === 'new' ? inline(n) : { kind: 'stored' as const, id: at(things, n) }

const edits: readonly RandomEdit[] = [
  (board, { ms, scene }) => setSceneDuration(board, scene.id, ms),
  (board, { ms, shot }) => setShotDuration(board, shot.id, ms),
  (board, { ms, scene, a }) => moveBoundary(board, scene.id, { index: a % 7, toMs: ms, mode: 'pair' }),
  (board, { ms, scene, a }) => moveBoundary(board, scene.id, { index: a % 7, toMs: ms, mode: 'ripple' }),
  (board, { ms, scene, a }) => moveBoundary(board, scene.id, { index: a % 7, toMs: ms, mode: 'scene' }),
  (board, { scene, shot, on, ids }) =>
    addShot(board, scene.id, { id: at(ids(1), 0), afterShotId: on ? shot.id : null }),
  (board, { shot, ms, ids }) => splitShot(board, shot.id, { atMs: ms, id: at(ids(1), 0) }),
  (board, { scene, a, ids }) => {
    const some = scene.shots.slice(0, 1 + (a % 3)).map(({ id }) => id)
    return duplicateShots(board, some, ids(some.length))
  },
  (board, { shot, scene, on }) =>
    removeShots(board, on ? [shot.id] : scene.shots.slice(1).map(({ id }) => id)),
  (board, { shot, scene, a }) => moveShots(board, [shot.id], { sceneId: scene.id, index: a % 8 }),
  (board, { shot, other, b }) => moveShots(board, [shot.id], { sceneId: other.id, index: b % 8 }),
  (board, { scene, a, b, ms, ids }) => {
    const fresh = ids(1 + (b % 3)).map((id, i) => newShot(id, ms / (i + 1), at(prompts, a + i)))
    return pasteShots(board, scene.id, a % 8, fresh)
  },
  (board, { scene }) => evenOut(board, scene.id),
  (board, { scene }) => fitShots(board, scene.id),
  (board, { scene, a }) => (a % 4 === 0 ? mergeShots(board, scene.id, a % 3) : board),
  (board, { shot, a }) => setPrompt(board, shot.id, at(prompts, a)),
  (board, { shot }) => toggleLock(board, shot.id),
  (board, { shot, a }) => setShotPicture(board, shot.id, at(assets, a)),
  (board, { scene, a, on }) => setFirstFrame(board, scene.id, on ? at(assets, a) : null),
  (board, { scene, a, on }) => setEndFrame(board, scene.id, on ? at(assets, a) : null),
  (board, { scene, a }) => addImage(board, scene.id, at(assets, a)),
  (board, { scene, a }) => removeImage(board, scene.id, at(assets, a)),
  (board, { scene, a, b }) => moveImage(board, scene.id, at(assets, a), b % 5),
  (board, { scene, a, on }) =>
    setVideo(board, scene.id, a % 3 ? { assetId: 'v', use: on ? 'base' : 'feature', keepSound: on } : null),
  (board, { scene, a }) => addElement(board, scene.id, thing(a)),
  (board, { scene, a, on }) => removeElement(board, scene.id, at(things, a), on ? 'Mara' : ''),
  (board, { scene, a, b }) => moveElement(board, scene.id, at(things, a), b % 5),
  (board, { scene, a }) => replaceInlineElement(board, scene.id, inline(a)),
  (board, { scene, a, on }) =>
    mention(
      board,
      scene.id,
      on ? { kind: 'element', id: at(things, a) } : { kind: 'image', id: at(assets, a) },
    ),
  (board, { scene, on }) => setSound(board, scene.id, on),
  (board, { scene, on }) => setWatermark(board, scene.id, on),
  (board, { scene, a }) => setAspect(board, scene.id, at(['16:9', '9:16', '1:1'] as const, a)),
  (board, { scene, on }) => setQuality(board, scene.id, on ? 'std' : 'pro'),
  (board, { a }) => setTitle(board, `Title ${a % 3}`),
  (board, { scene, a }) => renameScene(board, scene.id, `Scene ${a % 3}`),
  (board, { scene, ids, on }) => {
    const [id = '', shotId = ''] = ids(2)
    return addScene(board, newScene({ id, shotId }), on ? scene.id : null)
  },
  (board, { scene, on }) => (on ? removeScene(board, scene.id) : board),
  (board, { scene, a }) => moveScene(board, scene.id, a % 4),
  (board, { scene, ids }) => {
    const [id = '', ...shotIds] = ids(1 + scene.shots.length)
    return duplicateScene(board, scene.id, { id, shotIds })
  },
]
/** After the edits: begin, commit, cancel, undo, redo. */
const gestures = [history.begin, history.commit, history.cancel, history.undo, history.redo] as const
const OPS = edits.length + gestures.length

export const step = fc.record<Step>({
  op: fc.nat(OPS - 1),
  a: fc.nat(60),
  b: fc.nat(60),
  ms: fc.integer({ min: -3_000, max: 20_000 }),
  on: fc.boolean(),
})

/** Applies a step to a history the way the editor's store does. */
export function takeStep(
  now: history.History<Storyboard>,
  { op, a, b, ...rest }: Step,
  ids: Pick['ids'],
): history.History<Storyboard> {
  const gesture = gestures[op - edits.length]
  if (gesture) return gesture(now)
  const scene = at(now.present.scenes, a)
  const pick = { scene, shot: at(scene.shots, b), other: at(now.present.scenes, b), ids, op, a, b, ...rest }
  return history.record(now, at(edits, op)(now.present, pick))
}
