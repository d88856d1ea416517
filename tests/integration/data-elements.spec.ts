import { eq } from 'drizzle-orm'
import { assets } from '@/lib/server/db/schema'
import { elementIds } from '@/lib/server/db/schema-elements'
import { duplicateElement, editElement, remakeElement } from '@/lib/server/elements/edit'
import {
  archiveElement,
  listArchivedElements,
  listElements,
  restoreElement,
} from '@/lib/server/elements/library'
import { elementsTag, readElements } from '@/lib/server/elements/read'
import { forgetVoice, rememberVoice } from '@/lib/server/elements/voices'
import { listAssets } from '@/lib/server/assets'
import { cancelGeneration } from '@/lib/server/generations/cancel'
import { retryGeneration } from '@/lib/server/generations/submit'
import { saveStoryboard } from '@/lib/server/storyboards'
import type { FakeQueue } from '@/tests/support/fake-queue'
import type { StoryboardView } from '@/lib/views'
import type { ElementView } from '@/lib/views-elements'
import { elementJobs, freshElement, sampleElement } from '@/tests/support/fresh-element'
import { boardWith, expect, OWNER, row, step, submit, test } from '@/tests/support/far-queue'

const look = async (id: string) => (await listElements(OWNER)).find((element) => element.id === id)

/** A storyboard whose one shot mentions the element, pinned to a version or not. */
async function boardUsing({ id }: Pick<ElementView, 'id'>, version?: number): Promise<StoryboardView> {
  const board = await boardWith(`{{element:${id}}} waits`)
  const scenes = board.document.scenes.map((scene) => ({
    ...scene,
    references: {
      ...scene.references,
      elements: [{ kind: 'stored' as const, id, ...(version !== undefined && { version }) }],
    },
  }))
  const document = { ...board.document, scenes }
  await saveStoryboard(OWNER, { id: board.id, baseRevision: 2, document })
  return { ...board, document, revision: 3 }
}

async function makeAtQueue(queue: FakeQueue, generationId: string, elementId: unknown): Promise<void> {
  await step(generationId)
  const request = (await row(generationId))?.requestId ?? ''
  queue.set(request, { status: 'success', outcome: { element_id: elementId } })
  await step(generationId)
  expect((await step(generationId)).state).toBe('done')
}

test('an element that this queue does not know is made once before the scenes that wait for it', async ({
  board: _,
  queue,
}) => {
  const mara = await freshElement('Waited for')
  expect(mara.state).toBe('elsewhere')
  const first = await submit(await boardUsing(mara))
  const second = await submit(await boardUsing(mara))
  expect((await look(mara.id))?.state).toBe('creating')
  const [making, ...others] = await elementJobs(mara.id)
  expect(others).toEqual([])
  for (const { id } of [first, second])
    expect(await step(id)).toMatchObject({
      state: 'reserved',
      error: 'Waiting for Waited for to be made on this queue.',
    })
  expect(queue.posts).toBe(0)
  await makeAtQueue(queue, making?.id ?? '', '856528387816046601')
  expect(await look(mara.id)).toMatchObject({ state: 'ready', queueElementId: '856528387816046601' })
  for (const { id } of [first, second])
    expect(await step(id)).toMatchObject({ state: 'accepted', error: null })
  expect(queue.requests.map(({ model }) => model)).toEqual([
    'kling-create-element',
    'kling-v3-omni',
    'kling-v3-omni',
  ])
  for (const sent of queue.requests.slice(1))
    expect(sent.payload).toMatchObject({
      prompt: '<<<element_1>>> waits',
      element_list: [{ element_id: '856528387816046601' }],
    })
})

test('two scenes submitted at the same moment order one element', async ({ board: _ }) => {
  const mara = await freshElement('At once')
  const boards = await Promise.all([boardUsing(mara), boardUsing(mara), boardUsing(mara)])
  await Promise.all(boards.map(submit))
  expect(await elementJobs(mara.id)).toHaveLength(1)
})

