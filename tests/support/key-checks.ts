import type { Seen } from '@/tests/support/studio-probe'

export type KeyCheck = {
  /** Keys pressed before, so that the command applies. */
  before?: readonly string[]
  /** Which shot is selected, from 0; the second one unless said otherwise. */
  shot?: number
  effect: (was: Seen, now: Seen) => boolean
}
const effect = (check: KeyCheck['effect'], ...before: string[]): KeyCheck => ({ before, effect: check })
const opens = (dialog: string) => effect((_, now) => now.dialog === dialog)
const turns = (name: RegExp) =>
  effect((was, now) => {
    const state = (of: Seen) => Object.entries(of.pressed).find(([label]) => name.test(label))
    return String(state(was)) !== String(state(now))
  })
const changed =
  (...keys: (keyof Seen)[]) =>
  (was: Seen, now: Seen) =>
    keys.some((key) => JSON.stringify(was[key]) !== JSON.stringify(now[key]))
const shots = (by: number) => (was: Seen, now: Seen) => now.shots.length === was.shots.length + by
const scenes = (by: number) => (was: Seen, now: Seen) => now.scenes.length === was.scenes.length + by
const moves = (by: number) => effect((was, now) => Math.abs(now.position - was.position - by) < 0.02)
const shows = (number: number) => effect((_, now) => new RegExp(`^Take.*${number}`).test(now.source), '0')

/** Shots 1 to 3 of 3 s are the first scene, shot 4 the second, shot 5 the third; the fourth does not add up. */
export const keyChecks: Readonly<Record<string, KeyCheck>> = {
  play: effect((_, now) => now.playing),
  'play-back': effect((_, now) => now.playing),
  stop: effect((_, now) => !now.playing, 'Space'),
  'play-on': effect((_, now) => now.playing),
  'frame-back': moves(-1 / 24),
  'frame-on': moves(1 / 24),
  'second-back': moves(-1),
  'second-on': moves(1),
  'cut-back': effect((_, now) => now.position === 0),
  'cut-on': effect((was, now) => now.position === was.position + 3),
  'film-start': effect((_, now) => now.position === 0),
  'film-end': effect(changed('activeScene', 'position')),
  'mark-in': turns(/^Loop/),
  'mark-out': { ...turns(/^Loop/), before: ['Alt+x'] },
  'clear-marks': effect((_, now) => 'Loop the scene' in now.pressed, 'i'),
  loop: turns(/^Loop/),
  'add-shot': effect(shots(1)),
  split: effect(shots(1), 'Shift+ArrowRight'),
  duplicate: effect(shots(1)),
  shorten: effect((_, now) => now.shots[1] === 'Shot 2, 2 s'),
  lengthen: effect((_, now) => now.shots[1] === 'Shot 2, 4 s'),
  'even-out': effect((_, now) => now.shots.slice(0, 3).every((shot) => shot.endsWith('3 s')), ']'),
  'fit-shots': { ...effect((_, now) => now.shots[5] === 'Shot 1, 6 s'), shot: 5 },
  lock: effect((was, now) => now.locked === was.locked + 1),
  'move-back': effect((_, now) => now.selected[0] === 0),
  'move-on': effect((_, now) => now.selected[0] === 2),
  'delete-shot': effect(shots(-1)),
  'add-scene': effect(scenes(1)),
  'duplicate-scene': effect(scenes(1)),
  'scene-back': { ...effect(changed('scenes')), shot: 4 },
  'scene-on': effect(changed('scenes')),
  'delete-scene': effect(scenes(-1)),
  'scene-list': opens('Scenes'),
  'rename-scene': effect((_, now) => now.field.startsWith('Name of')),
  copy: effect((_, now) => now.said.includes('Shot copied')),
  cut: effect(shots(-1)),
  paste: effect(shots(1), 'ControlOrMeta+c'),
  undo: effect(shots(-1), 'a'),
  redo: effect(shots(1), 'a', 'ControlOrMeta+z'),
  'select-all': effect((_, now) => now.selected.length === 3),
  deselect: effect((_, now) => now.selected.length === 0),
  'zoom-in': effect((was, now) => now.zoom > was.zoom),
  'zoom-out': effect((was, now) => now.zoom < was.zoom),
  'zoom-fit': effect(changed('zoom'), '+', '+'),
  snap: turns(/Snap/),
  guides: turns(/^Safe areas/),
  mute: turns(/[Mm]ute/),
  'full-screen': effect((was, now) => now.fullScreen !== was.fullScreen),
  library: effect((was, now) => now.library !== was.library),
  search: effect((_, now) => now.field.startsWith('Search')),
  'region-on': effect(changed('region')),
  'region-back': effect(changed('region')),
  keys: opens('Keys'),
  commands: opens('Commands and search'),
  history: opens('Earlier versions'),
  'generate-all': opens('Generate all scenes'),
}

/** On the third scene, which has nine takes. */
export const takeKeyChecks: Readonly<Record<string, KeyCheck>> = {
  'show-animatic': effect((_, now) => now.source === 'Animatic', '1'),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => [`take-${number}`, shows(number)])),
  'source-on': effect(changed('source')),
  'source-back': effect(changed('source')),
}
