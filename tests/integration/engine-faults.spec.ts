import { currentFault, forgetFault } from '@/lib/server/engine/faults'
import { cancelGeneration } from '@/lib/server/generations/cancel'
import { saveStoryboard } from '@/lib/server/storyboards'
import { queueById } from '@/lib/server/queues'
import { readOutcome } from '@/lib/queue/outcome'
import { blobs } from '@/lib/server/blob/blobs'
import { boardWith, OWNER, row, step, submit } from '@/tests/support/far-queue'
import { engineStatus, expect, kept, misbehave, test, work } from '@/tests/support/misbehaving'
import { media } from '@/tests/support/make-media'

test.slow()

/** Three seconds of 720p: the least there is to draw. */
async function sent() {
  const board = await boardWith('A boat')
  const document = {
    ...board.document,
    scenes: board.document.scenes.map((scene) => ({
      ...scene,
      ...{ quality: 'std' as const, durationMs: 3000 },
      shots: scene.shots.map((shot) => ({ ...shot, durationMs: 3000 })),
    })),
  }
  await saveStoryboard(OWNER, { id: board.id, baseRevision: board.revision, document })
  const { id } = await submit({ ...board, document, revision: board.revision + 1 })
  return { id, after: await step(id) }
}

/** Sent, made and looked at until the state where the film is copied. */
async function made() {
  const { id, after } = await sent()
  await work(after.requestId)
  await step(id)
  return { id, requestId: after.requestId }
}

for (const fault of ['rate-limited', 'rate-limited-silent'] as const)
  test(`${fault}: nothing is kept, the scene waits with a sentence, and goes out once when there is room`, async () => {
    await misbehave(fault)
    const { id, after } = await sent()
    expect(after).toMatchObject({
      state: 'reserved',
      error: expect.stringContaining('takes no more requests for now'),
      errorRaw: 'rate limit exceeded',
    })
    expect(await kept()).toBe(0)
    await misbehave(null)
    expect((await step(id, 1)).state).toBe('accepted')
    expect(await kept()).toBe(1)
  })

test('no-credit: it ends with a sentence that says what to do, and nothing is kept', async () => {
  await misbehave('no-credit')
  const { after } = await sent()
  expect(after).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('Add credit'),
    errorRaw: 'insufficient balance',
  })
  expect(await kept()).toBe(0)
})

for (const fault of ['error-after-accepting', 'lost-answer'] as const)
  test(`${fault}: the request is found again, never made twice`, async () => {
    await misbehave(fault)
    const { id, after } = await sent()
    expect(after).toMatchObject({ state: 'sending', requestId: null })
    expect(await kept()).toBe(1)
    expect(await step(id)).toMatchObject({ state: 'accepted', error: null })
    expect(await kept()).toBe(1)
  })

test('slow: it waits in the queue, and can be cancelled there', async () => {
  await misbehave('slow')
  const { id, requestId } = await made()
  expect(await engineStatus(requestId)).toBe('queued')
  expect(await row(id)).toMatchObject({ state: 'accepted', error: null })
  expect((await cancelGeneration(OWNER, id)).state).toBe('cancelled')
  expect(await engineStatus(requestId)).toBe('cancelled')
})

test('stuck: it stays queued whatever is worked, and can be cancelled', async () => {
  await misbehave('stuck')
  const { id, requestId } = await made()
  await work(requestId)
  expect(await engineStatus(requestId)).toBe('queued')
  expect((await cancelGeneration(OWNER, id)).state).toBe('cancelled')
})

test('moderation: it runs for a while, then ends with what to change', async () => {
  await misbehave('moderation')
  const { id, requestId } = await made()
  expect(await engineStatus(requestId)).toBe('processing')
  await misbehave('moderation', 1)
  await expect
    .poll(async () => (await work(requestId), engineStatus(requestId)), { timeout: 10_000 })
    .toBe('failed')
  expect(await step(id)).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('content check'),
    errorRaw: 'Failure to pass the risk control system',
  })
})

test('wrong-length and wrong-size: the take is kept, and what differs is said', async () => {
  await misbehave('wrong-length')
  const longer = await made()
  expect(await step(longer.id)).toMatchObject({
    state: 'done',
    notes: [expect.stringMatching(/3 s were asked for, the video has 4 s/)],
  })
  await misbehave('wrong-size')
  const other = await made()
  expect(await step(other.id)).toMatchObject({
    state: 'done',
    notes: [expect.stringMatching(/720p was asked for/)],
  })
})

test('no-thumbnail: the studio makes its own', async () => {
  await misbehave('no-thumbnail')
  const { id, requestId } = await made()
  const record = await (await queueById('embedded'))?.client.get(requestId ?? '')
  expect(record?.kind === 'ok' && readOutcome(record.value).thumbnailUrl).toBeNull()
  const after = await step(id)
  expect(after).toMatchObject({ state: 'done', error: null })
  expect(await blobs().exists(after.thumbKey ?? '')).toBe(true)
})

test('expired-download and slow-download: the film is not given up, and is copied whole in the end', async () => {
  await misbehave('expired-download')
  const { id } = await made()
  expect(await step(id)).toMatchObject({
    state: 'saving',
    error: expect.stringContaining('could not be copied here yet'),
    errorRaw: expect.stringContaining('HTTP 403'),
  })
  await misbehave('slow-download', 1)
  const after = await step(id, 1)
  expect(after).toMatchObject({ state: 'done', error: null })
  expect(await blobs().exists(after.videoKey ?? '')).toBe(true)
})

test('numeric-ids: an element id beyond 2^53 reaches the next request digit for digit', async () => {
  await misbehave('numeric-ids')
  const client = (await queueById('embedded'))?.client
  const file = await media('photo.jpg')
  const { key } = await blobs().put(file, 'jpg')
  const url = (await (await queueById('embedded'))?.assetUrl(key)) ?? ''
  const payload = {
    ...{ element_name: 'Mara', element_description: 'A woman', reference_type: 'image_refer' },
    ...{ frontal_image: url, refer_images: [url] },
  }
  const asked = await client?.submit({ model: 'kling-create-element', payload })
  const requestId = asked?.kind === 'ok' ? asked.value.request_id : ''
  await work(requestId)
  const record = await client?.get(requestId)
  const elementId = record?.kind === 'ok' ? readOutcome(record.value).elementId : null
  expect(elementId).toMatch(/^\d{18}$/)
  expect(Number.isSafeInteger(Number(elementId))).toBe(false)
  const film = await client?.submit({
    model: 'kling-v3-omni',
    payload: {
      prompt: '<<<element_1>>> walks',
      aspect_ratio: '16:9',
      element_list: [{ element_id: elementId }],
    },
  })
  expect(film?.kind).toBe('ok')
})

test('a fault is forgotten at the next start', async () => {
  await misbehave('stuck')
  await forgetFault()
  expect((await currentFault()).fault).toBeNull()
})
