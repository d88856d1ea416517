import { expect, test } from '@playwright/test'
import { canMention, mentionRows } from '@/lib/editor/mention-rows'
import { namedTokens, pasteToPrompt } from '@/lib/editor/prompt-paste'
import { indexLibrary, labelToken } from '@/lib/editor/reference-labels'
import { newScene } from '@/lib/storyboard/new-storyboard'
import { compiledLength } from '@/lib/storyboard/request'
import type { References, Scene } from '@/lib/storyboard/schema'
import { assetView } from '@/tests/support/asset-view'
import { elementView } from '@/tests/support/element-view'

const element = elementView
const picture = (id: string, name: string) =>
  assetView({ id, name, url: `/api/blobs/${id}.jpg`, thumbUrl: `/api/blobs/${id}-thumb.jpg` })
const library = {
  assets: [
    picture('headland', 'headland-02.jpg'),
    picture('lamp', 'lamp.png'),
    ...Array.from({ length: 8 }, (_, i) => picture(`p${i}`, `p${i}.jpg`)),
  ],
  uploads: [],
  elements: [
    element('mara', 'Mara'),
    element('jade', 'Mara Jade'),
    element('tomas', 'Tomas', { referenceType: 'video_refer' }),
    element('juno', 'Juno', { state: 'creating', queueElementId: null }),
    element('lost', 'Lost', { state: 'failed', queueElementId: null }),
  ],
}
const index = indexLibrary(library)
const stored = (id: string) => ({ kind: 'stored' as const, id })
function scene(references: Partial<References> = {}): Scene {
  const plain = newScene({ id: 'scene', shotId: 'shot' })
  return { ...plain, references: { ...plain.references, ...references } }
}
const paste = (text: string, where = scene()) => pasteToPrompt(text, where, namedTokens(where, index))

test('a pasted @name becomes its element, the longest name first', () => {
  expect(paste('@Mara Jade meets @mara.')).toBe('{{element:jade}} meets {{element:mara}}.')
})

test('a name inside a longer word stays text', () => {
  expect(paste('@Marathon and mail@example.org and @')).toBe('@Marathon and mail@example.org and @')
})

test('the @ of a mail address stays text, after a letter of another script it is a mention', () => {
  expect(paste('box@Mara')).toBe('box@Mara')
  expect(paste('和@Mara')).toBe('和{{element:mara}}')
})

test('a pasted file name becomes its picture', () => {
  expect(paste('like @headland-02.jpg, darker')).toBe('like {{image:headland}}, darker')
})

test('numbered tokens of another tool become what stands at that place in this scene', () => {
  const where = scene({
    firstFrameId: 'headland',
    imageIds: ['lamp'],
    elements: [stored('mara'), stored('jade')],
  })
  expect(paste('<<<element_2>>> in <<<image_1>>> with <<<image_2>>>', where)).toBe(
    '{{element:jade}} in {{first}} with {{image:lamp}}',
  )
})

test('a numbered token of nothing stays as it is', () => {
  expect(paste('<<<element_9>>> <<<video_1>>> <<<image_0>>>')).toBe(
    '<<<element_9>>> <<<video_1>>> <<<image_0>>>',
  )
})

test('characters are counted as they are sent', () => {
  const where = scene({ elements: [stored('mara')] })
  expect(compiledLength('{{element:mara}} runs', where)).toBe('<<<element_1>>> runs'.length)
  expect(compiledLength('👩🏽‍🚀', where)).toBe(7)
})

test('the menu lists elements first; what is not ready is seen and cannot be chosen', () => {
  const rows = mentionRows(scene({ firstFrameId: 'headland' }), index, '')
  expect(rows.map(({ group }) => group).filter((group, at, all) => group !== all[at - 1])).toEqual([
    'Elements',
    'Pictures',
    'Frames and video',
  ])
  expect(rows.find(({ name }) => name === 'Juno')).toMatchObject({ off: true, note: 'Creating' })
  expect(rows.find(({ name }) => name === 'lamp.png')).toMatchObject({ off: false, note: '2nd of 7' })
  expect(rows.filter(({ token }) => token.kind === 'image').map(({ name }) => name)).not.toContain(
    'headland-02.jpg',
  )
})

test('the menu filters while typing, without regard to case', () => {
  expect(mentionRows(scene(), index, 'JA').map(({ name }) => name)).toEqual(['Mara Jade'])
})

test('at the limit a new reference says its place and cannot be inserted', () => {
  const full = scene({ imageIds: ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'], elements: [stored('jade')] })
  expect(mentionRows(full, index, 'mara').map(({ name, off, note }) => ({ name, off, note }))).toEqual([
    { name: 'Mara', off: true, note: '8th of 7' },
    { name: 'Mara Jade', off: false, note: 'Character' },
  ])
  expect(canMention(full, { kind: 'element', id: 'mara' }, index)).toBe(false)
})

test('an element made from a video cannot be inserted beside a reference video', () => {
  const where = scene({ video: { assetId: 'v', use: 'feature', keepSound: true } })
  expect(mentionRows(where, index, 'tomas')).toMatchObject([{ off: true, note: 'Not with a video' }])
})

test('a chip says what is wrong with what it points at', () => {
  const where = scene({ elements: [stored('mara'), stored('juno')] })
  const problem = (id: string) => labelToken({ kind: 'element', id }, where, index).problem
  expect(problem('mara')).toBeNull()
  expect(problem('juno')).toBeNull()
  expect(problem('lost')).toBe('Lost could not be made.')
  expect(problem('jade')).toBe('Mara Jade is not a reference of the scene.')
  expect(problem('gone')).toBe('This element was deleted.')
  expect(labelToken({ kind: 'first' }, where, index).problem).toBe('This scene has no first frame.')
})
