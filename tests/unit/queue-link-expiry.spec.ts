import { expect, test } from '@playwright/test'
import { linkExpiry } from '@/lib/queue/link-expiry'

const noon = Date.UTC(2026, 10, 26, 12, 0, 0)
const file = 'https://storage.example.com/out.mp4'

for (const [vendor, query, ends] of [
  ['GCS', 'X-Goog-Date=20261126T120000Z&X-Goog-Expires=900&X-Goog-Signature=ab', noon + 900_000],
  ['S3', 'X-Amz-Date=20261126T120000Z&X-Amz-Expires=3600', noon + 3_600_000],
  ['CloudFront', `Expires=${noon / 1000}&Signature=ab`, noon],
  ['Azure', 'se=2026-11-26T12%3A00%3A00Z&sig=ab', noon],
  ['no', 'token=abc&expires=soon', null],
] as const)
  test(`the end of a link with ${vendor} signature is read`, () => {
    expect(linkExpiry(`${file}?${query}`)).toBe(ends)
  })

test('what is no address, or has no end, ends never', () => {
  expect(linkExpiry(file)).toBeNull()
  expect(linkExpiry('not an address')).toBeNull()
})