test('a scene whose element could not be made fails with both reasons, and a retry makes the element again', async ({
  board: _,
  queue,
}) => {
  const mara = await freshElement('Refused')
  const take = await submit(await boardUsing(mara))
  const [making] = await elementJobs(mara.id)
  queue.next.push({ status: 402, body: { error: 'Insufficient credits.' } })
  expect((await step(making?.id ?? '')).state).toBe('failed')
  expect(await look(mara.id)).toMatchObject({
    state: 'failed',
    error: expect.stringMatching(/not enough credit/),
  })
  const failed = await step(take.id)
  expect(failed).toMatchObject({
    state: 'failed',
    error: 'Refused could not be made, so this scene was not sent.',
  })
  expect(failed.errorRaw).toContain('not enough credit')
  const again = await retryGeneration(OWNER, { id: take.id })
  const jobs = await elementJobs(mara.id)
  expect(jobs).toHaveLength(2)
  await makeAtQueue(queue, jobs.find(({ state }) => state === 'reserved')?.id ?? '', '77')
  expect((await step(again.id)).sentPayload).toMatchObject({ element_list: [{ element_id: '77' }] })
})

test('an element archived while a scene waits for it ends the wait with a sentence', async ({
  board: _,
  queue,
}) => {
  const mara = await freshElement('Let go')
  const board = await boardUsing(mara)
  const take = await submit(board)
  const [making] = await elementJobs(mara.id)
  await expect(archiveElement(OWNER, mara.id)).rejects.toThrow(
    'Let go is being made. Wait until that has ended.',
  )
  await cancelGeneration(OWNER, making?.id ?? '')
  await expect(archiveElement(OWNER, mara.id)).rejects.toThrow(/^Let go is used in “Board .+”, scene 1\./)
  const scenes = board.document.scenes.map((scene) => ({
    ...scene,
    references: { ...scene.references, elements: [] },
    shots: scene.shots.map((shot) => ({ ...shot, prompt: 'Nobody waits' })),
  }))
  await saveStoryboard(OWNER, { id: board.id, baseRevision: 3, document: { ...board.document, scenes } })
  await archiveElement(OWNER, mara.id)
  expect(await step(take.id)).toMatchObject({
    state: 'failed',
    error: 'Let go was archived while this scene waited for it. Nothing was sent.',
  })
  expect(queue.posts).toBe(0)
  expect((await listArchivedElements(OWNER)).map(({ id }) => id)).toContain(mara.id)
  expect(await restoreElement(OWNER, mara.id)).toMatchObject({ archived: false, state: 'failed' })
})

test('other pictures are another version: the id is made anew, the old version keeps its own, a pin keeps using it', async ({
  board: _,
  queue,
}) => {
  const mara = await freshElement('Changing')
  await remakeElement(OWNER, mara.id)
  const [first] = await elementJobs(mara.id)
  await makeAtQueue(queue, first?.id ?? '', '101')
  const { frontalAssetId, referAssetIds } = await sampleElement('Juno')
  const input = { ...wordsOf(mara), frontalAssetId, referAssetIds }
  const edited = await editElement(OWNER, { id: mara.id, baseVersion: 1, input, make: false })
  expect(edited).toMatchObject({ version: 2, state: 'changed', queueElementId: null })
  expect(edited.versions).toMatchObject([
    { number: 1, state: 'ready', queueElementId: '101' },
    { number: 2, state: 'changed' },
  ])
  const others = { ...input, description: 'Other words from another tab' }
  await expect(
    editElement(OWNER, { id: mara.id, baseVersion: 1, input: others, make: false }),
  ).rejects.toThrow('Changing was changed in another tab.')
  const pinned = await submit(await boardUsing(mara, 1))
  expect(await elementJobs(mara.id)).toHaveLength(1)
  expect((await step(pinned.id)).sentPayload).toMatchObject({ element_list: [{ element_id: '101' }] })
  const newest = await submit(await boardUsing(mara))
  const second = (await elementJobs(mara.id)).find(({ id }) => id !== first?.id)
  await makeAtQueue(queue, second?.id ?? '', '202')
  expect((await step(newest.id)).sentPayload).toMatchObject({ element_list: [{ element_id: '202' }] })
  const back = await editElement(OWNER, {
    id: mara.id,
    baseVersion: 2,
    input: { ...wordsOf(mara), description: 'The same pictures, other words' },
    make: true,
  })
  expect(back).toMatchObject({ version: 3, state: 'ready', queueElementId: '101' })
  expect(await elementJobs(mara.id)).toHaveLength(2)
})

