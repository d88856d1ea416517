import { randomUUID } from 'node:crypto'
import { submitBatch } from '@/lib/server/generations/batch'
import { cancelGeneration } from '@/lib/server/generations/cancel'
import { adoptRequest, checkAgain, closeUncharged, sendAgain } from '@/lib/server/generations/decide'
import { eventsOf } from '@/lib/server/generations/events'
import { retryGeneration, submitGeneration } from '@/lib/server/generations/submit'
import { storyboardGenerations } from '@/lib/server/generations/views'
import { setArchived } from '@/lib/server/storyboards'
import type { StoryboardView } from '@/lib/views'
import type { FakeQueue } from '@/tests/support/fake-queue'
import { ask, boardWith, expect, OWNER, row, step, submit, test } from '@/tests/support/far-queue'

/** The POST was lost, the request exists or not, and the list did not show it in time. */
async function uncertain(board: StoryboardView, queue: FakeQueue, kept: boolean): Promise<string> {
  const { id } = await submit(board)
  queue.next = [kept ? 'keep-and-cut' : 'cut']
  await step(id)
  queue.answers.set('GET /requests', { status: 200, body: { requests: [] } })
  expect((await step(id, 4)).state).toBe('uncertain')
  queue.answers.clear()
  return id
}

test('checked again, a request that shows up in the list later is adopted', async ({ board, queue }) => {
  const id = await uncertain(board, queue, true)
  const { generation, found } = await checkAgain(OWNER, id)
  expect(generation).toMatchObject({
    state: 'accepted',
    requestId: queue.requests[0]?.request_id,
    error: null,
  })
  expect(found).toEqual([])
  expect((await eventsOf(id)).at(-1)).toMatchObject({ by: 'person', why: 'checked', to: 'accepted' })
  expect(queue.posts).toBe(1)
})

test('checked again without a find it stays as it is, and the look is on record', async ({
  board,
  queue,
}) => {
  const id = await uncertain(board, queue, false)
  const { generation, found } = await checkAgain(OWNER, id)
  expect([generation.state, found]).toEqual(['uncertain', []])
  expect((await eventsOf(id)).at(-1)).toMatchObject({ from: 'uncertain', to: 'uncertain', why: 'checked' })
  queue.answers.set('GET /requests', { status: 502, body: 'bad gateway' })
  await expect(checkAgain(OWNER, id)).rejects.toThrow('The queue could not be asked.')
})

test('of several requests like it a person chooses one, and the other stays free', async ({
  board,
  queue,
}) => {
  const { id } = await submit(board)
  queue.next = ['keep-and-cut']
  await step(id)
  const [made] = queue.requests
  if (!made) throw new Error('nothing arrived')
  const twin = { ...made, request_id: randomUUID() }
  queue.requests.push(twin)
  expect(await step(id)).toMatchObject({
    state: 'uncertain',
    error: expect.stringContaining('Choose which one it is.'),
  })
  const { found } = await checkAgain(OWNER, id)
  expect(found.map(({ requestId }) => requestId).sort()).toEqual([made.request_id, twin.request_id].sort())
  expect(await adoptRequest(OWNER, { id, requestId: twin.request_id })).toMatchObject({
    state: 'accepted',
    requestId: twin.request_id,
  })
  expect((await eventsOf(id)).at(-1)).toMatchObject({ by: 'person', why: 'adopted' })
})

test('what is adopted by id must exist, be of the same model and belong to nobody', async ({
  board,
  queue,
}) => {
  const first = await submit(board)
  await step(first.id)
  const taken = (await row(first.id))?.requestId ?? ''
  const id = await uncertain(board, queue, true)
  const mine = queue.requests.at(-1)
  if (!mine) throw new Error('nothing arrived')
  await expect(adoptRequest(OWNER, { id, requestId: taken })).rejects.toThrow(
    'That request belongs to scene 1, take 1 already.',
  )
  await expect(adoptRequest(OWNER, { id, requestId: randomUUID() })).rejects.toThrow(
    'The queue does not know a request with this id.',
  )
  queue.requests.push({ ...mine, request_id: 'element', model: 'kling-create-element' })
  await expect(adoptRequest(OWNER, { id, requestId: 'element' })).rejects.toThrow(
    'That request is for kling-create-element, this one for kling-v3-omni.',
  )
  queue.requests.push({ ...mine, request_id: 'other', payload: { prompt: 'Another film' } })
  await expect(adoptRequest(OWNER, { id, requestId: 'other' })).rejects.toThrow('other settings')
  expect((await row(id))?.state).toBe('uncertain')
  const adopted = await adoptRequest(OWNER, { id, requestId: 'other', evenIfDifferent: true })
  expect(adopted).toMatchObject({ state: 'accepted', requestId: 'other' })
  await expect(adoptRequest(OWNER, { id, requestId: mine.request_id })).rejects.toThrow('settled already')
})

test('one id that two people adopt at once goes to one of them', async ({ board, queue }) => {
  const ids = [await uncertain(board, queue, true), await uncertain(board, queue, false)]
  const requestId = queue.requests[0]?.request_id ?? ''
  const results = await Promise.allSettled(ids.map((id) => adoptRequest(OWNER, { id, requestId })))
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const rows = await Promise.all(ids.map((id) => row(id)))
  expect(rows.map((each) => each?.state).sort()).toEqual(['accepted', 'uncertain'])
})

