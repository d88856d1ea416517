import { expect, test } from '@playwright/test'
import { findCards, pickedLine } from '@/components/boards/card-text'
import {
  pictureChecks,
  videoChecks,
  whyNotCreate,
  type ChosenFile,
} from '@/components/elements/element-checks'
import { filterGroups, findElements, usageText } from '@/components/elements/element-filters'
import type { StoryboardCard } from '@/lib/views'
import type { ElementView } from '@/lib/views-elements'
import { assetView } from '@/tests/support/asset-view'
import { elementView } from '@/tests/support/element-view'

const element = elementView('mara', 'Mara', {
  description: 'Keeper, yellow raincoat',
  frontalAssetId: 'a',
  referAssetIds: ['b'],
  createdAt: '2026-11-01T00:00:00Z',
})
const fog: ElementView = {
  ...element,
  id: 'fog',
  name: 'Fog bank',
  tagIds: ['o_107', 'o_106'],
  state: 'failed',
  createdAt: '2026-11-02T00:00:00Z',
}
const use = {
  ...{ storyboardId: 's', title: 'Low Tide', archived: false, sceneId: 'a', sceneName: '', sceneNumber: 1 },
  ...{ shots: 3, version: null },
}
const picture = (name: string, width: number, height: number): ChosenFile => {
  const facts = { kind: 'image' as const, mime: 'image/jpeg', bytes: 1_887_436, width, height }
  const asset = assetView({ id: name, name, facts })
  return { key: name, state: 'ready', asset }
}

test('every filter row counts what it would show', () => {
  const rows = filterGroups([element, fog]).flatMap((group) => group.rows)
  for (const { filter, count } of rows)
    expect(findElements([element, fog], { filter, search: '', order: 'name', usage: {} })).toHaveLength(count)
  expect(Object.fromEntries(rows.map((row) => [row.name, row.count]))).toEqual({
    'All elements': 2,
    Ready: 1,
    Creating: 0,
    Failed: 1,
    Character: 1,
    Animal: 0,
    Item: 0,
    Costume: 0,
    Scene: 1,
    Effect: 1,
    Others: 0,
    Pictures: 2,
    Video: 0,
  })
})

test('archived elements are only in the archive, and rows of states nobody is in are left out', () => {
  const gone = { ...element, id: 'gone', archived: true }
  const moved = { ...element, id: 'moved', state: 'changed' as const }
  const ask = (filter: 'all' | 'archived' | 'state:ready' | 'state:changed') =>
    findElements([element, gone, moved], { filter, search: '', order: 'name', usage: {} }).map(({ id }) => id)
  expect(ask('all')).toEqual(['mara', 'moved'])
  expect(ask('archived')).toEqual(['gone'])
  expect(ask('state:ready')).toEqual(['mara'])
  expect(ask('state:changed')).toEqual(['moved'])
  const names = (list: ElementView[]) => filterGroups(list)[0]?.rows.map(({ name }) => name)
  expect(names([element])).toEqual(['All elements', 'Ready', 'Creating', 'Failed'])
  expect(names([gone, moved])).toEqual([
    'All elements',
    'Ready',
    'Creating',
    'Failed',
    'Pictures changed',
    'Archived',
  ])
})

test('elements are found by name, description and tag, and ordered as asked', () => {
  const ids = (search: string, order: 'newest' | 'name' | 'used' = 'newest') =>
    findElements([element, fog], { filter: 'all', search, order, usage: { mara: [use] } }).map(({ id }) => id)
  expect(ids('')).toEqual(['fog', 'mara'])
  expect(ids('', 'name')).toEqual(['fog', 'mara'])
  expect(ids('', 'used')).toEqual(['mara', 'fog'])
  expect(ids('RAINCOAT character')).toEqual(['mara'])
  expect([0, 1, 7].map(usageText)).toEqual(['Not used', 'In 1 shot', 'In 7 shots'])
})

