import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { generations } from '@/lib/server/db/schema'
import { blobs } from '@/lib/server/blob/blobs'
import { cancelGeneration } from '@/lib/server/generations/cancel'
import type { GenerationRow } from '@/lib/server/generations/generation-row'
import { generationStepJob } from '@/lib/server/generations/generation-job'
import { resumeGenerations } from '@/lib/server/generations/resume'
import { stepGeneration } from '@/lib/server/generations/step'
import { retryGeneration, submitGeneration } from '@/lib/server/generations/submit'
import { deleteTake, pickTake } from '@/lib/server/generations/takes'
import { queueGenerations, storyboardGenerations, storyboardTag } from '@/lib/server/generations/views'
import { getStore } from '@/lib/server/store'
import { createStoryboard, saveStoryboard } from '@/lib/server/storyboards'
import type { StoryboardView } from '@/lib/views'
import { QUEUE_KEY, startFakeQueue, type FakeQueue } from '@/tests/support/fake-queue'
import { media } from '@/tests/support/make-media'
import { expect, test as base } from '@/tests/support/store'

/** A paid queue far away: no idempotency, no cancelling, answers that get lost. Steps are taken by hand, no worker runs. */
const test = base.extend<{ board: StoryboardView }, { queue: FakeQueue }>({
  queue: [
    async ({}, use) => {
      const queue = await startFakeQueue()
      Object.assign(process.env, { GMI_QUEUE_BASE_URL: queue.url, GMI_API_KEY: QUEUE_KEY })
      await use(queue)
      await queue.stop()
    },
    { scope: 'worker' },
  ],
  store: [async ({ queue, store }, use) => use(queue.url ? store : store), { scope: 'worker' }],
  board: async ({ queue, store }, use) => {
    await store.db.delete(generations)
    await store.boss.deleteAllJobs(generationStepJob.name)
    Object.assign(queue, { requests: [], posts: 0, next: [] })
    queue.answers.clear()
    await use(await boardWith('A boat leaves the harbor'))
  },
})
const OWNER = 'local'

test('submit writes the intent and its job, and nothing is sent before that', async ({
  board,
  queue,
  store,
}) => {
  const view = await submit(board)
  expect(view).toMatchObject({
    kind: 'take',
    state: 'reserved',
    takeNumber: 1,
    sceneNumber: 1,
    position: 1,
    storyboardTitle: board.document.title,
    estimateMicros: 560_000,
    costMicros: null,
    requestId: null,
  })
  expect(queue.posts).toBe(0)
  expect(await store.boss.findJobs(generationStepJob.name, { key: view.id })).toHaveLength(1)
})

test('a scene goes through to a take that lies here, with facts and a thumbnail', async ({
  board,
  queue,
}) => {
  const { id } = await submit(board)
  expect((await step(id)).state).toBe('accepted')
  const sent = queue.requests[0]
  expect(sent?.payload).toMatchObject({ prompt: 'A boat leaves the harbor', mode: 'pro', duration: '5' })
  expect((await step(id)).state).toBe('accepted')
  queue.set(sent?.request_id ?? '', { status: 'processing' })
  const running = await step(id)
  expect(running).toMatchObject({ state: 'running', queueStatus: 'processing' })
  expect(running.startedAt).toBeInstanceOf(Date)
  await finishAtQueue(queue)
  expect((await step(id)).state).toBe('saving')
  const done = await step(id)
  expect(done).toMatchObject({ state: 'done', error: null, facts: { kind: 'video', durationMs: 5000 } })
  expect(await blobs().stat(done.videoKey ?? '')).toMatchObject({ bytes: queue.files.get('out.mp4')?.length })
  expect(await blobs().exists(done.thumbKey ?? '')).toBe(true)
  expect(queue.posts).toBe(1)
  const { generations: takes, usualMs } = await storyboardGenerations(OWNER, board.id)
  expect(takes).toMatchObject([
    { id, state: 'done', videoUrl: `/api/blobs/${done.videoKey}`, position: null },
  ])
  expect(usualMs).toBeGreaterThanOrEqual(0)
})

test('a step that is repeated after a crash sends nothing twice', async ({ board, queue }) => {
  const { id } = await submit(board)
  await step(id)
  await Promise.all([step(id), step(id), step(id)])
  expect(queue.posts).toBe(1)
})

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
      'The queue did not accept the API key. Check GMI_API_KEY, restart, then try again. Nothing was charged.',
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
  expect(await step(id)).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('not a video'),
    errorRaw: `${queue.url}/files/out.mp4`,
  })
})

test('a queue that cannot cancel is said to go on and be billed', async ({ board }) => {
  const { id } = await submit(board)
  await step(id)
  await expect(cancelGeneration(OWNER, id)).rejects.toThrow(
    'This queue cannot cancel a request: it goes on and will still be billed.',
  )
  expect((await row(id))?.state).toBe('accepted')
})