test('sent again it is a new take, and the first try can still be adopted', async ({ board, queue }) => {
  const id = await uncertain(board, queue, true)
  const again = await sendAgain(OWNER, { id })
  expect(again).toMatchObject({ takeNumber: 2, state: 'reserved' })
  expect(await row(id)).toMatchObject({
    state: 'uncertain',
    error: 'Sent again as take 2. This first try may have been charged too.',
  })
  const more = await Promise.all([1, 2].map(() => sendAgain(OWNER, { id })))
  expect(new Set([again.id, ...more.map((view) => view.id)]).size, 'from however many tabs').toBe(1)
  const requestId = queue.requests[0]?.request_id ?? ''
  expect((await adoptRequest(OWNER, { id, requestId })).state).toBe('accepted')
})

test('what was sent again and has ended is not sent again from the first one', async ({ board, queue }) => {
  const id = await uncertain(board, queue, false)
  const views = await Promise.all([1, 2, 3].map(() => sendAgain(OWNER, { id })))
  expect(new Set(views.map((view) => view.id)).size, 'three presses from three tabs').toBe(1)
  queue.next = [{ status: 400, body: { error: 'no' } }]
  expect((await step(views[0]?.id ?? '')).state).toBe('failed')
  await expect(sendAgain(OWNER, { id })).rejects.toThrow('This was sent again already as take 2. Go on from')
  expect((await storyboardGenerations(OWNER, board.id)).generations).toHaveLength(2)
  expect(queue.posts).toBe(2)
})

test('a batch that arrives twice, or from the same press at once, is one take a scene', async ({ board }) => {
  const { storyboardId, sceneId, revision } = ask(board)
  const batch = { storyboardId, sceneIds: [sceneId], revision, clickId: randomUUID() }
  const views = (await Promise.all([1, 2, 3].map(() => submitBatch(OWNER, batch)))).flat()
  views.push(...(await submitBatch(OWNER, { ...batch, revision: 99 })))
  expect(new Set(views.map(({ id }) => id)).size).toBe(1)
  expect(await submitBatch(OWNER, { ...batch, clickId: randomUUID() })).toMatchObject([{ takeNumber: 2 }])
})

test('closed as not charged it has cost nothing, and is settled', async ({ board, queue }) => {
  const id = await uncertain(board, queue, false)
  expect(await closeUncharged(OWNER, id)).toMatchObject({ state: 'failed', costMicros: 0 })
  expect((await eventsOf(id)).at(-1)).toMatchObject({ by: 'person', why: 'closed' })
  await expect(closeUncharged(OWNER, id)).rejects.toThrow('settled already')
  await expect(checkAgain('somebody else', id)).rejects.toThrow('does not exist')
})

test('a request the queue forgot and knows again is watched again', async ({ board, queue }) => {
  const { id } = await submit(board)
  await step(id)
  const path = `GET /requests/${queue.requests[0]?.request_id}`
  queue.answers.set(path, { status: 404, body: { error: 'request does not exist' } })
  expect((await step(id, 8)).state).toBe('uncertain')
  await expect(checkAgain(OWNER, id)).rejects.toThrow('does not know a request')
  queue.answers.clear()
  expect((await checkAgain(OWNER, id)).generation.state).toBe('accepted')
})

test('one press is one generation, however often the action arrives', async ({ board, queue }) => {
  const clickId = randomUUID()
  const press = () => submitGeneration(OWNER, { ...ask(board), clickId })
  const views = await Promise.all([press(), press(), press()])
  expect(new Set(views.map(({ id }) => id)).size).toBe(1)
  expect((await submitGeneration(OWNER, { ...ask(board), clickId, revision: 99 })).id).toBe(views[0]?.id)
  const id = views[0]?.id ?? ''
  queue.next = [{ status: 400, body: { error: 'no' } }]
  expect((await step(id)).state).toBe('failed')
  const retry = randomUUID()
  const again = await Promise.all([1, 2].map(() => retryGeneration(OWNER, { id, clickId: retry })))
  expect(new Set(again.map((view) => view.id)).size).toBe(1)
  expect(queue.posts).toBe(1)
})

test('the same scene generated from two tabs at once is two takes, one for each press', async ({
  board,
  queue,
}) => {
  const views = await Promise.all(
    [1, 2].map(() => submitGeneration(OWNER, { ...ask(board), clickId: randomUUID() })),
  )
  expect(views.map(({ takeNumber }) => takeNumber).sort()).toEqual([1, 2])
  await Promise.all(views.map(({ id }) => step(id)))
  expect([queue.posts, queue.requests.length]).toEqual([2, 2])
})

test('a storyboard put away at the moment of a press: sent, or refused with a sentence, never half', async ({
  store,
}) => {
  expect(store.kind).toBeTruthy()
  for (let round = 0; round < 8; round++) {
    const board = await boardWith('A boat leaves the harbor')
    const [sent] = await Promise.allSettled([submit(board), setArchived(OWNER, board.id, true)])
    const { generations } = await storyboardGenerations(OWNER, board.id)
    expect(generations).toHaveLength(sent.status === 'fulfilled' ? 1 : 0)
    if (sent.status === 'rejected') expect(String(sent.reason)).toContain('in the archive. Bring it back')
    await expect(submit(board)).rejects.toThrow('in the archive')
  }
})

test('cancelled at the moment it is sent: either nothing was sent, or it says that it goes on', async ({
  board,
  queue,
}) => {
  for (let round = 0; round < 8; round++) {
    const before = queue.posts
    const { id } = await submit(board)
    const [cancel] = await Promise.allSettled([cancelGeneration(OWNER, id), step(id)])
    const after = await row(id)
    if (cancel.status === 'fulfilled') expect([after?.state, queue.posts - before]).toEqual(['cancelled', 0])
    else expect([after?.state, queue.posts - before]).toEqual(['accepted', 1])
  }
})
