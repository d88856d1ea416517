import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { batchState } from '@/lib/editor/batch'
import { fixField } from '@/lib/editor/fix-field'
import { takeProgress, usualOf } from '@/lib/editor/take-progress'
import { dayOf, firstOfMonth, nextDay, startOfDay } from '@/lib/server/money/money-day'
import { spendCsv } from '@/lib/server/money/spend-csv'
import { signedHeaders } from '@/lib/server/webhooks/sign'
import { endWords, openLine, openWord } from '@/lib/storyboard/generation-states'
import {
  formatLimit,
  parseDollars,
  seedPriceTable,
  sumPrices,
  sumText,
  tableOn,
} from '@/lib/storyboard/price'
import { scene } from '@/tests/support/boards'
import { takeView } from '@/tests/support/take-view'

test('the table in force is the latest that has begun, of the same day the last made', () => {
  const table = (validFrom: string, version = validFrom) => ({ ...seedPriceTable, validFrom, version })
  const tables = [table('2026-04-10'), table('2026-06-01'), table('2026-06-01', 'b'), table('2026-05-01')]
  expect(tableOn(tables, '2026-04-09')).toBeNull()
  expect(tableOn(tables, '2026-05-31')?.version).toBe('2026-05-01')
  expect(tableOn(tables, '2026-06-01')?.version).toBe('b')
})

test('a sum counts what is unknown and never takes it for 0', () =>
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat({ max: 1e9 }))), (prices) => {
      const { micros, unknown } = sumPrices(prices)
      expect(unknown).toBe(prices.filter((price) => price === null).length)
      expect(micros).toBe(prices.reduce<number>((sum, price) => sum + (price ?? 0), 0))
    }),
  ))

test('dollars are read as they are shown', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1_000_000_000 }), (micros) =>
      expect(parseDollars(String(micros / 1_000_000).replace(/e.*/, ''))).toBe(
        String(micros / 1_000_000).includes('e') ? parseDollars('0') : micros,
      ),
    ),
    { examples: [[84_000], [0], [1]] },
  )
  expect(parseDollars('$ 12,50')).toBe(12_500_000)
  for (const wrong of ['', '-1', '1e3', '1.2.3', 'ten', '99999999']) expect(parseDollars(wrong)).toBeNull()
  expect([40_000_000, 40_500_000].map(formatLimit)).toEqual(['$40', '$40.50'])
})

const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kathmandu', 'America/Havana']
test('a day begins at its first minute, in every time zone and over clock changes', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      (zone, at) => {
        const day = dayOf(at, zone)
        const start = startOfDay(day, zone)
        expect(dayOf(start, zone)).toBe(day)
        expect(dayOf(new Date(start.getTime() - 1), zone) < day).toBe(true)
        expect(start.getTime()).toBeLessThanOrEqual(at.getTime())
        expect(startOfDay(nextDay(day), zone).getTime()).toBeGreaterThan(at.getTime())
      },
    ),
    { numRuns: 60 },
  ))

test('months and days follow the calendar', () => {
  expect(firstOfMonth('2026-11-26')).toBe('2026-11-01')
  expect(nextDay('2026-12-31')).toBe('2027-01-01')
  expect(nextDay('2028-02-28')).toBe('2028-02-29')
})

test('the CSV keeps unknown empty, quotes what it must and runs no formula', () => {
  const line = {
    ...{ id: 'g', day: '2026-11-26', time: '14:02:00', storyboard: '=SUM("a",b)', sceneNumber: 2 },
    ...{ takeNumber: 3, queueId: 'far', model: 'kling-v3-omni', state: 'done', requestId: null },
    ...{ estimateMicros: 1_680_000, costMicros: null, priceVersion: '2026-04-10' },
  }
  const [head, row] = spendCsv([line]).slice(1).split('\r\n')
  expect(head?.split(',')).toHaveLength(13)
  expect(row).toBe(`2026-11-26,14:02:00,"'=SUM(""a"",b)",2,3,far,kling-v3-omni,done,1.680000,,2026-04-10,,g`)
})

