import { expect, test } from '@playwright/test'
import { setSound } from '@/lib/storyboard/edits'
import { whyNotEndFrame, whyNotMention, whyNotSound } from '@/lib/storyboard/reasons'
import {
  addElement,
  addImage,
  keepReferences,
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
import { elementLimit, referenceLimit } from '@/lib/storyboard/reference-limit'
import { compilePrompt } from '@/lib/storyboard/request'
import type { Storyboard } from '@/lib/storyboard/schema'
import { dropTokens, parsePrompt, readToken, tokensIn, tokenText, writePrompt } from '@/lib/storyboard/tokens'
import { board, scene } from '../support/boards'

const stored = (id: string) => ({ kind: 'stored' as const, id })
const video = { assetId: 'v', use: 'feature' as const, keepSound: false }
const prompt = (storyboard: Storyboard) => storyboard.scenes[0]?.shots[0]?.prompt
const sent = ({ scenes: [first] }: Storyboard) => first && compilePrompt(first.shots[0]?.prompt ?? '', first)

test('a prompt is read into text and tokens and written back unchanged', () => {
  const text = 'Hi {{element:mara}}, see {{image:p_1}}{{first}} {{end}} {{video}} {{other}} {{element:}} }}'
  const parts = parsePrompt(text)
  expect(writePrompt(parts)).toBe(text)
  expect(tokensIn(text).map(tokenText)).toEqual([
    '{{element:mara}}',
    '{{image:p_1}}',
    '{{first}}',
    '{{end}}',
    '{{video}}',
  ])
  expect(readToken('{{element:mara}}')).toEqual({ kind: 'element', id: 'mara' })
  expect(readToken('{{element:mara}} ')).toBeNull()
})

const drops: [from: string, leave: string, result: string][] = [
  ['{{element:x}} walks', '', 'walks'],
  ['A {{element:x}} walks', '', 'A walks'],
  ['with {{element:x}}', '', 'with'],
  ['({{element:x}})', '', '()'],
  ['{{element:x}} walks', 'Mara', 'Mara walks'],
  ['{{element:y}} walks', '', '{{element:y}} walks'],
]
for (const [from, leave, result] of drops)
  test(`"${from}" without x is "${result}"`, () =>
    expect(dropTokens(from, (token) => 'id' in token && token.id === 'x', leave)).toBe(result))

test('reordering keeps every mention on its element and picture', () => {
  const start = board(
    scene({
      prompts: ['{{element:mara}} and {{element:juno}} at {{image:pier}}'],
      references: { elements: [stored('mara'), stored('juno')], imageIds: ['sea', 'pier'] },
    }),
  )
  expect(sent(start)).toBe('<<<element_1>>> and <<<element_2>>> at <<<image_2>>>')
  const moved = moveImage(moveElement(start, 'a', 'juno', 0), 'a', 'pier', 0)
  expect(sent(moved)).toBe('<<<element_2>>> and <<<element_1>>> at <<<image_1>>>')
  expect(sent(setFirstFrame(moved, 'a', 'dawn'))).toBe('<<<element_2>>> and <<<element_1>>> at <<<image_2>>>')
})

test('a removed element takes its mentions along or leaves its name', () => {
  const start = board(
    scene({
      prompts: ['{{element:mara}} and {{element:juno}} wait'],
      references: { elements: [stored('mara'), stored('juno')] },
    }),
  )
  expect(sent(removeElement(start, 'a', 'mara'))).toBe('and <<<element_1>>> wait')
  expect(sent(removeElement(start, 'a', 'mara', 'Mara'))).toBe('Mara and <<<element_1>>> wait')
})

test('a picture that stays as a frame keeps its mention', () => {
  const start = board(
    scene({ prompts: ['at {{image:pier}}'], references: { firstFrameId: 'pier', imageIds: ['pier'] } }),
  )
  expect(prompt(removeImage(start, 'a', 'pier'))).toBe('at {{image:pier}}')
  expect(prompt(setFirstFrame(removeImage(start, 'a', 'pier'), 'a', null))).toBe('at')
})

test('a reference video turns the sound off and keeps it off', () => {
  const loud = board(scene({ sound: true }))
  const next = setVideo(loud, 'a', video)
  expect(next.scenes[0]?.sound).toBe(false)
  expect(setSound(next, 'a', true)).toBe(next)
  expect(whyNotSound(scene({ references: { video } }))).toBe('Off with a reference video')
  expect(setVideo(next, 'a', { ...video })).toBe(next)
})

test('mention adds the reference it needs while there is room', () => {
  const start = board(scene())
  const next = mention(start, 'a', { kind: 'element', id: 'mara' })
  expect(next.scenes[0]?.references.elements).toEqual([stored('mara')])
  expect(mention(next, 'a', { kind: 'element', id: 'mara' })).toBe(next)
  expect(mention(start, 'a', { kind: 'video' })).toBe(start)
  const full = board(scene({ references: { imageIds: ['1', '2', '3', '4', '5', '6', '7'] } }))
  expect(mention(full, 'a', { kind: 'image', id: '8' })).toBe(full)
  const [first] = full.scenes
  expect(first && whyNotMention(first, { kind: 'image', id: '8' })).toBe('8th of 7')
  expect(first && whyNotMention(first, { kind: 'image', id: '7' })).toBeNull()
})

test('the same picture or element twice is one', () => {
  const start = addElement(addImage(board(scene()), 'a', 'p'), 'a', stored('mara'))
  expect(addImage(start, 'a', 'p')).toBe(start)
  expect(addElement(start, 'a', stored('mara'))).toBe(start)
})

test('an inline element is replaced by its id', () => {
  const maker = {
    kind: 'inline' as const,
    id: 'new',
    name: '',
    description: '',
    frontalAssetId: 'f',
    referAssetIds: ['r'],
    videoAssetId: null,
    tagIds: [],
    voiceId: null,
  }
  const start = addElement(board(scene()), 'a', maker)
  expect(replaceInlineElement(start, 'a', { ...maker })).toBe(start)
  const named = replaceInlineElement(start, 'a', { ...maker, name: 'Keeper' })
  expect(named.scenes[0]?.references.elements).toMatchObject([{ name: 'Keeper' }])
  expect(replaceInlineElement(start, 'a', { ...maker, id: 'other' })).toBe(start)
})

test('the last references go first', () => {
  const start = board(
    scene({ references: { firstFrameId: 'f', imageIds: ['1', '2'], elements: [stored('x'), stored('y')] } }),
  )
  const ids = (count: number) => {
    const references = keepReferences(start, 'a', count).scenes[0]?.references
    return [references?.imageIds.length, references?.elements.length]
  }
  expect([ids(5), ids(4), ids(3), ids(2), ids(0)]).toEqual([
    [2, 2],
    [2, 1],
    [2, 0],
    [1, 0],
    [0, 0],
  ])
})

test('meters say how many of how many, and why fewer', () => {
  const elements = [stored('x'), stored('y')]
  const rows = [
    [
      scene({ references: { imageIds: ['1'], elements } }),
      { used: 3, max: 7, why: null },
      { used: 2, max: 7, why: null },
    ],
    [
      scene({ references: { video, elements } }),
      { used: 2, max: 4, why: 'A reference video lowers the limit to 4.' },
      { used: 2, max: 4, why: 'A reference video lowers the limit to 4.' },
    ],
    [
      scene({ references: { firstFrameId: 'f', elements } }),
      { used: 3, max: 7, why: null },
      { used: 2, max: 3, why: 'A first frame lowers the limit to 3.' },
    ],
  ] as const
  for (const [from, all, own] of rows) expect([referenceLimit(from), elementLimit(from)]).toEqual([all, own])
})

test('the end frame slot says why it is off', () => {
  const why = (references: object) => whyNotEndFrame(scene({ references }))
  expect(why({})).toBe('An end frame needs a first frame')
  expect(why({ firstFrameId: 'f' })).toBeNull()
  expect(why({ firstFrameId: 'f', imageIds: ['1', '2', '3', '4'] })).toBe(
    'No end frame with more than 2 pictures. You have 5.',
  )
  expect(why({ firstFrameId: 'f', imageIds: ['1'] })).toBe(
    'With an end frame 2 pictures is the most. It would be the 3rd.',
  )
  expect(why({ video: { ...video, use: 'base' } })).toBe('No end frame when a video is edited')
  expect(setEndFrame(board(scene()), 'a', 'e').scenes[0]?.references.endFrameId).toBe('e')
})
