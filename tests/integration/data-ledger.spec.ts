import { cancelGeneration } from '@/lib/server/generations/cancel'
import { eventsOf } from '@/lib/server/generations/events'
import { expect, finishAtQueue, OWNER, row, step, submit, test } from '@/tests/support/far-queue'

test('every transition leaves a line: from, to, by whom, why, what the queue said, the hashes', async ({
  board,
  queue,
}) => {
  const { id } = await submit(board)
  await step(id)
  const request = queue.requests[0]?.request_id ?? ''
  queue.set(request, { status: 'processing' })
  await step(id)
  await step(id)
  await finishAtQueue(queue)
  await step(id)
  const done = await step(id)
  const events = await eventsOf(id)
  expect(events.map(({ from, to, by, why }) => [from, to, by, why])).toEqual([
    [null, 'reserved', 'person', 'submitted'],
    ['reserved', 'sending', 'server', 'intent'],
    ['sending', 'accepted', 'server', 'accepted'],
    ['accepted', 'running', 'server', 'begun'],
    ['running', 'saving', 'server', 'finished'],
    ['saving', 'done', 'server', 'stored'],
  ])
  const [, intent, accepted, , finished, stored] = events
  expect(intent?.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.parse(accepted?.raw ?? '')).toMatchObject({ request_id: request, status: 'dispatched' })
  expect(accepted?.requestId).toBe(request)
  expect(finished?.raw).toContain('media_urls')
  expect(done.videoKey).toBe(`${stored?.sha256}.mp4`)
})

test('a refusal and a cancel leave the words of the queue and whose will it was', async ({
  board,
  queue,
}) => {
  const first = await submit(board)
  queue.next = [{ status: 400, body: { error: 'invalid payload parameters: prompt' } }]
  await step(first.id)
  expect((await eventsOf(first.id)).at(-1)).toMatchObject({
    ...{ from: 'sending', to: 'failed', by: 'server', why: 'refused' },
    raw: 'invalid payload parameters: prompt',
  })
  const second = await submit(board)
  await cancelGeneration(OWNER, second.id)
  expect((await eventsOf(second.id)).at(-1)).toMatchObject({ to: 'cancelled', by: 'person' })
})

test('an answer that comes after the search was given up is still the answer', async ({ board, queue }) => {
  const { id } = await submit(board)
  queue.during.set('POST /requests', async () => {
    queue.during.clear()
    // Another process took the job over, looked in the list, found nothing yet and gave up.
    queue.answers.set('GET /requests', { status: 200, body: { requests: [] } })
    for (let tries = 0; tries <= 4; tries++) await step(id, tries)
    expect((await row(id))?.state, 'while the POST may still be answered').toBe('sending')
  })
  expect(await step(id)).toMatchObject({ state: 'accepted', requestId: queue.requests[0]?.request_id })
  expect(queue.posts).toBe(1)
})

test('an id that belongs to another generation is taken by neither', async ({ board, queue }) => {
  const first = await submit(board)
  await step(first.id)
  const second = await submit(board)
  const known = queue.requests[0]?.request_id ?? ''
  queue.next = [{ status: 200, body: { request_id: known, status: 'dispatched' } }]
  expect(await step(second.id)).toMatchObject({
    state: 'uncertain',
    requestId: null,
    error: expect.stringContaining('the id of another request'),
  })
  expect((await row(first.id))?.requestId).toBe(known)
})

for (const behindMs of [-3_600_000, 3_600_000])
  test(`a queue whose clock is an hour ${behindMs < 0 ? 'behind' : 'ahead'} is searched by its own clock`, async ({
    board,
    queue,
  }) => {
    queue.clockMs = behindMs
    const { id } = await submit(board)
    queue.next = ['keep-and-cut']
    await step(id)
    expect(await step(id)).toMatchObject({ state: 'accepted', requestId: queue.requests[0]?.request_id })
    queue.clockMs = 0
  })

test('a request like this one that is much older is not adopted', async ({ board, queue }) => {
  const { id } = await submit(board)
  queue.next = ['keep-and-cut']
  await step(id)
  const made = queue.requests[0]
  if (made) made.created_at -= 3_600
  expect(await step(id, 4)).toMatchObject({ state: 'uncertain', requestId: null })
})
