import { expect, test } from '@playwright/test'
import { parseKeepingIds } from '@/lib/queue/big-ids'
import { readOutcome } from '@/lib/queue/outcome'

test('a 64-bit number survives as a string of the same digits', () => {
  expect(parseKeepingIds('{"element_id":856528387816046601,"n":[-9007199254740993, 12]}')).toEqual({
    element_id: '856528387816046601',
    n: ['-9007199254740993', 12],
  })
})

test('safe numbers, decimals, exponents and digits inside strings stay what they are', () => {
  const text =
    '{"a":9007199254740991,"b":1234567890123456.5,"c":1e20,"d":"id 856528387816046601 \\"9999999999999999999\\" \\\\","e":1753427199}'
  expect(parseKeepingIds(text)).toEqual(JSON.parse(text))
})

test('broken JSON still throws, and a large text is read in linear time', () => {
  expect(() => parseKeepingIds('{"a":12345678901234567890')).toThrow(SyntaxError)
  expect(() => parseKeepingIds('{"a":"12345678901234567890')).toThrow(SyntaxError)
  const long = JSON.stringify({ text: '\\"'.repeat(2_000_000), id: 0 }).replace(':0}', ':856528387816046601}')
  const started = performance.now()
  expect(parseKeepingIds(long)).toMatchObject({ id: '856528387816046601' })
  expect(performance.now() - started).toBeLessThan(3_000)
})

const elementIds: [string, unknown, string | null][] = [
  ['the recommended form', { outcome: { element_id: '307795693621' } }, '307795693621'],
  ['a safe number', { outcome: { element_id: 307795693621 } }, '307795693621'],
  ['one element', { outcome: { element: { element_id: '1' } } }, '1'],
  ['a list', { outcome: { elements: [{ element_id: '2', status: 'succeed' }] } }, '2'],
  ['outcome.id', { outcome: { id: '3' } }, '3'],
  ['data.element_id', { data: { element_id: '4' } }, '4'],
  ['data.id', { outcome: null, data: { id: 5 } }, '5'],
  ['upstream', { outcome: { task_result: { elements: [{ element_id: '6' }] } } }, '6'],
  ['upstream in data', { data: { task_result: { elements: [{ element_id: '7' }] } } }, '7'],
  ['an unsafe number that was already rounded', { outcome: { element_id: 2 ** 60 } }, null],
  ['a word', { outcome: { element_id: 'none', id: 'abc' } }, null],
  ['the echo of the payload', { payload: { element_list: [{ element_id: '8' }] }, outcome: null }, null],
  ['nothing', null, null],
]
for (const [what, record, id] of elementIds) {
  test(`an element id in ${what} is ${id === null ? 'not taken' : 'read'}`, () => {
    expect(readOutcome(record).elementId).toBe(id)
  })
}

test('the clean film, its watermarked copy and the thumbnail are read', () => {
  const outcome = {
    media_urls: [
      { id: '0', url: 'https://s.test/out.mp4', watermark_url: 'https://s.test/mark.mp4' },
      { id: '1', url: 'https://s.test/second.mp4' },
    ],
    thumbnail_image_url: 'https://s.test/thumb.jpg',
  }
  expect(readOutcome({ status: 'success', outcome })).toEqual({
    videoUrl: 'https://s.test/out.mp4',
    watermarkUrl: 'https://s.test/mark.mp4',
    thumbnailUrl: 'https://s.test/thumb.jpg',
    elementId: null,
    error: null,
  })
})

test('older and upstream video forms are read', () => {
  expect(readOutcome({ outcome: { video_url: 'https://s.test/a.mp4' } }).videoUrl).toBe(
    'https://s.test/a.mp4',
  )
  const upstream = {
    task_result: { videos: [{ url: 'https://s.test/b.mp4', watermark_url: 'https://s.test/c.mp4' }] },
  }
  expect(readOutcome({ outcome: upstream })).toMatchObject({
    videoUrl: 'https://s.test/b.mp4',
    watermarkUrl: 'https://s.test/c.mp4',
  })
})

test('only web addresses count as media, and never those of the payload', () => {
  const record = {
    payload: { image_list: [{ image_url: 'https://s.test/in.png' }], video_url: 'https://s.test/in.mp4' },
    outcome: { media_urls: [{ id: '0', url: 'javascript:alert(1)' }] },
  }
  expect(readOutcome(record).videoUrl).toBeNull()
})

const failures: [string, unknown, string | null][] = [
  [
    'outcome.error',
    { outcome: { error: ' Failure to pass the risk control system ' }, error: 'other' },
    'Failure to pass the risk control system',
  ],
  ['a nested message', { outcome: { error: { message: 'generation error', code: 5 } } }, 'generation error'],
  ['error_message', { outcome: null, error_message: 'late' }, 'late'],
  ['the record', { outcome: { error: '' }, error: 'of the record' }, 'of the record'],
  ['reason', { reason: 'no worker' }, 'no worker'],
  ['message', { message: 'unknown error' }, 'unknown error'],
  ['a code alone', { outcome: { error_code: 1301 } }, 'error code 1301'],
  ['nothing', { outcome: {} }, null],
]
for (const [what, record, error] of failures) {
  test(`a failure told by ${what} is ${error === null ? 'null' : 'verbatim'}`, () => {
    expect(readOutcome(record).error).toBe(error)
  })
}