test('what was not sent yet is cancelled at once', async ({ board, queue }) => {
  const { id } = await submit(board)
  expect(await cancelGeneration(OWNER, id)).toMatchObject({ state: 'cancelled' })
  await step(id)
  expect(queue.posts).toBe(0)
})

test('a stale revision, a broken scene and a scene that is gone are refused with a sentence', async ({
  board,
}) => {
  await expect(submitGeneration(OWNER, { ...ask(board), revision: board.revision + 1 })).rejects.toThrow(
    'This storyboard was changed in another tab.',
  )
  await expect(submitGeneration(OWNER, { ...ask(board), sceneId: 'gone' })).rejects.toThrow(
    'This scene is no longer in the storyboard.',
  )
  const empty = await boardWith('')
  await expect(submit(empty)).rejects.toThrow(/prompt|write|words/i)
})

test('takes are numbered without a gap or a clash, also when five are asked for at once', async ({
  board,
}) => {
  const views = await Promise.all(Array.from({ length: 5 }, () => submit(board)))
  expect(views.map((view) => view.takeNumber).sort()).toEqual([1, 2, 3, 4, 5])
  const { generations: all } = await storyboardGenerations(OWNER, board.id)
  expect(all.map((view) => view.position)).toEqual([1, 2, 3, 4, 5])
})

test('retry is the next take with the same request; of two takes one is picked', async ({ board, queue }) => {
  const first = await done(board, queue)
  const again = await retryGeneration(OWNER, first.id)
  expect(again).toMatchObject({ takeNumber: 2, state: 'reserved', sceneId: first.sceneId })
  expect((await row(again.id))?.payload).toEqual(first.payload)
  await expect(retryGeneration(OWNER, again.id)).rejects.toThrow('still running')
  await expect(pickTake(OWNER, { id: again.id, picked: true })).rejects.toThrow('Only a finished take')
  await cancelGeneration(OWNER, again.id)
  const second = await done(board, queue)
  await pickTake(OWNER, { id: first.id, picked: true })
  await pickTake(OWNER, { id: second.id, picked: true })
  const picked = (await storyboardGenerations(OWNER, board.id)).generations.filter((take) => take.picked)
  expect(picked.map((take) => take.id)).toEqual([second.id])
  await deleteTake(OWNER, second.id)
  const left = await storyboardGenerations(OWNER, board.id)
  expect(left.generations.map((take) => [take.id, take.picked])).toEqual([
    [first.id, false],
    [again.id, false],
  ])
})

test("the view's tag changes with every visible change and with nothing else", async ({ board, queue }) => {
  const { id } = await submit(board)
  const tags = [await storyboardTag(OWNER, board.id)]
  await step(id)
  tags.push(await storyboardTag(OWNER, board.id))
  await step(id)
  expect(await storyboardTag(OWNER, board.id), 'a look that found nothing new').toBe(tags.at(-1))
  queue.set(queue.requests[0]?.request_id ?? '', { status: 'processing' })
  await step(id)
  tags.push(await storyboardTag(OWNER, board.id))
  expect(new Set(tags).size).toBe(3)
  expect((await queueGenerations(OWNER)).generations).toHaveLength(1)
})

async function boardWith(prompt: string): Promise<StoryboardView> {
  const board = await createStoryboard(OWNER, { title: `Board ${randomUUID().slice(0, 8)}` })
  const scenes = board.document.scenes.map((scene) => ({
    ...scene,
    shots: scene.shots.map((shot) => ({ ...shot, prompt })),
  }))
  const document = { ...board.document, scenes }
  await saveStoryboard(OWNER, { id: board.id, baseRevision: 1, document })
  return { ...board, document, revision: 2 }
}

function ask(board: StoryboardView) {
  return { storyboardId: board.id, sceneId: board.document.scenes[0]?.id ?? '', revision: board.revision }
}

function submit(board: StoryboardView) {
  return submitGeneration(OWNER, ask(board))
}

async function row(id: string): Promise<GenerationRow | undefined> {
  const { db } = await getStore()
  return (await db.select().from(generations).where(eq(generations.id, id)))[0]
}

/** One step, as a worker would take it. */
async function step(id: string, tries = 0): Promise<GenerationRow> {
  await stepGeneration({ id, tries }, new AbortController().signal)
  const after = await row(id)
  if (!after) throw new Error('the row is gone')
  return after
}

async function finishAtQueue(queue: FakeQueue, bytes?: Buffer): Promise<void> {
  queue.files.set('out.mp4', bytes ?? (await readFile(await media('clip.mp4'))))
  const last = queue.requests.at(-1)?.request_id ?? ''
  const media_urls = [{ id: '0', url: `${queue.url}/files/out.mp4` }]
  queue.set(last, { status: 'success', outcome: { media_urls } })
}

async function done(board: StoryboardView, queue: FakeQueue): Promise<GenerationRow> {
  const { id } = await submit(board)
  await step(id)
  await finishAtQueue(queue)
  await step(id)
  const after = await step(id)
  expect(after.state).toBe('done')
  return after
}
