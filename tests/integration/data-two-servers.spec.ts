import { rmSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { assets, generations } from '@/lib/server/db/schema'
import { blobs } from '@/lib/server/blob/blobs'
import { createElement } from '@/lib/server/elements/edit'
import { cancelGeneration } from '@/lib/server/generations/cancel'
import { probeFile } from '@/lib/server/media/probe'
import { currentQueue } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'
import { saveStoryboard } from '@/lib/server/storyboards'
import { startChild } from '@/tests/support/child'
import { boardWith, OWNER, row, step, submit } from '@/tests/support/far-queue'
import { makeImage, scratchFolder } from '@/tests/support/film-media'
import { freePort } from '@/tests/support/server'
import { copyTemplate, expect, freshDataDir, test as withStore } from '@/tests/support/store'

/** Another Shotboard, a process with a store of its own, is the only remote queue of this one. */
const test = withStore.extend<object, { far: string }>({
  far: [
    async ({}, use) => {
      const dataDir = freshDataDir()
      await copyTemplate(dataDir)
      const env = { DATA_DIR: dataDir, PORT: String(await freePort()), DATABASE_URL: '', GMI_API_KEY: '' }
      const child = await startChild('serve-queue', env)
      await child.printed(/serving .+ with .+\./)
      const [, url = '', key = ''] = /serving (\S+) with (\S+)\./.exec(child.output()) ?? []
      const base = `${url}/api/v1/ie/requestqueue/apikey`
      Object.assign(process.env, { GMI_QUEUE_BASE_URL: base, GMI_API_KEY: key })
      await use(url)
      await child.kill()
      rmSync(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // The settings are read when the store opens, so the far one must serve before.
  store: [async ({ far: _, store }, use) => use(store), { scope: 'worker' }],
})

async function asset(): Promise<string> {
  const file = await makeImage(scratchFolder(), 'mara.jpg', { width: 800, height: 600, hue: 30 })
  const probe = await probeFile(file)
  if (!probe.ok) throw new Error('the picture could not be read')
  const { key } = await blobs().put(file, 'jpg')
  const { db } = await getStore()
  const [made] = await db
    .insert(assets)
    .values({ ownerId: OWNER, name: 'mara.jpg', sha256: key.slice(0, 64), blobKey: key, facts: probe.facts })
    .returning()
  return made?.id ?? ''
}

/** Steps a generation as a worker would, until it is in one of `states`. */
async function until(id: string, ...states: string[]) {
  await expect
    .poll(async () => (await step(id)).state, { intervals: [300], timeout: 60_000 })
    .toMatch(new RegExp(`^(${states.join('|')}|failed|uncertain)$`))
  return row(id)
}

test('one Shotboard makes an element, a scene with it and a first frame, and a take through another; then cancels one', async ({
  far,
  store: { db },
}) => {
  test.setTimeout(120_000)
  expect((await currentQueue()).id).toBe(new URL(far).host)
  const picture = await asset()
  const element = await createElement(OWNER, {
    make: true,
    input: {
      ...{ name: 'Mara', description: 'A woman in a navy coat', tagIds: [], voiceId: null },
      ...{ referenceType: 'image_refer', frontalAssetId: picture, referAssetIds: [picture] },
      videoAssetId: null,
    },
  })
  const [order] = await db.select().from(generations).where(eq(generations.elementId, element.id))
  expect(await until(order?.id ?? '', 'done')).toMatchObject({ state: 'done', error: null })

  const board = await boardWith('She waits at the gate')
  const document = {
    ...board.document,
    scenes: board.document.scenes.map((scene) => ({
      ...scene,
      quality: 'std' as const,
      durationMs: 3000,
      shots: scene.shots.map((shot) => ({ ...shot, durationMs: 3000 })),
      references: {
        ...scene.references,
        firstFrameId: picture,
        elements: [{ kind: 'stored' as const, id: element.id }],
      },
    })),
  }
  await saveStoryboard(OWNER, { id: board.id, baseRevision: board.revision, document })
  const saved = { ...board, document, revision: board.revision + 1 }
  const take = await until((await submit(saved)).id, 'done')
  expect(take).toMatchObject({ state: 'done', error: null, facts: { kind: 'video', durationMs: 3000 } })
  expect(await blobs().exists(take?.videoKey ?? '')).toBe(true)
  const sent = JSON.stringify(take?.sentPayload)
  expect(sent).toContain(`${far}/api/v1/ie/requestqueue/apikey/uploads/`)
  expect(sent).toMatch(/"element_id":"\d{12}"/)

  const next = await submit(saved)
  await until(next.id, 'accepted', 'running')
  expect((await cancelGeneration(OWNER, next.id)).state).toBe('cancelled')
})
