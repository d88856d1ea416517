import { expect, test } from '@playwright/test'
import { surplusRevisions } from '@/lib/server/thin-revisions'

const now = new Date('2026-03-10T12:00:30Z')
const ago = (seconds: number, name: string | null = null) => ({
  id: `${seconds}`,
  savedAt: new Date(now.getTime() - seconds * 1_000),
  name,
})
const gone = (...rows: ReturnType<typeof ago>[]) => surplusRevisions(rows, now)

test('the last of each minute stays for an hour, of each hour for a day, then of each day', () => {
  expect(gone(ago(0), ago(10), ago(25), ago(40), ago(100))).toEqual(['10', '25'])
  expect(gone(ago(0), ago(3_700), ago(3_800), ago(3_900))).toEqual(['3800', '3900'])
  const day = 86_400
  expect(gone(ago(0), ago(2 * day), ago(2 * day + 7_200), ago(3 * day))).toEqual([`${2 * day + 7_200}`])
})

test('the newest, named ones and those of a clock that was set back stay', () => {
  expect(gone(ago(0), ago(1, 'Mine'), ago(2))).toEqual(['2'])
  expect(gone(ago(-7_200), ago(-7_201), ago(5))).toEqual([])
})
