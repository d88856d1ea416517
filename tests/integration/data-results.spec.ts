import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { blobs } from '@/lib/server/blob/blobs'
import { copyAgain } from '@/lib/server/generations/decide'
import { eventsOf } from '@/lib/server/generations/events'
import { storyboardGenerations } from '@/lib/server/generations/views'
import {
  ask,
  boardWith,
  expect,
  finishAtQueue,
  OWNER,
  row,
  step,
  submit,
  test,
} from '@/tests/support/far-queue'
import type { FakeQueue } from '@/tests/support/fake-queue'
import { media } from '@/tests/support/make-media'
import type { StoryboardView } from '@/lib/views'

/** A take whose request is finished at the queue; the next step copies its file. */
async function finished(board: StoryboardView, queue: FakeQueue, bytes?: Buffer): Promise<string> {
  const { id } = await submit(board)
  await step(id)
  await finishAtQueue(queue, bytes)
  expect((await step(id)).state).toBe('saving')
  return id
}
const smaller = '1080p was asked for, the video has 1280 × 720.'
const partOf = (id: string) => path.join(process.env.DATA_DIR ?? '', 'downloads', `${id}-video.part`)
const isKept = (id: string) => existsSync(partOf(id)) && statSync(partOf(id)).size > 0
const fetches = (queue: FakeQueue) => queue.fetched.filter(({ name }) => name === 'out.mp4')

test('a download that breaks goes on where it stopped, and nothing is submitted again', async ({
  board,
  queue,
}) => {
  const whole = readFileSync(await media('clip.mp4'))
  const id = await finished(board, queue)
  queue.cutFilesAt = Math.floor(whole.length / 2)
  queue.cutWhen = () => isKept(id)
  expect(await step(id)).toMatchObject({
    state: 'saving',
    error: expect.stringContaining('could not be copied'),
  })
  const kept = statSync(partOf(id)).size
  expect(kept).toBeGreaterThan(0)
  expect(kept).toBeLessThan(whole.length)
  queue.cutFilesAt = null
  const done = await step(id, 1)
  expect(done).toMatchObject({ state: 'done', notes: [smaller] })
  expect(fetches(queue).at(-1)).toMatchObject({ range: `bytes=${kept}-`, status: 206 })
  expect(await blobs().stat(done.videoKey ?? '')).toEqual({ bytes: whole.length })
  expect(existsSync(partOf(id)), 'nothing is left over').toBe(false)
  expect(queue.posts).toBe(1)
})

test('a file that changed at the queue in between is fetched anew', async ({ board, queue }) => {
  const id = await finished(board, queue)
  queue.cutFilesAt = 2_000
  queue.cutWhen = () => isKept(id)
  await step(id)
  queue.cutFilesAt = null
  const other = readFileSync(await media('long.mp4'))
  queue.files.set('out.mp4', other)
  const done = await step(id, 1)
  expect(done.state).toBe('done')
  expect(fetches(queue).at(-1)).toMatchObject({ range: expect.stringMatching(/^bytes=/), status: 200 })
  expect(await blobs().stat(done.videoKey ?? '')).toEqual({ bytes: other.length })
})

for (const [what, bytes] of [
  ['a text file', Buffer.from('Your video will be here soon.')],
  ['a web page', Buffer.from('<!doctype html><title>Sign in</title>')],
  ['half a video', 'half'],
] as const)
  test(`media that is ${what} is fetched some times more, then said, and can be copied again`, async ({
    board,
    queue,
  }) => {
    const whole = readFileSync(await media('clip.mp4'))
    const id = await finished(board, queue, bytes === 'half' ? whole.subarray(0, whole.length / 2) : bytes)
    expect((await step(id)).state).toBe('saving')
    expect(await step(id, 6)).toMatchObject({
      state: 'failed',
      error: 'The queue gave a file that is not a video. Its address is in the details.',
      errorRaw: expect.stringContaining(`${queue.url}/files/out.mp4`),
    })
    const { generations } = await storyboardGenerations(OWNER, board.id)
    expect(generations[0]).toMatchObject({ canCopyAgain: true })
    queue.files.set('out.mp4', whole)
    expect(await copyAgain(OWNER, id)).toMatchObject({ state: 'saving' })
    expect((await step(id)).state).toBe('done')
    expect((await eventsOf(id)).map(({ why }) => why).slice(-3)).toEqual([
      'not-stored',
      'copy-again',
      'stored',
    ])
    expect(queue.posts).toBe(1)
    await expect(copyAgain(OWNER, id)).rejects.toThrow('no file left to copy')
  })

