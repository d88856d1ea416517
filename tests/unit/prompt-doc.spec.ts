import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { docToPrompt, positionOf, promptToDoc } from '@/lib/editor/prompt-doc'

const chip = (id: string) => ({ type: 'mention', attrs: { id } })
const text = (value: string) => ({ type: 'text', text: value })
const line = (...content: object[]) =>
  content.length ? { type: 'paragraph', content } : { type: 'paragraph' }

test('a token becomes an atom and a line break becomes a paragraph', () => {
  expect(promptToDoc('{{element:mara}} runs\n\nto {{first}}.')).toEqual({
    type: 'doc',
    content: [
      line(chip('{{element:mara}}'), text(' runs')),
      line(),
      line(text('to '), chip('{{first}}'), text('.')),
    ],
  })
})

test('an empty prompt is one empty line', () => {
  expect(promptToDoc('')).toEqual({ type: 'doc', content: [line()] })
})

const piece = fc.oneof(
  fc.constantFrom(
    '{{element:mara}}',
    '{{image:a-1}}',
    '{{first}}',
    '{{end}}',
    '{{video}}',
    '\n',
    '{{',
    '}}',
    '{{nobody}}',
  ),
  fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\r')),
  fc.constantFrom('👩🏽‍🚀', 'سفينة', '灯台の光', ' '),
)
const prompt = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))

test('any prompt survives the way into the editor and back', () => {
  fc.assert(fc.property(prompt, (value) => expect(docToPrompt(promptToDoc(value))).toBe(value)))
})

test('line breaks of other systems become plain ones', () => {
  expect(docToPrompt(promptToDoc('a\r\nb\rc'))).toBe('a\nb\nc')
})

test('an offset in the prompt is found in the editor, chips counting one', () => {
  const doc = promptToDoc('ab{{first}}c\nde')
  const found = [0, 1, 2, 11, 12, 13, 15].map((offset) => positionOf(doc, offset))
  expect(found).toEqual([1, 2, 3, 4, 5, 7, 9])
})

test('an offset past the end is the end', () => {
  expect(positionOf(promptToDoc('ab'), 99)).toBe(3)
})
