import { generationStepJob } from '@/lib/server/generations/generation-job'
import { resumeGenerations } from '@/lib/server/generations/resume'
import { expect, finishAtQueue, row, step, submit, test } from '@/tests/support/far-queue'

test('an answer that was lost is found in the list and adopted, not sent again', async ({ board, queue }) => {
  const { id } = await submit(board)
  queue.next = ['keep-and-cut']
  const unknown = await step(id)
  expect(unknown).toMatchObject({ state: 'sending', requestId: null })
  const found = await step(id)
  expect(found).toMatchObject({ state: 'accepted', requestId: queue.requests[0]?.request_id })
  expect(queue.posts).toBe(1)
})

test('two lost answers of the same scene are never adopted twice', async ({ board, queue }) => {
  const first = await submit(board)
  await step(first.id)
  const second = await submit(board)
  queue.next = ['cut']
  await step(second.id)
  for (let tries = 0; tries <= 4; tries++) await step(second.id, tries)
  expect(await row(second.id)).toMatchObject({
    state: 'uncertain',
    requestId: null,
    error: expect.stringContaining('this may have been charged'),
  })
  expect(queue.posts).toBe(2)
})

test('killed between the intent and the answer, the next start looks and does not send', async ({
  board,
  queue,
  store,
}) => {
  const { id } = await submit(board)
  // What a kill during the POST leaves: the state written before it, and no request id.
  queue.next = ['keep-and-cut']
  await step(id)
  await store.boss.deleteAllJobs(generationStepJob.name)
  await resumeGenerations()
  expect(await store.boss.findJobs(generationStepJob.name, { key: id })).toHaveLength(1)
  expect((await step(id)).requestId).toBe(queue.requests[0]?.request_id)
  expect(queue.posts).toBe(1)
})

test('while the queue cannot be reached nothing is lost and nothing is guessed', async ({ board, queue }) => {
  const { id } = await submit(board)
  queue.next = ['cut']
  await step(id)
  queue.answers.set('GET /requests', { status: 502, body: 'bad gateway' })
  for (let tries = 0; tries < 10; tries++) await step(id, tries)
  expect((await row(id))?.state).toBe('sending')
})

for (const { status, text, sentence } of [
  {
    status: 400,
    text: 'invalid payload parameters: prompt (Required parameter is missing)',
    sentence:
      'The queue refused the request. It says: prompt (Required parameter is missing). Nothing was charged.',
  },
  {
    status: 401,
    text: 'invalid key',
    sentence:
      'The queue did not accept the API key. Test the queue in Settings and enter another key, then try again. Nothing was charged.',
  },
  {
    status: 402,
    text: 'Insufficient credits. Please add more credits to your account.',
    sentence:
      'There is not enough credit at the queue. Add credit there, then try again. Nothing was charged.',
  },
  {
    status: 404,
    text: 'model kling-v3-omni does not exist',
    sentence: 'The queue does not offer this model to this key. Nothing was charged.',
  },
])
  test(`a refusal with ${status} fails with a sentence and keeps the queue's words`, async ({
    board,
    queue,
  }) => {
    const { id } = await submit(board)
    queue.next = [{ status, body: { error: text } }]
    expect(await step(id)).toMatchObject({ state: 'failed', error: sentence, errorRaw: text })
    await step(id)
    expect(queue.posts).toBe(1)
  })

test('a full queue is waited for, as long as it asks', async ({ board, queue, store }) => {
  const { id } = await submit(board)
  await store.boss.deleteAllJobs(generationStepJob.name)
  queue.next = [{ status: 429, body: { error: 'rate limit' }, headers: { 'retry-after': '30' } }]
  expect(await step(id)).toMatchObject({
    state: 'reserved',
    error: expect.stringContaining('as soon as there is room'),
  })
  const [job] = await store.boss.findJobs(generationStepJob.name, { key: id })
  expect((job?.startAfter.getTime() ?? 0) - Date.now()).toBeGreaterThan(25_000)
  expect((await step(id)).state).toBe('accepted')
  expect(queue.requests).toHaveLength(1)
})

test('a failed request says why in a sentence', async ({ board, queue }) => {
  const { id } = await submit(board)
  await step(id)
  const request = queue.requests[0]?.request_id ?? ''
  queue.set(request, { status: 'failed', outcome: { error: 'Failure to pass the risk control system' } })
  expect(await step(id)).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('The content check stopped this.'),
    errorRaw: 'Failure to pass the risk control system',
  })
})

test('polling survives broken answers, and a request the queue forgot ends as uncertain', async ({
  board,
  queue,
}) => {
  const { id } = await submit(board)
  await step(id)
  const path = `GET /requests/${queue.requests[0]?.request_id}`
  queue.answers.set(path, { status: 500, body: '<html>oops</html>' })
  expect((await step(id)).state).toBe('accepted')
  queue.answers.set(path, { status: 404, body: { error: 'request does not exist' } })
  expect((await step(id, 0)).state).toBe('accepted')
  expect(await step(id, 8)).toMatchObject({
    state: 'uncertain',
    error: expect.stringContaining('may have been charged'),
  })
})

test('a result that cannot be copied yet stays saving and is copied later', async ({ board, queue }) => {
  const { id } = await submit(board)
  await step(id)
  await finishAtQueue(queue)
  await step(id)
  const whole = queue.files.get('out.mp4')
  queue.files.delete('out.mp4')
  expect(await step(id)).toMatchObject({
    state: 'saving',
    error: expect.stringContaining('could not be copied here yet'),
  })
  if (whole) queue.files.set('out.mp4', whole)
  expect((await step(id)).state).toBe('done')
})

test('a result that is no video fails and keeps its address', async ({ board, queue }) => {
  const { id } = await submit(board)
  await step(id)
  await finishAtQueue(queue, Buffer.from('<html>expired</html>'))
  await step(id)
  expect(await step(id, 6)).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('not a video'),
    errorRaw: expect.stringContaining(`${queue.url}/files/out.mp4`),
  })
})