test('success without media is asked for again, then said with what the queue answered', async ({
  board,
  queue,
}) => {
  const { id } = await submit(board)
  await step(id)
  queue.set(queue.requests[0]?.request_id ?? '', { status: 'success', outcome: {} })
  await step(id)
  expect(await step(id)).toMatchObject({
    state: 'saving',
    error: expect.stringContaining('gave no video yet'),
  })
  await finishAtQueue(queue)
  expect((await step(id, 2)).state, 'media that comes later').toBe('done')
  const other = await submit(board)
  await step(other.id)
  queue.set(queue.requests[1]?.request_id ?? '', { status: 'success', outcome: null })
  await step(other.id)
  expect(await step(other.id, 6)).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('It may have been charged'),
    errorRaw: expect.stringContaining('"success"'),
  })
})

test('a link that ends says when, and that it has ended', async ({ board, queue }) => {
  const { id } = await submit(board)
  await step(id)
  await finishAtQueue(queue)
  const ends = Math.floor(Date.now() / 1000) + 600
  const address = (seconds: number) => `${queue.url}/files/out.mp4?Expires=${seconds}&Signature=ab`
  const link = (seconds: number) =>
    queue.set(queue.requests[0]?.request_id ?? '', {
      outcome: { media_urls: [{ id: '0', url: address(seconds) }] },
    })
  link(ends)
  await step(id)
  const view = async () => (await storyboardGenerations(OWNER, board.id)).generations[0]
  expect((await view())?.linkExpiresAt).toBe(new Date(ends * 1000).toISOString())
  const whole = queue.files.get('out.mp4')
  queue.files.delete('out.mp4')
  link(ends - 3_600)
  expect(await step(id)).toMatchObject({ state: 'saving', error: expect.stringContaining('has ended') })
  if (whole) queue.files.set('out.mp4', whole)
  expect((await step(id, 1)).state).toBe('done')
  expect((await view())?.linkExpiresAt).toBeNull()
})

test('what differs from what was asked is said on the take', async ({ queue, store }) => {
  expect(store.kind).toBeTruthy()
  const board = await boardWith('A boat leaves the harbor')
  const id = await finished(board, queue, readFileSync(await media('low.mp4')))
  expect((await step(id)).state).toBe('done')
  const [take] = (await storyboardGenerations(OWNER, board.id)).generations
  expect(take?.notes.join(' ')).toMatch(/5 s were asked for, the video has [\d.]+ s\./)
  expect(ask(board).sceneId).toBe(take?.sceneId)
})

test('a watermarked copy and a thumbnail are copied too; without them the take is whole all the same', async ({
  board,
  queue,
}) => {
  const clip = readFileSync(await media('clip.mp4'))
  queue.files.set('mark.mp4', readFileSync(await media('long.mp4')))
  queue.files.set('thumb.jpg', readFileSync(await media('photo.jpg')))
  const { id } = await submit(board)
  await step(id)
  await finishAtQueue(queue)
  const url = (name: string) => `${queue.url}/files/${name}`
  const outcome = {
    media_urls: [{ id: '0', url: url('out.mp4'), watermark_url: url('mark.mp4') }],
    thumbnail_image_url: url('thumb.jpg'),
  }
  queue.set(queue.requests[0]?.request_id ?? '', { outcome })
  await step(id)
  const done = await step(id)
  expect(done).toMatchObject({ state: 'done', thumbKey: expect.stringMatching(/\.webp$/) })
  expect(await blobs().exists(done.watermarkKey ?? '')).toBe(true)
  expect(done.watermarkKey).not.toBe(done.videoKey)

  const second = await submit(board)
  await step(second.id)
  queue.files.set('out.mp4', clip)
  queue.files.delete('mark.mp4')
  queue.files.set('thumb.jpg', Buffer.from('no picture'))
  queue.set(queue.requests[1]?.request_id ?? '', { status: 'success', outcome })
  await step(second.id)
  expect((await step(second.id)).state).toBe('saving')
  expect(await step(second.id, 6)).toMatchObject({
    state: 'done',
    watermarkKey: null,
    thumbKey: expect.stringMatching(/\.jpg$/),
    notes: [smaller, 'The copy with the watermark could not be had from the queue.'],
  })
})

