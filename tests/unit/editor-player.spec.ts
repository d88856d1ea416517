import { expect, test } from '@playwright/test'
import { createPlayer } from '@/lib/editor/player'

/** Frames the test shows one by one. */
function setup(durationMs = 10_000) {
  let now = 0
  let waiting: ((now: number) => void) | null = null
  const player = createPlayer(durationMs, {
    request: (callback) => {
      waiting = callback
      return 1
    },
    cancel: () => (waiting = null),
    now: () => now,
  })
  const frame = (ms: number) => {
    now += ms
    const due = waiting
    waiting = null
    due?.(now)
  }
  return { player, frame, idle: () => waiting === null }
}

test('the playhead moves by the clock', () => {
  const { player, frame } = setup()
  player.play()
  frame(16)
  frame(17)
  expect(player.get().timeMs).toBe(33)
})

test('a clock that jumps moves the playhead by a tenth of a second at most', () => {
  const { player, frame } = setup()
  player.play()
  frame(60_000)
  expect(player.get().timeMs).toBe(100)
})

test('at the end it stops, and playing again starts from the beginning', () => {
  const { player, frame, idle } = setup(100)
  player.seek(90)
  player.play()
  frame(20)
  expect(player.get()).toMatchObject({ timeMs: 100, playing: false })
  expect(idle()).toBe(true)
  player.play()
  expect(player.get().timeMs).toBe(0)
})

test('backwards at double speed', () => {
  const { player, frame } = setup()
  player.seek(1_000)
  player.play(-2)
  frame(50)
  expect(player.get().timeMs).toBe(900)
})

test('in and out bound the loop', () => {
  const { player, frame } = setup()
  player.set({ loop: true, inMs: 2_000, outMs: 2_050 })
  player.seek(2_000)
  player.play()
  frame(40)
  expect(player.get().timeMs).toBe(2_040)
  frame(40)
  expect(player.get().timeMs).toBe(2_000)
})

test('without marks the loop is the scene being worked on', () => {
  const { player, frame } = setup()
  player.setScene(3_000, 3_060)
  player.set({ loop: true })
  player.seek(3_050)
  player.play()
  frame(20)
  expect(player.get()).toMatchObject({ timeMs: 3_000, playing: true })
})

test('a video that plays leads the clock', () => {
  const { player, frame } = setup()
  player.follow(() => 4_321)
  player.play()
  frame(16)
  expect(player.get().timeMs).toBe(4_321)
})

test('a plan that got shorter takes the playhead along', () => {
  const { player } = setup()
  player.seek(9_000)
  player.setDuration(5_000)
  expect(player.get().timeMs).toBe(5_000)
})