test('each picture says what was measured, or the number that is wrong', () => {
  expect(pictureChecks([picture('front.jpg', 1536, 1536), picture('juno-2019.jpg', 280, 410)])).toEqual([
    { key: 'front.jpg', state: 'ok', strong: 'Front view', words: '1536 × 1536, 1.8 MB' },
    {
      key: 'juno-2019.jpg',
      state: 'bad',
      strong: 'juno-2019.jpg',
      words: 'is 280 × 410, the short side must be at least 300 px.',
    },
  ])
})

test('a clip is measured against the limits of element videos', () => {
  const facts = {
    kind: 'video' as const,
    mime: 'video/quicktime',
    bytes: 42_991_616,
    width: 1920,
    height: 1080,
    durationMs: 6_400,
    fps: 25,
    variableFps: false,
    codec: 'avc',
    audioCodec: 'aac',
  }
  const asset = assetView({ id: 'v', name: 'tomas.mov', facts })
  const words = (file: ChosenFile) => videoChecks(file).map((check) => `${check.strong} ${check.words}`)
  expect(words({ key: 'v', state: 'ready', asset })).toEqual([
    'Length 6.4 s, allowed 3 to 8 s',
    'Picture 1920 × 1080, 16:9',
    'File MOV, 41 MB of 200 MB',
    'Sound found Speech in it becomes the voice of the element',
  ])
  expect(
    words({ key: 'v', state: 'ready', asset: { ...asset, facts: { ...facts, durationMs: 9_000 } } }),
  ).toEqual(['tomas.mov is 9 s long, the longest is 8 s.'])
})

test('the button says what is missing until nothing is', () => {
  const words = { name: 'Juno', description: 'A dog', from: 'image_refer' as const }
  const good = [picture('a.jpg', 500, 500), picture('b.jpg', 500, 500)]
  const arriving: ChosenFile = { key: 'c', state: 'arriving', name: 'c.jpg', percent: 40, preview: null }
  expect(whyNotCreate(words, good, null)).toBeNull()
  expect(whyNotCreate(words, [], null)).toBe('Add a front view')
  expect(whyNotCreate(words, good.slice(1), null)).toBe('Add 1 to 3 other angles')
  expect(whyNotCreate(words, [...good, picture('c.jpg', 280, 410)], null)).toBe(
    'Replace or remove 1 picture to continue',
  )
  expect(whyNotCreate(words, [...good, arriving], null)).toBe('Wait until the files are here')
  expect(whyNotCreate({ ...words, name: ' ' }, good, null)).toBe('Give it a name')
  expect(whyNotCreate({ ...words, name: 'x'.repeat(21) }, good, null)).toBe(
    'Shorten the name to 20 characters',
  )
  expect(whyNotCreate({ ...words, description: '' }, good, null)).toBe('Describe it in a few words')
  expect(whyNotCreate({ ...words, from: 'video_refer' }, good, null)).toBe('Add a video')
})

test('cards tell how far a film is', () => {
  const card: StoryboardCard = {
    id: '1',
    title: 'Low Tide',
    updatedAt: '2026-11-01T00:00:00Z',
    archived: false,
    isSample: false,
    coverUrl: null,
    running: 0,
    waiting: 0,
    scenes: [
      { durationMs: 12_000, state: 'picked' },
      { durationMs: 60_000, state: 'planned' },
    ],
  }
  expect(pickedLine(card.scenes)).toBe('1 of 2 scenes picked, 1 min 12 s')
  expect(pickedLine(card.scenes.slice(0, 1))).toBe('1 of 1 scene picked, 12 s')
  const other = { ...card, id: '2', title: 'Ärmelkanal', updatedAt: '2026-11-02T00:00:00Z', scenes: [] }
  const ids = (search: string, order: 'edited' | 'name' | 'longest') =>
    findCards([card, other], search, order).map(({ id }) => id)
  expect(ids('', 'edited')).toEqual(['2', '1'])
  expect(ids('', 'name')).toEqual(['2', '1'])
  expect(ids('', 'longest')).toEqual(['1', '2'])
  expect(ids('tide low', 'edited')).toEqual(['1'])
})
