import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { engineRequests } from '@/lib/server/db/schema'
import { blobs } from '@/lib/server/blob/blobs'
import { listAssets } from '@/lib/server/assets'
import { createElement, remakeElement } from '@/lib/server/elements/edit'
import { listElements } from '@/lib/server/elements/library'
import { cancelGeneration } from '@/lib/server/generations/cancel'
import { submitGeneration } from '@/lib/server/generations/submit'
import { storyboardGenerations } from '@/lib/server/generations/views'
import { createStoryboard, openSample, saveStoryboard } from '@/lib/server/storyboards'
import type { GenerationView, StoryboardView } from '@/lib/views'
import { expect, test } from '@/tests/support/store'

const OWNER = 'local'

test('a scene becomes a take on the embedded engine, by its own workers', async ({ working }) => {
  test.setTimeout(120_000)
  expect(working.kind).toBeTruthy()
  const board = await boardOf(3_000)
  const { id } = await submit(board)
  const seen = new Set<string>()
  const take = await until(board, id, (view) => {
    seen.add(view.state)
    return ['done', 'failed', 'uncertain'].includes(view.state)
  })
  expect(take).toMatchObject({
    state: 'done',
    error: null,
    costMicros: 0,
    facts: { kind: 'video', width: 1280, height: 720, durationMs: 3000, fps: 24 },
  })
  expect(seen.has('running')).toBe(true)
  expect(await blobs().exists(take.videoUrl?.split('/').at(-1) ?? '')).toBe(true)
  expect(await blobs().exists(take.thumbUrl?.split('/').at(-1) ?? '')).toBe(true)
})

test('a running scene is cancelled, and the engine knows', async ({ working }) => {
  const board = await boardOf(15_000)
  const { id } = await submit(board)
  const running = await until(board, id, (view) => view.requestId !== null)
  expect(await cancelGeneration(OWNER, id)).toMatchObject({ state: 'cancelled' })
  const [request] = await working.db
    .select()
    .from(engineRequests)
    .where(eq(engineRequests.id, running.requestId ?? ''))
  expect(request?.status).toBe('cancelled')
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const [after] = (await storyboardGenerations(OWNER, board.id)).generations
  expect(after?.state).toBe('cancelled')
})

test('an element is creating until the engine has given it an id', async ({ working }) => {
  expect(working.kind).toBeTruthy()
  await openSample(OWNER)
  const pictures = (await listAssets(OWNER)).filter(
    ({ facts }) => facts.kind === 'image' && facts.width === facts.height,
  )
  const [frontal, other] = pictures
  if (!frontal || !other) throw new Error('the sample has no portraits')
  const made = await createElement(OWNER, {
    make: true,
    input: {
      name: 'Harbor Master',
      description: 'Weathered woman, navy coat, silver braid',
      tagIds: ['o_102'],
      referenceType: 'image_refer',
      frontalAssetId: frontal.id,
      referAssetIds: [other.id],
      videoAssetId: null,
      voiceId: null,
    },
  })
  expect(made).toMatchObject({ state: 'creating', queueElementId: null })
  await expect(remakeElement(OWNER, made.id)).rejects.toThrow('Harbor Master is being made already.')
  const find = async () => (await listElements(OWNER)).find((element) => element.id === made.id)
  await expect.poll(async () => (await find())?.state, { timeout: 30_000 }).toBe('ready')
  expect((await find())?.queueElementId).toMatch(/^\d{6,20}$/)
})

test('an element of a picture that is no longer there is refused with a sentence', async ({ store }) => {
  expect(store.kind).toBeTruthy()
  const making = createElement(OWNER, {
    make: true,
    input: {
      name: 'Nobody',
      description: 'Nobody at all',
      tagIds: [],
      referenceType: 'image_refer',
      frontalAssetId: randomUUID(),
      referAssetIds: [randomUUID()],
      videoAssetId: null,
      voiceId: null,
    },
  })
  await expect(making).rejects.toThrow('A file of Nobody is no longer in the library. Choose another.')
})

async function boardOf(durationMs: number): Promise<StoryboardView> {
  const board = await createStoryboard(OWNER, { title: 'Embedded' })
  const scenes = board.document.scenes.map((scene) => ({
    ...scene,
    quality: 'std' as const,
    durationMs,
    shots: scene.shots.map((shot) => ({ ...shot, prompt: 'A boat leaves the harbor', durationMs })),
  }))
  const document = { ...board.document, scenes }
  await saveStoryboard(OWNER, { id: board.id, baseRevision: 1, document })
  return { ...board, document, revision: 2 }
}

function submit(board: StoryboardView): Promise<GenerationView> {
  const sceneId = board.document.scenes[0]?.id ?? ''
  return submitGeneration(OWNER, { storyboardId: board.id, sceneId, revision: board.revision })
}

async function until(
  board: StoryboardView,
  id: string,
  is: (view: GenerationView) => boolean,
): Promise<GenerationView> {
  for (;;) {
    const view = (await storyboardGenerations(OWNER, board.id)).generations.find((each) => each.id === id)
    if (view && is(view)) return view
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
