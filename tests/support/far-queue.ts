import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { generations } from '@/lib/server/db/schema'
import type { GenerationRow } from '@/lib/server/generations/generation-row'
import { generationStepJob } from '@/lib/server/generations/generation-job'
import { stepGeneration } from '@/lib/server/generations/step'
import { submitGeneration } from '@/lib/server/generations/submit'
import { getStore } from '@/lib/server/store'
import { createStoryboard, saveStoryboard } from '@/lib/server/storyboards'
import type { GenerationView, StoryboardView } from '@/lib/views'
import { QUEUE_KEY, startFakeQueue, type FakeQueue } from '@/tests/support/fake-queue'
import { media } from '@/tests/support/make-media'
import { expect, test as base } from '@/tests/support/store'

export const OWNER = 'local'

/** A paid queue far away: no idempotency, no cancelling, answers that get lost. Steps are taken by hand, no worker runs. */
export const test = base.extend<{ board: StoryboardView }, { queue: FakeQueue }>({
  queue: [
    async ({}, use) => {
      const queue = await startFakeQueue()
      Object.assign(process.env, { GMI_QUEUE_BASE_URL: queue.url, GMI_API_KEY: QUEUE_KEY })
      await use(queue)
      await queue.stop()
    },
    { scope: 'worker' },
  ],
  // The settings are read when the store opens, so the queue must be there before.
  store: [async ({ queue, store }, use) => use(queue && store), { scope: 'worker' }],
  board: async ({ queue, store }, provide) => {
    await store.db.delete(generations)
    await store.boss.deleteAllJobs(generationStepJob.name)
    Object.assign(queue, {
      requests: [],
      posts: 0,
      puts: [],
      next: [],
      clockMs: 0,
      cutFilesAt: null,
      cutWhen: () => true,
      announce: null,
      fetched: [],
    })
    queue.answers.clear()
    queue.during.clear()
    await provide(await boardWith('A boat leaves the harbor'))
  },
})
export { expect }

export async function boardWith(prompt: string): Promise<StoryboardView> {
  const board = await createStoryboard(OWNER, { title: `Board ${randomUUID().slice(0, 8)}` })
  const scenes = board.document.scenes.map((scene) => ({
    ...scene,
    shots: scene.shots.map((shot) => ({ ...shot, prompt })),
  }))
  const document = { ...board.document, scenes }
  await saveStoryboard(OWNER, { id: board.id, baseRevision: 1, document })
  return { ...board, document, revision: 2 }
}

export function ask(board: StoryboardView) {
  return { storyboardId: board.id, sceneId: board.document.scenes[0]?.id ?? '', revision: board.revision }
}

export function submit(board: StoryboardView): Promise<GenerationView> {
  return submitGeneration(OWNER, ask(board))
}

export async function row(id: string): Promise<GenerationRow | undefined> {
  const { db } = await getStore()
  return (await db.select().from(generations).where(eq(generations.id, id)))[0]
}

/** One step, as a worker would take it. */
export async function step(id: string, tries = 0): Promise<GenerationRow> {
  await stepGeneration({ id, tries }, new AbortController().signal)
  const after = await row(id)
  if (!after) throw new Error('the row is gone')
  return after
}

export async function finishAtQueue(queue: FakeQueue, bytes?: Buffer): Promise<void> {
  queue.files.set('out.mp4', bytes ?? (await readFile(await media('clip.mp4'))))
  const last = queue.requests.at(-1)?.request_id ?? ''
  const media_urls = [{ id: '0', url: `${queue.url}/files/out.mp4` }]
  queue.set(last, { status: 'success', outcome: { media_urls } })
}

export async function done(board: StoryboardView, queue: FakeQueue): Promise<GenerationRow> {
  const { id } = await submit(board)
  await step(id)
  await finishAtQueue(queue)
  await step(id)
  const after = await step(id)
  expect(after.state).toBe('done')
  return after
}
