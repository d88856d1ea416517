import { expect, test } from '@playwright/test'
import { isInside, nested } from '@/components/library/nested-folders'
import { searchParams, isNarrowed } from '@/lib/media/asset-search'
import { colourName, dominantColour } from '@/lib/media/colour'
import { stripFrame, stripOffset } from '@/lib/media/film-strip'
import { zipNames } from '@/lib/media/zip-names'
import type { MediaFacts } from '@/lib/storyboard/media-facts'
import { lengthText } from '@/lib/editor/asset-facts'
import { mediaTile } from '@/lib/editor/library-tiles'
import { assetView } from '@/tests/support/asset-view'

test('names in a ZIP are told apart, lead nowhere and end as their bytes do', () => {
  const png = '.png'
  const names = zipNames([
    { name: '../../etc/passwd', ending: png },
    { name: 'Fog.PNG', ending: png },
    { name: 'fog.png', ending: png },
    { name: 'CON.png', ending: png },
    { name: 'clip.mov', ending: '.mp4' },
    { name: 'a:b*c?.png', ending: png },
    { name: '\u202e gnp', ending: png },
    { name: '   ', ending: png },
    { name: '🌊'.repeat(200), ending: png },
  ])
  expect(names.slice(0, 8)).toEqual([
    '-..-etc-passwd.png',
    'Fog.png',
    'fog (2).png',
    '_CON.png',
    'clip.mov.mp4',
    'a-b-c-.png',
    'gnp.png',
    'file.png',
  ])
  expect(new TextEncoder().encode(names[8]).length).toBeLessThanOrEqual(200)
  expect(names[8]).not.toContain('\ufffd')
})

test('colours are named as people name them, and a picture by what it mostly is', () => {
  const named: [string, [number, number, number]][] = [
    ['red', [210, 40, 40]],
    ['orange', [230, 140, 40]],
    ['yellow', [235, 205, 60]],
    ['green', [60, 160, 70]],
    ['teal', [50, 150, 150]],
    ['blue', [50, 110, 200]],
    ['purple', [130, 80, 190]],
    ['pink', [220, 110, 170]],
    ['brown', [110, 75, 50]],
    ['white', [245, 245, 242]],
    ['grey', [130, 130, 132]],
    ['black', [12, 12, 14]],
  ]
  for (const [name, rgb] of named) expect(colourName(rgb), name).toBe(name)
  const sea = Array.from({ length: 70 }, () => [40, 90, 160]).flat()
  const grey = Array.from({ length: 90 }, () => [128, 128, 128]).flat()
  expect(dominantColour(new Uint8Array([...grey, ...sea]))).toEqual({ name: 'blue', hex: '#285aa0' })
  expect(dominantColour(new Uint8Array())).toBeNull()
})

test('a pointer over a film strip meets every frame, and never one beyond the ends', () => {
  expect([-1, 0, 0.49, 0.99, 1, 7].map(stripFrame)).toEqual([0, 0, 7, 15, 15, 15])
  expect(stripOffset(0)).toBe(0)
  expect(stripOffset(15)).toBe(100)
})

test('the same search is the same address, whatever order it was written in', () => {
  expect(searchParams({ text: 'a b', kind: 'image', favourite: true }).toString()).toBe(
    searchParams({ favourite: true, kind: 'image', text: 'a b', tag: undefined }).toString(),
  )
  expect(isNarrowed({ order: 'name', bin: true, text: '' })).toBe(false)
  expect(isNarrowed({ minSide: 720 })).toBe(true)
})

test('folders stand below the one they are in; one whose parent is gone stands at the top', () => {
  const folder = (id: string, parentId: string | null) => ({ id, parentId, name: id, count: 0 })
  const rows = nested([folder('b', 'a'), folder('a', null), folder('c', 'b'), folder('lost', 'gone')])
  expect(rows.map(({ folder: { id }, depth }) => `${depth} ${id}`)).toEqual(['0 a', '1 b', '2 c', '0 lost'])
})

test('a folder is inside itself and every folder above it, also where a ring was stored', () => {
  const folder = (id: string, parentId: string | null) => ({ id, parentId, name: id, count: 0 })
  const tree = [folder('b', 'a'), folder('a', null), folder('c', 'b'), folder('x', 'y'), folder('y', 'x')]
  expect(tree.map(({ id }) => isInside(tree, id, 'a'))).toEqual([true, true, true, false, false])
})

test('a file is the same tile until its role or the file changes, so that a scroll draws no tile anew', () => {
  const photo = assetView({ id: 'a', name: 'Fog.jpg' })
  const tile = mediaTile(photo)
  expect(mediaTile(photo)).toBe(tile)
  expect(mediaTile(photo, 'Start')).toMatchObject({ id: 'a', role: 'Start' })
  expect(mediaTile({ ...photo, name: 'Mist.jpg' })).toMatchObject({ name: 'Mist.jpg', role: null })
})

test('the length of a clip is told to a tenth of a second, of one frame as it is', () => {
  const sound = {
    kind: 'audio',
    mime: 'audio/wav',
    bytes: 9,
    container: 'WAV',
    codec: 'pcm',
    sampleRate: 48000,
  }
  const told = (durationMs: number) => lengthText({ ...sound, channels: 1, durationMs } as MediaFacts)
  expect([40, 400, 6_000, 6_440].map(told)).toEqual(['0.04 s', '0.4 s', '6 s', '6.4 s'])
})
