import { expect, test } from '@playwright/test'
import { planChanged, restorePlan } from '@/lib/editor/plan-changed'
import { sceneClock } from '@/lib/editor/scene-clock'
import { ordinal, takeProgress } from '@/lib/editor/take-progress'
import { groupTakes, nextTakeNumber, standsFor } from '@/lib/editor/takes'
import { renameScene, setQuality, setShotDuration } from '@/lib/storyboard/edits'
import { setPrompt, toggleLock } from '@/lib/storyboard/shot-edits'
import { board, scene } from '@/tests/support/boards'
import { takeView } from '@/tests/support/take-view'

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString()
const now = (seconds: number) => Date.parse(at(seconds))

test('takes stand by scene, newest first, and an unchanged scene keeps its list', () => {
  const one = takeView({ id: 'g1' })
  const two = takeView({ id: 'g2', takeNumber: 2 })
  const other = takeView({ id: 'g3', sceneId: 'b' })
  const first = groupTakes([one, two, other], new Map())
  expect(first.get('a')).toEqual([two, one])
  const second = groupTakes([one, two, takeView({ id: 'g3', sceneId: 'b', picked: true })], first)
  expect(second.get('a')).toBe(first.get('a'))
  expect(second.get('b')).not.toBe(first.get('b'))
  expect(nextTakeNumber(first.get('a') ?? [])).toBe(3)
})

test('the picked take stands for its scene, else the newest finished one', () => {
  const takes = [
    takeView({ id: 'c', state: 'running' }),
    takeView({ id: 'b' }),
    takeView({ id: 'a', picked: true }),
  ]
  expect(standsFor(takes)?.id).toBe('a')
  expect(standsFor(takes.slice(0, 2))?.id).toBe('b')
})

test('stages are facts: sent, queued, rendering, downloading', () => {
  const running = takeView({
    state: 'running',
    createdAt: at(0),
    sentAt: at(1),
    acceptedAt: at(2),
    startedAt: at(20),
  })
  const progress = takeProgress(running, now(30))
  expect(progress.stages.map(({ state }) => state)).toEqual(['done', 'done', 'now', 'next'])
  expect(progress.stages[1]?.ms).toBe(18_000)
  expect(progress).toMatchObject({ percent: null, leftMs: null, elapsedMs: 30_000, late: false })
})

test('percent is an estimate, never passes 92 and says when it takes longer than usual', () => {
  const usual = { medianMs: 60_000, slowMs: 90_000, count: 8 }
  const running = takeView({ state: 'running', startedAt: at(0), usual })
  expect(takeProgress(running, now(30))).toMatchObject({ percent: 50, leftMs: 30_000 })
  expect(takeProgress(running, now(59)).percent).toBe(92)
  expect(takeProgress(running, now(80))).toMatchObject({ percent: 92, leftMs: null, late: false })
  expect(takeProgress(running, now(120))).toMatchObject({ percent: 92, leftMs: null, late: true })
})

test('1st, 2nd, 3rd, 4th, 11th, 22nd', () => {
  expect([1, 2, 3, 4, 11, 22].map(ordinal)).toEqual(['1st', '2nd', '3rd', '4th', '11th', '22nd'])
})

test('a plan changes by what is sent, not by names, locks or the order of keys', () => {
  const sent = scene({ shots: [3, 4], prompts: ['One', 'Two'] })
  const film = board(sent)
  const now = (storyboard: typeof film) => storyboard.scenes[0] ?? sent
  expect(planChanged(now(renameScene(film, 'a', 'Storm')), sent)).toBe(false)
  expect(planChanged(now(toggleLock(film, 'a1')), sent)).toBe(false)
  expect(planChanged(JSON.parse(JSON.stringify(sent, Object.keys(sent).sort())) as typeof sent, null)).toBe(
    false,
  )
  expect(planChanged(now(setPrompt(film, 'a1', 'Other')), sent)).toBe(true)
  expect(planChanged(now(setQuality(film, 'a', 'std')), sent)).toBe(true)
  expect(planChanged(now(setShotDuration(film, 'a1', 4_000)), sent)).toBe(true)
})

test('restoring a plan keeps name and place, and gives new ids to shots that live elsewhere by now', () => {
  const sent = scene({ id: 'a', name: 'Old', shots: [3, 4] })
  const film = board(scene({ id: 'a', name: 'New', shots: [5] }), {
    ...scene({ id: 'b', shots: [4] }),
    shots: [{ ...(sent.shots[1] ?? scene().shots[0]), durationMs: 4_000 }] as typeof sent.shots,
  })
  const restored = restorePlan(film, 'a', sent).scenes[0]
  expect(restored).toMatchObject({ id: 'a', name: 'New', durationMs: 7_000 })
  expect(restored?.shots.map((shot) => shot.durationMs)).toEqual([3_000, 4_000])
  expect(restored?.shots[1]?.id).not.toBe(sent.shots[1]?.id)
  expect(restorePlan(board(sent), 'a', sent)).toEqual(board(sent))
})

test('the clock of a take is its own: another length is stretched over the scene, markers are those it was made with', () => {
  const film = board(scene({ id: 'x', shots: [4] }), scene({ id: 'a', shots: [5, 5] }))
  const shown = takeView({ scene: scene({ id: 'a', shots: [2, 3] }) })
  const clock = sceneClock(film, 'a', shown)
  expect(clock).toMatchObject({ startMs: 4_000, endMs: 14_000, totalMs: 5_000, markers: [0, 2_000] })
  expect(clock.toLocal(9_000)).toBe(2_500)
  expect(clock.toFilm(2_500)).toBe(9_000)
  expect(clock.markerAt(9_000)).toBe(1)
})

test('a file a few frames off its plan plays at its own speed', () => {
  const film = board(scene({ id: 'a', shots: [5] }))
  const facts = {
    kind: 'video',
    mime: 'video/mp4',
    bytes: 1,
    width: 1280,
    height: 720,
    durationMs: 5_042,
    fps: 24,
    variableFps: false,
    codec: 'avc',
    audioCodec: null,
  } as const
  expect(sceneClock(film, 'a', takeView({ facts, scene: film.scenes[0] ?? null })).totalMs).toBe(5_000)
  expect(sceneClock(film, 'a', takeView({ facts: { ...facts, durationMs: 8_000 } })).totalMs).toBe(8_000)
})
