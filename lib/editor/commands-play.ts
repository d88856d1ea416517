import type { Command, CommandContext } from '@/lib/editor/command'
import { selectStoryboard } from '@/lib/editor/store'
import { frameAt, frameStartMs, sceneStarts, shotStarts } from '@/lib/storyboard/timeline'

const FASTEST = 8

function step(context: CommandContext, frames: number) {
  const { player, view } = context
  player.pause()
  player.seek(frameStartMs(frameAt(player.get().timeMs) + frames))
  view.reveal(player.get().timeMs)
}
function jumpMs(context: CommandContext, ms: number) {
  context.player.seek(context.player.get().timeMs + ms)
  context.view.reveal(context.player.get().timeMs)
}

/** Film times where a shot begins, and the end of the film. */
export function cuts({ store }: Pick<CommandContext, 'store'>): number[] {
  const storyboard = selectStoryboard(store.getState())
  const starts = sceneStarts(storyboard)
  const all = storyboard.scenes.flatMap((scene, i) => shotStarts(scene).map((at) => (starts[i] ?? 0) + at))
  const last = storyboard.scenes.at(-1)
  return [...all, (starts.at(-1) ?? 0) + (last?.durationMs ?? 0)]
}
function toCut(context: CommandContext, forward: boolean) {
  const now = context.player.get().timeMs
  const all = cuts(context)
  const next = forward ? all.find((at) => at > now + 1) : all.findLast((at) => at < now - 1)
  if (next === undefined) return
  context.player.seek(next)
  context.view.reveal(next)
}

/** K stops; J and L play back and forward, faster with every press. */
function shuttle({ player }: CommandContext, direction: 1 | -1) {
  const { playing, rate } = player.get()
  const faster = playing && Math.sign(rate) === direction
  player.play(faster ? direction * Math.min(FASTEST, Math.abs(rate) * 2) : direction)
}

export const playCommands: readonly Command[] = [
  {
    id: 'play',
    label: 'Play, pause',
    group: 'Play',
    keys: ['Space'],
    run: ({ player, prefs }) => (player.get().playing ? player.pause() : player.play(prefs.getState().speed)),
  },
  { id: 'play-back', label: 'Play back', group: 'Play', keys: ['J'], run: (context) => shuttle(context, -1) },
  { id: 'stop', label: 'Stop', group: 'Play', keys: ['K'], run: ({ player }) => player.pause() },
  { id: 'play-on', label: 'Play forward', group: 'Play', keys: ['L'], run: (context) => shuttle(context, 1) },
  {
    id: 'frame-back',
    label: 'Back one frame',
    group: 'Play',
    keys: ['ArrowLeft'],
    repeats: true,
    run: (context) => step(context, -1),
  },
  {
    id: 'frame-on',
    label: 'Forward one frame',
    group: 'Play',
    keys: ['ArrowRight'],
    repeats: true,
    run: (context) => step(context, 1),
  },
  {
    id: 'second-back',
    label: 'Back one second',
    group: 'Play',
    keys: ['Shift+ArrowLeft'],
    repeats: true,
    run: (context) => jumpMs(context, -1_000),
  },
  {
    id: 'second-on',
    label: 'Forward one second',
    group: 'Play',
    keys: ['Shift+ArrowRight'],
    repeats: true,
    run: (context) => jumpMs(context, 1_000),
  },
  {
    id: 'cut-back',
    label: 'Previous shot',
    group: 'Play',
    keys: ['ArrowUp'],
    repeats: true,
    run: (context) => toCut(context, false),
  },
  {
    id: 'cut-on',
    label: 'Next shot',
    group: 'Play',
    keys: ['ArrowDown'],
    repeats: true,
    run: (context) => toCut(context, true),
  },
  {
    id: 'film-start',
    label: 'To the start of the film',
    group: 'Play',
    keys: ['Home'],
    run: (context) => jumpMs(context, -Infinity),
  },
  {
    id: 'film-end',
    label: 'To the end of the film',
    group: 'Play',
    keys: ['End'],
    run: (context) => jumpMs(context, Infinity),
  },
  {
    id: 'mark-in',
    label: 'Set the in point',
    group: 'Play',
    keys: ['I'],
    run: ({ player }) => {
      const { timeMs, outMs } = player.get()
      player.set({ inMs: timeMs, ...(outMs !== null && outMs <= timeMs && { outMs: null }) })
    },
  },
  {
    id: 'mark-out',
    label: 'Set the out point',
    group: 'Play',
    keys: ['O'],
    run: ({ player }) => {
      const { timeMs, inMs } = player.get()
      player.set({ outMs: timeMs, ...(inMs !== null && inMs >= timeMs && { inMs: null }) })
    },
  },
  {
    id: 'clear-marks',
    label: 'Clear in and out',
    group: 'Play',
    keys: ['Alt+X'],
    quiet: true,
    can: ({ player }) =>
      player.get().inMs !== null || player.get().outMs !== null || 'No in or out point is set',
    run: ({ player }) => player.set({ inMs: null, outMs: null }),
  },
  {
    id: 'loop',
    label: 'Loop',
    group: 'Play',
    keys: ['Alt+L'],
    run: ({ player }) => player.set({ loop: !player.get().loop }),
  },
]
