import { expect, test } from '@playwright/test'
import { mentionAtEnd } from '@/lib/editor/mention-match'

const names = ['New element', 'Mara', 'beach drawing.jpg']

test('what follows the last @ is the query', () => {
  expect(mentionAtEnd('Then @', names)).toEqual({ index: 5, query: '' })
  expect(mentionAtEnd('Then @ma', names)).toEqual({ index: 5, query: 'ma' })
  expect(mentionAtEnd('@Mara and @zz', names)).toEqual({ index: 10, query: 'zz' })
})
test('a blank belongs to the query as long as a name goes on with it', () => {
  for (const query of ['New ', 'new el', 'NEW ELEMENT', 'beach d'])
    expect(mentionAtEnd(`See @${query}`, names)).toEqual({ index: 4, query })
})
test('a blank after which no name goes on ends the mention', () => {
  for (const text of ['@Mara walks', '@New element walks', '@new  element', 'mail me @ home', 'no mention'])
    expect(mentionAtEnd(text, names)).toBeNull()
})
