import { blobs } from '@/lib/server/blob/blobs'
import { cancelGeneration } from '@/lib/server/generations/cancel'
import { generationStepJob } from '@/lib/server/generations/generation-job'
import { retryGeneration, submitGeneration } from '@/lib/server/generations/submit'
import { deleteTake, pickTake, restoreTake } from '@/lib/server/generations/takes'
import { queueGenerations, storyboardGenerations, storyboardTag } from '@/lib/server/generations/views'
import {
  ask,
  boardWith,
  done,
  expect,
  finishAtQueue,
  OWNER,
  row,
  step,
  submit,
  test,
} from '@/tests/support/far-queue'

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
  expect(done.notes).toEqual(['1080p was asked for, the video has 1280 × 720.'])
  expect(await blobs().stat(done.videoKey ?? '')).toMatchObject({ bytes: queue.files.get('out.mp4')?.length })
  expect(await blobs().exists(done.thumbKey ?? '')).toBe(true)
  expect(queue.posts).toBe(1)
  const { generations: takes } = await storyboardGenerations(OWNER, board.id)
  expect(takes).toMatchObject([
    { id, state: 'done', videoUrl: `/api/blobs/${done.videoKey}`, position: null },
  ])
})

test('a step that is repeated after a crash sends nothing twice', async ({ board, queue }) => {
  const { id } = await submit(board)
  await step(id)
  await Promise.all([step(id), step(id), step(id)])
  expect(queue.posts).toBe(1)
})

test('a queue that cannot cancel is said to go on and be billed', async ({ board }) => {
  const { id } = await submit(board)
  await step(id)
  await expect(cancelGeneration(OWNER, id)).rejects.toThrow(
    'This queue cannot cancel a request: it goes on and will still be billed.',
  )
  expect((await row(id))?.state).toBe('accepted')
})

test('a cancel that the poll sees first is still a cancel', async ({ board, queue }) => {
  const { id } = await submit(board)
  await step(id)
  const requestId = (await row(id))?.requestId ?? ''
  const call = `DELETE /requests/${requestId}`
  queue.during.set(call, async () => {
    queue.set(requestId, { status: 'cancelled' })
    await step(id)
  })
  queue.answers.set(call, {
    status: 200,
    body: { request_id: requestId, model: 'kling-v3-omni', status: 'cancelled', created_at: 1 },
  })
  expect(await cancelGeneration(OWNER, id)).toMatchObject({ state: 'cancelled', costMicros: null })
})

test('what was not sent yet is cancelled at once', async ({ board, queue }) => {
  const { id } = await submit(board)
  expect(await cancelGeneration(OWNER, id)).toMatchObject({ state: 'cancelled', costMicros: 0 })
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
  const again = await retryGeneration(OWNER, { id: first.id })
  expect(again).toMatchObject({ takeNumber: 2, state: 'reserved', sceneId: first.sceneId })
  expect((await row(again.id))?.payload).toEqual(first.payload)
  await expect(retryGeneration(OWNER, { id: again.id })).rejects.toThrow('still running')
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
  expect(await restoreTake(OWNER, second.id)).toMatchObject({ takeNumber: second.takeNumber, picked: false })
  expect((await storyboardGenerations(OWNER, board.id)).generations).toHaveLength(3)
  await expect(restoreTake('someone else', second.id)).rejects.toThrow('does not exist')
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
