import { expect, test } from '@playwright/test'
import { byteRange } from '@/lib/server/blob/byte-range'

for (const [header, size, expected] of [
  [undefined, 100, 'whole'],
  ['bytes=0-99', 100, { from: 0, to: 99 }],
  ['bytes=0-', 100, { from: 0, to: 99 }],
  ['bytes=10-19', 100, { from: 10, to: 19 }],
  ['bytes=90-200', 100, { from: 90, to: 99 }],
  ['bytes=-10', 100, { from: 90, to: 99 }],
  ['bytes=-200', 100, { from: 0, to: 99 }],
  ['bytes=99-', 100, { from: 99, to: 99 }],
  ['Bytes=0-0', 100, { from: 0, to: 0 }],
  ['bytes=100-', 100, 'unsatisfiable'],
  ['bytes=100-200', 100, 'unsatisfiable'],
  ['bytes=-0', 100, 'unsatisfiable'],
  ['bytes=0-', 0, 'unsatisfiable'],
  ['bytes=20-10', 100, 'whole'],
  ['bytes=-', 100, 'whole'],
  ['bytes=0-1,5-6', 100, 'whole'],
  ['lines=0-1', 100, 'whole'],
  ['bytes=a-b', 100, 'whole'],
] as const)
  test(`${header} of ${size} bytes`, () => {
    expect(byteRange(header, size)).toEqual(expected)
  })