test('a delivery is signed as the Standard Webhooks specification says', () => {
  // The example of the specification's reference implementations.
  const headers = signedHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1614265330,
    body: '{"test": 2432232314}',
  })
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('what does not start or does not end is doubted by the budgets of the contract', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString()
  const now = Date.parse(at(31))
  const waits = takeView({ state: 'accepted', acceptedAt: at(20) })
  expect(takeProgress(waits, now).stuck).toBeNull()
  expect(takeProgress({ ...waits, acceptedAt: at(10) }, now).stuck).toBe('waiting')
  expect(takeProgress({ ...waits, kind: 'element', acceptedAt: at(25) }, now).stuck).toBe('waiting')
  const works = takeView({ state: 'running', acceptedAt: at(0), startedAt: at(2) })
  expect(takeProgress(works, now).stuck).toBe('working')
  expect(takeProgress({ ...works, acceptedAt: at(5) }, now).stuck).toBeNull()
})

test('usual is the median of takes of the same quality and length', () => {
  const made = (seconds: number, durationMs: number) =>
    takeView({
      scene: { ...scene(), durationMs },
      acceptedAt: new Date(0).toISOString(),
      finishedAt: new Date(seconds * 1_000).toISOString(),
    })
  const takes = [made(10, 5_000), made(20, 5_000), made(90, 5_000), made(500, 15_000)]
  expect(usualOf(takes, scene({ shots: [5] }))).toBe(20_000)
  expect(usualOf(takes, scene({ shots: [4] }))).toBeNull()
})

test('a refusal leads to the field it speaks of', () => {
  const from = scene({ shots: [3, 4], references: { firstFrameId: 'p' } })
  const field = (errorRaw: string) => fixField({ errorRaw, error: null }, from)
  expect(field('invalid payload parameters: duration (must be 3 to 15)')).toEqual({
    kind: 'scene',
    field: 'duration',
  })
  expect(field('invalid payload parameters: multi_prompt[1].prompt (1 to 512 characters)')).toMatchObject({
    kind: 'shot',
    shotId: 'a2',
  })
  expect(field('The resolution or aspect ratio of the input image is invalid')).toEqual({
    kind: 'references',
    slot: 'firstFrame',
  })
  expect(field('Failure to pass the risk control system')).toMatchObject({ kind: 'shot', shotId: 'a1' })
})

test('all scenes are offered, those that would show something new are chosen', () => {
  const plan = scene({ prompts: ['A boat'] })
  expect(batchState(plan, [], false)).toBe('new')
  expect(batchState(plan, [takeView({ scene: plan })], false)).toBe('made')
  expect(batchState(plan, [takeView({ scene: scene({ prompts: ['A car'] }) })], false)).toBe('changed')
  expect(batchState(plan, [takeView({ state: 'failed', scene: plan })], false)).toBe('new')
  expect(batchState(plan, [], true)).toBe('running')
})

test('a sum is told with what is unknown in it, and is free only when all of it is', () => {
  const sum = (...prices: (number | null)[]) => sumText(sumPrices(prices), prices.length)
  expect(sum(560_000, 560_000)).toBe('≈ $1.12')
  expect(sum(560_000, null)).toBe('≈ $0.56 and 1 with an unknown price')
  expect(sum(0, null)).toBe('1 with an unknown price')
  expect(sum(null, null)).toBe('Price unknown')
  expect(sum(0, 0)).toBe('Free')
})

test('what runs and what waits is told in the same words everywhere', () => {
  const of = (...states: string[]) => states.map((state) => ({ state }))
  const three = of('running', 'done', 'saving', 'accepted', 'failed')
  expect(openLine(three)).toBe('2 running, 1 waiting')
  expect(openWord(three)).toBe('2 running')
  expect([openLine(of('reserved', 'sending')), openWord(of('reserved', 'sending'))]).toEqual([
    '2 waiting',
    '2 waiting',
  ])
  expect([openLine(of('done', 'uncertain')), openWord(of())]).toEqual([null, null])
  expect(['done', 'failed', 'uncertain'].map((state) => endWords('Take 2', state))).toEqual([
    'Take 2 is ready',
    'Take 2 failed',
    'Take 2 may have been charged',
  ])
})
