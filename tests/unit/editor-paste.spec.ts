import { expect, test } from '@playwright/test'
import { copyOf, readShots, writeShots } from '@/lib/editor/clipboard'
import { textToShots } from '@/lib/editor/text-shots'
import { pasteAsScenes, scenesFor } from '@/lib/storyboard/paste-scenes'
import type { InlineElement, Shot } from '@/lib/storyboard/schema'
import { isLegalSet } from '@/lib/storyboard/shot-lengths'
import { pasteShots } from '@/lib/storyboard/shot-edits'
import { board, lengths, scene } from '../support/boards'

const prompts = (text: string) => textToShots(text).map(({ prompt }) => prompt)
const shot = (id: string, seconds: number, prompt = ''): Shot => ({
  id,
  prompt,
  durationMs: seconds * 1_000,
  locked: false,
  pictureId: null,
})
const keeper: InlineElement = {
  kind: 'inline',
  id: 'keeper',
  name: 'Keeper',
  description: 'An old man',
  frontalAssetId: 'p1',
  referAssetIds: ['p2'],
  videoAssetId: null,
  tagIds: [],
  voiceId: null,
}
const like = { quality: 'std', aspect: '9:16', sound: true } as const

test('every line of a pasted text is a shot, without its numbering', () => {
  expect(prompts('1. A pier\n2) Waves\n\r\n- A gull\nShot 4: The lamp')).toEqual([
    'A pier 2) Waves',
    'A gull Shot 4: The lamp',
  ])
  expect(prompts('1. A pier\n2) Waves\n- A gull\nShot 4: The lamp\n24 gulls')).toEqual([
    'A pier',
    'Waves',
    'A gull',
    'The lamp',
    '24 gulls',
  ])
})

test('a length in brackets at the end of a line is the length of the shot', () => {
  expect(textToShots('A pier (4 s)\nWaves [12sec]\nA lamp (99 s)\nNo length')).toMatchObject([
    { prompt: 'A pier', durationMs: 4_000 },
    { prompt: 'Waves', durationMs: 12_000 },
    { prompt: 'A lamp', durationMs: 15_000 },
    { prompt: 'No length', durationMs: 3_000 },
  ])
})

test('an address, JSON and blank text are no shots', () => {
  for (const text of ['', ' \n\t\n ', 'https://example.com/film.mp4', '{"version":2,"scenes":[]}', '[1,2]'])
    expect(textToShots(text)).toEqual([])
})

test('500 shots become 84 legal scenes of six and keep their order', () => {
  const many = Array.from({ length: 500 }, (_, i) => shot(`n${i}`, 1 + (i % 15), `shot ${i}`))
  const sceneIds = Array.from({ length: scenesFor(500) }, (_, i) => `s${i}`)
  const before = board(scene({ id: 'a', shots: [5] }), scene({ id: 'z', shots: [5] }))
  const after = pasteAsScenes(before, 'a', { shots: many, elements: [], sceneIds, like })
  expect(after.scenes).toHaveLength(86)
  expect(after.scenes.every(isLegalSet)).toBe(true)
  expect(after.scenes.at(-1)?.id).toBe('z')
  expect(after.scenes[1]).toMatchObject({ id: 's0', quality: 'std', aspect: '9:16', sound: true })
  const pasted = after.scenes.slice(1, -1).flatMap(({ shots }) => shots)
  expect(pasted.map(({ id }) => id)).toEqual(many.map(({ id }) => id))
  expect(after.scenes.slice(1, -2).every(({ shots }) => shots.length === 6)).toBe(true)
})

test('two short shots fill a scene of three seconds', () => {
  const made = pasteAsScenes(board(), 'a', {
    shots: [shot('x', 1), shot('y', 1)],
    elements: [],
    sceneIds: ['s'],
    like,
  })
  expect(lengths(made, 1)).toEqual({ scene: 3, shots: [2, 1] })
})

test('an element of the scene comes along to another storyboard', () => {
  const home = board(scene({ prompts: ['{{element:keeper}} waits'], references: { elements: [keeper] } }))
  const copied = readShots(writeShots(copyOf(home, home.scenes[0]?.shots ?? [])))
  expect(copied?.elements).toEqual([keeper])
  const there = pasteShots(board(scene({ id: 'b' })), 'b', 1, {
    shots: [shot('fresh', 2, '{{element:keeper}} waits')],
    elements: copied?.elements ?? [],
  })
  expect(there.scenes[0]?.references.elements).toEqual([keeper])
})

test('a text that only looks like copied shots is none', () => {
  expect(readShots('some text')).toBeNull()
  expect(readShots('null')).toBeNull()
  expect(readShots('{"shotboard":"shots","shots":[{"id":1}]}')).toBeNull()
  expect(readShots('{"shotboard":"shots","shots":[]}')).toBeNull()
})
