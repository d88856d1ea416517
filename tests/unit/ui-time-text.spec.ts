import { expect, test } from '@playwright/test'
import { byteText } from '@/components/ui/byte-text'
import { clampToStep, readNumber } from '@/components/ui/number-text'
import { elapsedText, relativeTime, spanText } from '@/components/ui/time-text'

const at = (month: number, day: number, hour = 12, minute = 0, year = 2026) =>
  new Date(year, month - 1, day, hour, minute).getTime()
const now = at(11, 22, 15, 30)

const times: [string, number, string][] = [
  ['a clock that is ahead', now + 4_000, 'Just now'],
  ['59 s', now - 59_000, 'Just now'],
  ['1 min', now - 60_000, '1 min ago'],
  ['59 min', now - 59 * 60_000, '59 min ago'],
  ['the same day', at(11, 22, 0, 1), '15 h ago'],
  ['a minute before midnight', at(11, 21, 23, 59), 'Yesterday'],
  ['six days', at(11, 16), 'Monday'],
  ['a week', at(11, 15), '15 November'],
  ['another year', at(3, 1, 12, 0, 2025), '1 March 2025'],
]
for (const [what, then, words] of times)
  test(`${what} is "${words}"`, () => expect(relativeTime(then, now)).toBe(words))

test('half an hour after midnight, an hour ago was not yesterday morning', () => {
  expect(relativeTime(at(11, 21, 23, 50), at(11, 22, 0, 20))).toBe('30 min ago')
  expect(relativeTime(at(11, 21, 22, 0), at(11, 22, 0, 20))).toBe('Yesterday')
})

test('lengths are written for people', () => {
  expect([0, 999, 45_000, 60_000, 72_400, 3_600_000].map(spanText)).toEqual([
    '0 s',
    '1 s',
    '45 s',
    '1 min',
    '1 min 12 s',
    '60 min',
  ])
  expect([-5, 72_999, 3_723_000].map(elapsedText)).toEqual(['00:00', '01:12', '1:02:03'])
  expect([0, 999, 1_000, 1_840_000, 9_960_000, 41_000_000, 212e9].map(byteText)).toEqual([
    '0 bytes',
    '999 bytes',
    '1 KB',
    '1.8 MB',
    '10 MB',
    '41 MB',
    '212 GB',
  ])
})

test('numbers are read as people type them, and kept on the steps', () => {
  expect(['4', ' 4.5 s', '4,5', '-2', 's', ''].map(readNumber)).toEqual([4, 4.5, 4.5, -2, null, null])
  const limits = { min: 3, max: 15, step: 1 }
  expect([2, 4.4, 4.5, 99].map((value) => clampToStep(value, limits))).toEqual([3, 4, 5, 15])
  expect(clampToStep(0.30000000000000004, { min: 0, max: 1, step: 0.1 })).toBe(0.3)
})
