import { expect, test } from '@playwright/test'
import { readCamera } from '@/lib/animatic/camera'
import {
  addPhrase,
  cameraPhrases,
  findPhrase,
  removePhrase,
  type CameraPhrase,
} from '@/lib/editor/camera-phrases'

function phrase(id: string): CameraPhrase {
  const found = cameraPhrases.find((each) => each.id === id)
  if (!found) throw new Error(id)
  return found
}

test('every button writes words that the animatic reads as its move, and lights up alone', () => {
  for (const each of cameraPhrases) {
    const prompt = addPhrase('Mara looks out to sea', each)
    expect(each.moves).toContain(readCamera(prompt))
    expect(cameraPhrases.filter((other) => findPhrase(prompt, other)).map(({ id }) => id)).toEqual([each.id])
  }
})

test('the phrase goes to the end, after a full stop and one space', () => {
  const push = phrase('push')
  expect(addPhrase('', push)).toBe('Slow push in.')
  expect(addPhrase('She waits', push)).toBe('She waits. Slow push in.')
  expect(addPhrase('She waits.  ', push)).toBe('She waits. Slow push in.')
  expect(addPhrase('她在等。', push)).toBe('她在等。 Slow push in.')
  expect(addPhrase('Go to {{first}}', push)).toBe('Go to {{first}} Slow push in.')
})

test('pressing a lit button takes the phrase out again', () => {
  for (const each of cameraPhrases)
    expect(removePhrase(addPhrase('She waits.', each), each)).toBe('She waits.')
})

test('words the person wrote light the button and are never taken out', () => {
  const prompt = 'Slow push in, from below.'
  expect(findPhrase(prompt, phrase('push'))).toMatchObject({ from: 5, to: 12 })
  expect(removePhrase(prompt, phrase('push'))).toBe(prompt)
})
