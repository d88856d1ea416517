import { expect, test } from '@playwright/test'
import { createPlayer } from '@/lib/editor/player'
import { sceneClock } from '@/lib/editor/scene-clock'
import { followVideo } from '@/lib/editor/video-follow'
import { syncVideo, type SyncedVideo } from '@/lib/editor/video-sync'
import { board, scene } from '@/tests/support/boards'

/** A video that seeks when told to finish, and plays as far as the test says. */
function fakeVideo() {
  let time = 0
  let onSeeked: (() => void) | null = null
  const seeks: number[] = []
  const video: SyncedVideo = {
    playbackRate: 1,
    ended: false,
    get currentTime() {
      return time
    },
    set currentTime(seconds) {
      seeks.push(seconds)
      time = seconds
    },
    play: () => Promise.resolve(),
    pause: () => undefined,
    addEventListener: (_: string, listener: unknown) => {
      onSeeked = listener as () => void
    },
    removeEventListener: () => {
      onSeeked = null
    },
  }
  return { video, seeks, seeked: () => onSeeked?.(), runTo: (seconds: number) => (time = seconds) }
}
function setup() {
  let waiting: ((now: number) => void) | null = null
  let now = 0
  const film = board(scene({ id: 'x', shots: [4] }), scene({ id: 'a', shots: [5] }))
  const player = createPlayer(9_000, {
    request: (callback) => ((waiting = callback), 1),
    cancel: () => (waiting = null),
    now: () => now,
  })
  const frame = (ms = 16) => {
    now += ms
    const due = waiting
    waiting = null
    due?.(now)
  }
  const fake = fakeVideo()
  player.seek(4_000)
  const stop = syncVideo(fake.video, player, { clock: () => sceneClock(film, 'a', undefined), fps: 24 })
  fake.seeked()
  return { player, frame, stop, ...fake }
}

test('paused, the video shows the middle of the frame at the playhead', () => {
  const { player, seeks } = setup()
  expect(seeks.at(-1)).toBeCloseTo(0.5 / 24)
  player.seek(4_000 + 1_000)
  expect(seeks.at(-1)).toBeCloseTo(24.5 / 24)
})

test('while one seek is under way only the newest waits', () => {
  const { player, seeks, seeked } = setup()
  const before = seeks.length
  for (const ms of [4_500, 5_000, 5_500, 6_000]) player.seek(ms)
  expect(seeks).toHaveLength(before + 1)
  seeked()
  expect(seeks).toHaveLength(before + 2)
  expect(seeks.at(-1)).toBeCloseTo(48.5 / 24)
})

test('playing, the playhead follows the video, not the clock', () => {
  const { player, frame, runTo, seeked } = setup()
  player.play()
  seeked()
  runTo(1.25)
  frame()
  expect(player.get().timeMs).toBe(5_250)
})

test('a video that ran on before its seek was reported is not sent back', () => {
  const { player, frame, runTo, seeked, seeks } = setup()
  player.play()
  const sent = seeks.length
  runTo(0.3)
  seeked()
  frame()
  expect(seeks).toHaveLength(sent)
  expect(player.get().timeMs).toBeCloseTo(4_300)
})

test('a press on the timeline while it plays moves the video', () => {
  const { player, frame, runTo, seeks, seeked } = setup()
  player.play()
  seeked()
  runTo(1)
  frame()
  player.seek(8_000)
  expect(seeks.at(-1)).toBeCloseTo(4)
  frame()
  expect(player.get().timeMs).toBe(8_000)
})

test('the end of the file is the end of the scene, and the film goes on', () => {
  const { player, frame, runTo, video, seeked } = setup()
  player.setDuration(12_000)
  player.play()
  seeked()
  runTo(4.98)
  Object.assign(video, { ended: true })
  frame()
  expect(player.get().timeMs).toBeGreaterThan(9_000)
  frame(50)
  expect(player.get().timeMs).toBeGreaterThan(9_040)
})

test('a video that follows jumps ahead by what its last jump took, and not again while it jumps', () => {
  let now = 0
  const { player, frame } = setup()
  const { video, seeks, seeked, runTo } = fakeVideo()
  const of = { toLocal: (filmMs: number) => filmMs - 4_000, rateAt: () => 1, fps: 24 }
  followVideo(video, player, of, () => now)
  seeked()
  player.play()
  runTo(-0.4)
  frame(0)
  expect(seeks.at(-1)).toBeCloseTo(0)
  runTo(-0.4)
  frame(0)
  const sent = seeks.length
  now += 300
  seeked()
  expect(seeks).toHaveLength(sent)
  frame(0)
  expect(seeks.at(-1)).toBeCloseTo(0.3)
})
