import { expect, test } from '@playwright/test'
import {
  filterCounts,
  filterQueue,
  groupByDay,
  queueLine,
  settingsText,
  tookMs,
} from '@/components/queue/queue-rows'
import { newScene } from '@/lib/storyboard/new-storyboard'
import type { GenerationView } from '@/lib/views'

const now = new Date(2026, 10, 22, 9, 30).getTime()
const local = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).toISOString()
const take: GenerationView = {
  id: 'a',
  kind: 'take',
  storyboardId: 'sb',
  storyboardTitle: 'Low Tide',
  sceneId: 's2',
  sceneName: 'Storm warning',
  sceneNumber: 2,
  elementId: null,
  elementName: null,
  takeNumber: 4,
  clickId: null,
  queueId: 'far.example',
  model: 'kling-v3-omni',
  state: 'done',
  position: null,
  requestId: '7f3a19c2-0000',
  estimateMicros: 1_680_000,
  costMicros: 1_680_000,
  priceVersion: '2026-04-10',
  priority: 0,
  error: null,
  errorRaw: null,
  videoUrl: null,
  watermarkUrl: null,
  thumbUrl: null,
  facts: null,
  notes: [],
  linkExpiresAt: null,
  canCopyAgain: false,
  picked: false,
  scene: newScene({ id: 's2', shotId: 'x' }, { name: 'Storm warning', durationMs: 15_000, sound: true }),
  usual: null,
  createdAt: local(22, 9),
  sentAt: null,
  acceptedAt: null,
  startedAt: null,
  finishedAt: null,
}
const element: GenerationView = {
  ...take,
  id: 'e',
  kind: 'element',
  model: 'kling-create-element',
  elementId: 'el',
  elementName: 'Tomas',
  scene: null,
}

test('what runs stands on top in its turn, then days newest first', () => {
  const groups = groupByDay(
    [
      { ...take, id: 'old', createdAt: local(9, 12) },
      { ...take, id: 'waits2', state: 'accepted', position: 2 },
      { ...take, id: 'midnight', createdAt: local(22, 0, 1) },
      { ...take, id: 'late', createdAt: local(21, 23, 59) },
      { ...take, id: 'runs', state: 'running', createdAt: local(22, 9, 29) },
      { ...take, id: 'waits1', state: 'accepted', position: 1, createdAt: local(22, 9, 20) },
      { ...take, id: 'early', createdAt: local(21, 0, 0) },
      { ...take, id: 'year', createdAt: new Date(2025, 11, 31).toISOString() },
    ],
    now,
  )
  expect(groups.map((group) => [group.heading, group.rows.map((row) => row.id)])).toEqual([
    [null, ['runs', 'waits1', 'waits2']],
    ['Today', ['midnight']],
    ['Yesterday', ['late', 'early']],
    ['9 November', ['old']],
    ['31 December 2025', ['year']],
  ])
})

test('filters count what they show', () => {
  const all: GenerationView[] = [
    take,
    { ...take, state: 'running' },
    { ...take, state: 'reserved' },
    { ...take, state: 'failed' },
    { ...take, state: 'uncertain' },
    { ...take, state: 'cancelled' },
    element,
  ]
  const counts = filterCounts(all)
  expect(counts).toEqual({ all: 7, active: 2, done: 2, failed: 2 })
  for (const filter of ['all', 'active', 'done', 'failed'] as const)
    expect(filterQueue(all, { filter, model: null, search: '' })).toHaveLength(counts[filter])
  expect(filterQueue(all, { filter: 'all', model: 'kling-create-element', search: '' })).toEqual([element])
  expect(queueLine(all)).toBe('1 running, 1 waiting')
  expect(queueLine([take])).toBe('Nothing is running')
})

test('a search finds scene, storyboard, settings and request id, every word of it', () => {
  const found = (search: string) =>
    filterQueue([take, element], { filter: 'all', model: null, search }).length
  expect(found('storm TIDE')).toBe(1)
  expect(found('7f3a')).toBe(2)
  expect(found('tomas')).toBe(1)
  expect(found('pro sound')).toBe(1)
  expect(found('storm tomas')).toBe(0)
})

test('settings are told as they were sent', () => {
  expect(settingsText(take)).toBe('Pro, 16:9, 15 s, 1 shot, sound')
  const scene = newScene({ id: 's', shotId: 'x' }, { quality: 'std', watermark: true })
  const references = { ...scene.references, firstFrameId: 'pic' }
  expect(settingsText({ ...take, scene: { ...scene, references } })).toBe(
    'Standard, 5 s, 1 shot, watermarked copy',
  )
  const video = { assetId: 'v', use: 'base' as const, keepSound: true }
  expect(settingsText({ ...take, scene: { ...scene, references: { ...scene.references, video } } })).toBe(
    'Standard, edits a video, 1 shot, watermarked copy',
  )
})

test('time runs from sending to the end, and stops there', () => {
  const sent = { ...take, sentAt: local(22, 9, 0) }
  expect(tookMs({ ...sent, state: 'running' }, now)).toBe(30 * 60_000)
  expect(tookMs({ ...sent, finishedAt: local(22, 9, 2) }, now)).toBe(2 * 60_000)
  expect(tookMs(sent, now)).toBeNull()
})