test('pictures whose bytes changed under an element are noticed, and one click makes its id anew everywhere', async ({
  board: _,
  queue,
  store,
}) => {
  const mara = await freshElement('Repainted')
  await remakeElement(OWNER, mara.id)
  const [first] = await elementJobs(mara.id)
  await makeAtQueue(queue, first?.id ?? '', '301')
  const board = await boardUsing(mara)
  const [asset] = await store.db
    .select()
    .from(assets)
    .where(eq(assets.id, mara.frontalAssetId ?? ''))
  await store.db
    .update(assets)
    .set({ sha256: 'f'.repeat(64) })
    .where(eq(assets.id, asset?.id ?? ''))
  try {
    expect(await look(mara.id)).toMatchObject({ state: 'changed', queueElementId: null })
    await remakeElement(OWNER, mara.id)
    await expect(remakeElement(OWNER, mara.id)).rejects.toThrow('Repainted is being made already.')
    const second = (await elementJobs(mara.id)).find(({ id }) => id !== first?.id)
    await makeAtQueue(queue, second?.id ?? '', '302')
    const take = await submit(board)
    expect((await step(take.id)).sentPayload).toMatchObject({ element_list: [{ element_id: '302' }] })
  } finally {
    await store.db
      .update(assets)
      .set({ sha256: asset?.sha256 ?? '' })
      .where(eq(assets.id, asset?.id ?? ''))
  }
})

test('a copy has the same id on every queue and costs nothing', async ({ board: _, queue }) => {
  const mara = await freshElement('Twenty characters ok')
  await remakeElement(OWNER, mara.id)
  const [first] = await elementJobs(mara.id)
  await makeAtQueue(queue, first?.id ?? '', '401')
  const copy = await duplicateElement(OWNER, mara.id)
  expect(copy).toMatchObject({
    name: 'Twenty characte copy',
    state: 'ready',
    queueElementId: '401',
    version: 1,
  })
  expect(copy.name.length).toBeLessThanOrEqual(20)
  expect(await elementJobs(copy.id)).toEqual([])
})

test('a file that was deleted keeps an id alive but cannot make a new one', async ({
  board: _,
  queue,
  store,
}) => {
  const mara = await freshElement('Lost picture')
  await remakeElement(OWNER, mara.id)
  const [first] = await elementJobs(mara.id)
  await makeAtQueue(queue, first?.id ?? '', '501')
  const front = eq(assets.id, mara.frontalAssetId ?? '')
  await store.db.update(assets).set({ deletedAt: new Date() }).where(front)
  try {
    expect(await look(mara.id)).toMatchObject({ state: 'ready', queueElementId: '501' })
    expect((await look(mara.id))?.files.length).toBe(1 + mara.referAssetIds.length)
    await expect(remakeElement(OWNER, mara.id)).rejects.toThrow(
      'A file of Lost picture is no longer in the library. Choose another.',
    )
  } finally {
    await store.db.update(assets).set({ deletedAt: null }).where(front)
  }
})

test('voices are remembered by a name, and the view tells where an element is used', async ({ board: _ }) => {
  const mara = await freshElement('Counted')
  const before = await elementsTag(OWNER)
  const board = await boardUsing(mara)
  expect(await elementsTag(OWNER)).not.toBe(before)
  await rememberVoice(OWNER, { voiceId: '829824295735410756', label: 'Leo, calm' })
  await rememberVoice(OWNER, { voiceId: '829824295735410756', label: 'Leo' })
  const view = await readElements(OWNER)
  expect(view.voices).toEqual([{ voiceId: '829824295735410756', label: 'Leo' }])
  expect(view.free).toBe(false)
  expect(view.uses[mara.id]).toEqual([
    {
      storyboardId: board.id,
      title: board.document.title,
      archived: false,
      sceneId: board.document.scenes[0]?.id,
      sceneName: '',
      sceneNumber: 1,
      shots: 1,
      version: null,
    },
  ])
  await forgetVoice(OWNER, '829824295735410756')
  expect((await readElements(OWNER)).voices).toEqual([])
})

test('an id made on one queue says nothing about another', async ({ board: _, store }) => {
  const mara = await sampleElement('Mara')
  expect(mara.state).toBe('elsewhere')
  const [made] = await store.db.select().from(elementIds).where(eq(elementIds.elementId, mara.id))
  expect(made).toMatchObject({ queueId: 'embedded', state: 'ready' })
  expect((await listAssets(OWNER)).some(({ id }) => id === mara.frontalAssetId)).toBe(true)
})

function wordsOf(element: ElementView) {
  const { name, description, tagIds, referenceType, frontalAssetId, referAssetIds, videoAssetId, voiceId } =
    element
  return { name, description, tagIds, referenceType, frontalAssetId, referAssetIds, videoAssetId, voiceId }
}
