import { rmSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { readOutcome } from '@/lib/queue/outcome'
import { blobs } from '@/lib/server/blob/blobs'
import { engineElements } from '@/lib/server/db/schema'
import { engineRunJob } from '@/lib/server/engine/engine-jobs'
import { probeFile } from '@/lib/server/media/probe'
import { blobKeyOf } from '@/lib/server/own-address'
import { currentQueue } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'
import { startChild } from '@/tests/support/child'
import { expect, test, type Engine } from '@/tests/support/engine'
import { media, type MediaName } from '@/tests/support/make-media'
import { copyTemplate, freshDataDir } from '@/tests/support/store'

test.slow()
const film = { prompt: 'A paper boat drifts, slow push in', mode: 'std', duration: '3', aspect_ratio: '1:1' }

async function urlOf(name: MediaName): Promise<string> {
  const file = await media(name)
  const { key } = await blobs().put(file, file.slice(file.lastIndexOf('.') + 1))
  return (await currentQueue()).assetUrl(key)
}

async function made(engine: Engine, payload: object) {
  const { body } = await engine.submit('kling-v3-omni', payload)
  expect(body).toMatchObject({ status: 'created' })
  await engine.work(String(body.request_id))
  const record = await engine.record(String(body.request_id))
  const { videoUrl, watermarkUrl, thumbnailUrl, error } = readOutcome(record)
  const key = (url: string | null) => (url === null ? null : blobKeyOf(url))
  return { record, error, video: key(videoUrl), watermarked: key(watermarkUrl), thumbnail: key(thumbnailUrl) }
}

async function facts(key: string | null) {
  const probe = await probeFile(await blobs().path(key ?? ''))
  return probe.ok ? probe.facts : probe
}

test('a film has exactly the size, length and sound that were asked for, and the same payload gives the same bytes', async ({
  engine,
}) => {
  const payload = { ...film, sound: 'on', watermark_info: { enabled: true } }
  const first = await made(engine, payload)
  expect(first.record).toMatchObject({
    status: 'success',
    outcome: { media_urls: [{ id: '0', url: expect.stringMatching(/^http.*\.mp4$/) }] },
  })
  expect(await facts(first.video)).toMatchObject({
    kind: 'video',
    mime: 'video/mp4',
    width: 720,
    height: 720,
    durationMs: 3000,
    fps: 24,
    audioCodec: 'aac',
  })
  expect(await facts(first.watermarked)).toMatchObject({ width: 720, height: 720, durationMs: 3000 })
  expect(first.watermarked).not.toBe(first.video)
  expect((await sharp(await blobs().path(first.thumbnail ?? '')).metadata()).format).toBe('jpeg')
  const again = await made(engine, payload)
  expect([again.video, again.watermarked, again.thumbnail]).toEqual([
    first.video,
    first.watermarked,
    first.thumbnail,
  ])
})

test('a film without a wish for sound is silent and has one file', async ({ engine }) => {
  const { video, watermarked } = await made(engine, { ...film, duration: '3', aspect_ratio: '9:16' })
  expect(await facts(video)).toMatchObject({ width: 720, height: 1280, audioCodec: null })
  expect(watermarked).toBeNull()
})

test('a scene with frames, a stored and an inline element in three shots becomes a film; the inline element is kept', async ({
  engine,
}) => {
  const photo = await urlOf('photo.jpg')
  const drawing = await urlOf('drawing.png')
  const element = await engine.submit('kling-create-element', {
    element_name: 'Mara',
    element_description: 'A woman in a navy coat',
    reference_type: 'image_refer',
    frontal_image: photo,
    refer_images: [drawing],
  })
  await engine.work(String(element.body.request_id))
  const { elementId } = readOutcome(await engine.record(String(element.body.request_id)))
  const { record, video } = await made(engine, {
    mode: 'std',
    duration: '4',
    image_list: [{ image_url: photo, type: 'first_frame' }],
    element_list: [
      { element_id: elementId },
      { element_name: 'Biscuit', frontal_image: drawing, refer_images: [photo] },
    ],
    multi_shot: true,
    shot_type: 'customize',
    multi_prompt: [
      { index: 1, prompt: '<<<element_1>>> waits', duration: '1' },
      { index: 2, prompt: '<<<element_2>>> runs to <<<element_1>>>', duration: '2' },
      { index: 3, prompt: 'They leave <<<image_1>>>', duration: '1' },
    ],
  })
  expect(record).toMatchObject({ status: 'success' })
  expect(await facts(video)).toMatchObject({ durationMs: 4000, fps: 24 })
  const { db } = await getStore()
  const rows = await db
    .select()
    .from(engineElements)
    .where(eq(engineElements.requestId, String(record.request_id)))
  expect(rows).toMatchObject([{ name: 'Biscuit', position: 1, referenceType: 'image_refer' }])
})

test('an edit of a base video is as long as that video', async ({ engine }) => {
  const base = { video_url: await urlOf('clip.mov'), refer_type: 'base', keep_original_sound: 'no' }
  const { record, video } = await made(engine, { prompt: 'Make it snow', mode: 'std', video_list: [base] })
  expect(record).toMatchObject({ status: 'success' })
  expect(record.payload).not.toHaveProperty('duration')
  expect(await facts(video)).toMatchObject({ durationMs: 4000 })
})

test('a feature video and a person from a video stand beside the plan, and neither changes its length', async ({
  engine,
}) => {
  const feature = { video_url: await urlOf('clip.mp4'), refer_type: 'feature', keep_original_sound: 'no' }
  const withFeature = await made(engine, { ...film, video_list: [feature] })
  const withPerson = await made(engine, {
    ...film,
    element_list: [{ refer_videos: [await urlOf('clip.mov')] }],
  })
  for (const { record, video } of [withFeature, withPerson]) {
    expect(record).toMatchObject({ status: 'success' })
    expect(await facts(video)).toMatchObject({ width: 720, height: 720, durationMs: 3000 })
  }
})

const unfit: [string, (url: (name: MediaName) => Promise<string>) => Promise<object>, RegExp][] = [
  [
    'a first frame that is too small',
    async (url) => ({ image_list: [{ image_url: await url('small.png'), type: 'first_frame' }] }),
    /^image_list\[0\]\.image_url is 280 × 410, the short side must be at least 300 px\.$/,
  ],
  [
    'a reference video that is too long',
    async (url) => ({ video_list: [{ video_url: await url('long.mp4'), refer_type: 'feature' }] }),
    /^video_list\[0\]\.video_url is 12 s long, the longest is 10 s\.$/,
  ],
  [
    'an inline element of a wide picture',
    async (url) => ({
      element_list: [{ frontal_image: await url('pano.png'), refer_images: [await url('photo.jpg')] }],
    }),
    /^element_list\[0\]\.frontal_image is 2560 × 400/,
  ],
  [
    'a playlist named as a video',
    async (url) => ({ video_list: [{ video_url: await url('playlist.m3u8'), refer_type: 'feature' }] }),
    /^video_list\[0\]\.video_url is an HLS playlist/,
  ],
]
for (const [what, references, sentence] of unfit) {
  test(`${what} fails with the number that is wrong`, async ({ engine }) => {
    const { record, error } = await made(engine, { ...film, ...(await references(urlOf)) })
    expect(record.status).toBe('failed')
    expect(error).toMatch(sentence)
  })
}

test('films are made one after the other; a cancelled one stops in the middle of its render', async ({
  engine,
}) => {
  const ids: string[] = []
  for (let i = 0; i <= engineRunJob.workers; i += 1) {
    const { body } = await engine.submit('kling-v3-omni', {
      ...film,
      mode: 'pro',
      duration: '15',
      prompt: `A long one ${i}`,
    })
    ids.push(String(body.request_id))
  }
  const [first = ''] = ids
  const waiting = ids.at(-1) ?? ''
  const status = async (id: string) => (await engine.record(id)).status
  const stop = await engine.startWorkers()
  try {
    await expect.poll(() => status(first), { intervals: [20], timeout: 30_000 }).toBe('processing')
    expect(await status(waiting)).toBe('queued')
    for (const id of ids)
      expect((await engine.call('DELETE', `/requests/${id}`)).body.status).toBe('cancelled')
    const after = await engine.submit('kling-v3-omni', { ...film, prompt: 'A short one' })
    await expect.poll(() => status(String(after.body.request_id)), { timeout: 40_000 }).toBe('success')
    for (const id of ids)
      expect(await engine.record(id)).toMatchObject({ status: 'cancelled', outcome: null })
  } finally {
    await stop()
  }
})

test(
  'a server killed in the middle of a render makes the same film after its restart',
  { tag: '@long' },
  async ({ engine }) => {
    const payload = { ...film, duration: '5', prompt: 'A film that is interrupted' }
    const undisturbed = await made(engine, payload)
    const dataDir = freshDataDir()
    await copyTemplate(dataDir)
    const env = { DATA_DIR: dataDir, PAYLOAD: JSON.stringify(payload) }
    const statuses = (text: string) =>
      [...text.matchAll(/^status (\S+) (\w+)/gm)].map(([, id, status]) => [id, status])
    try {
      const killed = await startChild('serve-engine', env)
      await killed.printed(/ processing /)
      await new Promise((resolve) => setTimeout(resolve, 300))
      await killed.kill()
      expect(statuses(killed.output()).at(-1)?.[1]).toBe('processing')
      const restarted = await startChild('serve-engine', env)
      await restarted.printed(/ (success|failed) .*\n/)
      await restarted.kill()
      const [id] = statuses(killed.output())[0] ?? []
      expect(statuses(restarted.output()), restarted.output()).toEqual([
        [id, 'processing'],
        [id, 'success'],
      ])
      expect(restarted.output()).toContain(`/api/blobs/${undisturbed.video}`)
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
)