test('an answer about another request is not believed', async ({ board, queue }) => {
  const { id } = await submit(board)
  await step(id)
  await finishAtQueue(queue)
  const requestId = queue.requests[0]?.request_id ?? ''
  const strange = { ...queue.requests[0], request_id: 'somebody-elses' }
  queue.answers.set(`GET /requests/${requestId}`, { status: 200, body: strange })
  expect(await step(id)).toMatchObject({
    state: 'accepted',
    requestId,
    errorRaw: expect.stringContaining('answered about another request'),
  })
  queue.answers.clear()
  expect((await step(id, 1)).state).toBe('saving')
})

const hostile = {
  'a web page': { status: 200, body: '<!doctype html><title>Maintenance</title>' },
  'truncated JSON': { status: 200, body: '{"request_id":"6fb2b474-fb3a","sta' },
  '10 MB of headers': { status: 200, body: '{}', headers: { 'x-filler': 'x'.repeat(10 * 1024 * 1024) } },
}
for (const [what, answer] of Object.entries(hostile)) {
  test(`a POST answered with ${what} is looked up, never sent again`, async ({ board, queue }) => {
    const { id } = await submit(board)
    queue.next = [{ ...answer, keep: true }]
    const lost = await step(id)
    expect(lost).toMatchObject({ state: 'sending', requestId: null })
    expect(lost.errorRaw).toBeTruthy()
    expect(await step(id)).toMatchObject({ state: 'accepted', requestId: queue.requests[0]?.request_id })
    expect(queue.posts).toBe(1)
  })
  test(`a poll answered with ${what} changes nothing`, async ({ board, queue }) => {
    const { id } = await submit(board)
    await step(id)
    queue.answers.set(`GET /requests/${queue.requests[0]?.request_id}`, answer)
    expect(await step(id)).toMatchObject({ state: 'accepted', errorRaw: expect.any(String) })
    queue.answers.clear()
    await finishAtQueue(queue)
    expect((await step(id, 1)).state).toBe('saving')
  })
}

test('a 200 with an error inside is neither yes nor no: the list decides', async ({ board, queue }) => {
  const said = { status: 200, body: { error: 'context deadline exceeded' } }
  const first = await submit(board)
  queue.next = [{ ...said, keep: true }]
  expect((await step(first.id)).state).toBe('sending')
  expect((await step(first.id)).state, 'it was made all the same').toBe('accepted')
  const second = await submit(board)
  queue.next = [said]
  await step(second.id)
  expect(await step(second.id, 4)).toMatchObject({
    state: 'failed',
    error: 'The queue answered with an error, and its list has no such request. It is normally not charged.',
    errorRaw: expect.stringContaining('context deadline exceeded'),
  })
  expect(queue.posts).toBe(2)
  expect((await row(second.id))?.requestId).toBeNull()
})

test('a file larger than it says it is, or cut short, is not taken for whole', async ({ board, queue }) => {
  const id = await finished(board, queue)
  queue.announce = 999_999_999_999
  expect(await step(id)).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('larger than 2 GB'),
  })
  queue.announce = null
  await copyAgain(OWNER, id)
  expect((await step(id)).state).toBe('done')
})
