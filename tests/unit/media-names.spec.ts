import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { cleanName } from '@/lib/server/media/file-name'
import { noRoom } from '@/lib/server/media/staging'

const names: [string, string][] = [
  ['cat.png', 'cat.png'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\cat.jpg', 'cat.jpg'],
  ['a\0b\nc.jpg', 'abc.jpg'],
  ['gpj.\u202etac', 'gpj.tac'],
  ['  spaced.png ', 'spaced.png'],
  ['', 'Untitled'],
  ['///', 'Untitled'],
  ['猫とボート.png', '猫とボート.png'],
]
for (const [sent, shown] of names)
  test(`${JSON.stringify(sent)} is shown as ${shown}`, () => {
    expect(cleanName(sent)).toBe(shown)
  })

test('any name becomes 1 to 200 characters without folders, control characters or half emoji', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (sent) => {
      const name = cleanName(sent)
      const isLong = name.length < 1 || name.length > 200
      return !isLong && !/[\\/\p{Cc}\u202a-\u202e]/u.test(name) && name.isWellFormed()
    }),
    { numRuns: 2000 },
  )
})

test('a long name keeps its ending', () => {
  expect(cleanName(`${'a'.repeat(300)}.jpeg`)).toBe(`${'a'.repeat(194)}….jpeg`)
})

test('an upload needs its own room and some to spare', () => {
  const megabyte = 1024 * 1024
  expect(noRoom('film.mov', 100 * megabyte, 200 * megabyte)).toBeNull()
  expect(noRoom('film.mov', 180 * megabyte, 20 * megabyte)).toBe(
    'film.mov needs 180 MB, the disk of the server has 20 MB left. Free some space, then retry.',
  )
})
