import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { firstChoice, planFit } from '@/lib/storyboard/fit-plan'
import { startChild } from '@/tests/support/child'
import { longUnless } from '@/tests/support/long-unless'
import { media as file } from '@/tests/support/make-media'
import { expect, test, type MediaIn } from '@/tests/support/media-in'

/** Runs the ingest job in a process that kills itself at this step; resolves when it is gone. */
async function runAndKill(media: MediaIn, killAt: string): Promise<string | null> {
  await media.shutDown()
  const running = await startChild('ingest-uploads', { DATA_DIR: media.dataDir, KILL_AT: killAt })
  await running.ended
  return running.process.signalCode
}
/** Names of the files below a folder of the data directory, without drafts. */
const kept = (media: MediaIn, folder: string) => {
  const root = path.join(media.dataDir, folder)
  const names = existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }) : []
  return names.filter((name) => path.extname(name) && !name.startsWith('draft'))
}
const pictures = (media: MediaIn) => kept(media, 'blobs').filter((name) => name.endsWith('.jpg')).length

test.beforeEach(() => test.setTimeout(120_000))

for (const [index, killAt] of ['before put 1', 'after put 1', 'after put 2', 'after the job'].entries())
  test(
    `a server killed ${killAt} of an ingest finishes it after the restart, once`,
    longUnless('after put 1')(killAt),
    async ({ media }) => {
      const { listAssets } = await import('@/lib/server/assets')
      const before = (await listAssets('local')).length
      const picturesBefore = pictures(media)
      // Bytes after the end of a JPEG do not change the picture, but they make it another file.
      const data = Buffer.concat([readFileSync(await file('photo.jpg')), Buffer.from([index])])
      const id = await media.send(data, `${killAt}.jpg`)
      expect(await runAndKill(media, killAt)).toBe('SIGKILL')
      await media.startWorkers()
      expect(await media.settled(id)).toMatchObject({ state: 'ready', name: `${killAt}.jpg` })
      expect((await listAssets('local')).length).toBe(before + 1)
      expect(pictures(media)).toBe(picturesBefore + 1)
      await expect.poll(() => kept(media, 'uploads'), { timeout: 20_000 }).toEqual([])
      await media.shutDown()
    },
  )

for (const killAt of ['before put 1', 'after put 1'])
  test(
    `a server killed ${killAt} of a fitting copy makes it after the restart, once`,
    longUnless('after put 1')(killAt),
    async ({ media }) => {
      const { assetsById } = await import('@/lib/server/assets')
      const { assetDetail } = await import('@/lib/server/asset-detail')
      const { listFits, requestFits } = await import('@/lib/server/fits')
      await media.startWorkers()
      const data = Buffer.concat([readFileSync(await file('pano.png')), Buffer.from(killAt)])
      const { assetId } = await media.settled(await media.send(data, 'pano.png'))
      const asset = (await assetsById('local', [assetId ?? ''])).get(assetId ?? '')
      const recipe = asset && planFit(asset.facts, 'frame', firstChoice)
      if (!asset || !recipe) throw new Error('no plan')
      await media.shutDown()
      const fits = [{ assetId: asset.id, purpose: 'frame' as const, recipe }]
      const fitId = (await requestFits('local', { fits }))[0]?.id ?? ''
      expect(await runAndKill(media, killAt)).toBe('SIGKILL')
      expect((await assetDetail('local', asset.id)).copies).toEqual([])
      await media.startWorkers()
      const state = async () => (await listFits('local', [fitId]))[0]?.state
      await expect.poll(state, { timeout: 60_000 }).toBe('done')
      expect((await assetDetail('local', asset.id)).copies).toHaveLength(1)
      await media.shutDown()
    },
  )

for (const [name, killAt, ending, made] of [
  // A picture's thumbnail is WebP too.
  ['scan.tiff', 'in put 3', '.webp', 2],
  ['scan.tiff', 'after put 3', '.webp', 2],
  ['prores.mov', 'in put 3', '.mp4', 1],
] as const)
  test(
    `a server killed ${killAt}, the preview of ${name}, stores it after the restart, once`,
    longUnless('scan.tiff in put 3')(`${name} ${killAt}`),
    async ({ media }) => {
      const { assetsById } = await import('@/lib/server/assets')
      const stored = () => kept(media, 'blobs').filter((each) => each.endsWith(ending)).length
      const before = stored()
      // Words after the end of a file do not change what it shows, but they make it another file.
      const words = name === 'scan.tiff' ? killAt : `\0\0\0\x10free${killAt}`
      const id = await media.send(Buffer.concat([readFileSync(await file(name)), Buffer.from(words)]), name)
      expect(await runAndKill(media, killAt)).toBe('SIGKILL')
      await media.startWorkers()
      const { assetId } = await media.settled(id)
      const asset = async () => (await assetsById('local', [assetId ?? ''])).get(assetId ?? '')
      await expect.poll(async () => (await asset())?.previewKey, { timeout: 60_000 }).toContain(ending)
      expect(kept(media, 'blobs').map((each) => path.basename(each))).toContain((await asset())?.previewKey)
      // The pictures of another file that looks the same may be there already.
      expect(stored()).toBeLessThanOrEqual(before + made)
      await expect.poll(() => kept(media, 'uploads'), { timeout: 20_000 }).toEqual([])
      await media.shutDown()
    },
  )

test('a server killed between the last byte and the row learns of the file when its sender asks', async ({
  media,
}) => {
  const data = readFileSync(await file('drawing.png'))
  const place = (await media.create('late.png', data.length)).headers.get('location') ?? ''
  const id = place.split('/').at(-1) ?? ''
  appendFileSync(path.join(media.dataDir, 'uploads', id), data)
  expect((await media.uploads()).some((upload) => upload.id === id)).toBe(false)
  const head = await media.tus('HEAD', place)
  expect(head.headers.get('upload-offset')).toBe(String(data.length))
  expect(await media.upload(id)).toMatchObject({ state: 'received', name: 'late.png' })
  await media.startWorkers()
  expect(await media.settled(id)).toMatchObject({ state: 'ready' })
})

test('the sweep keeps what is coming, takes in what is whole and lets go of what was abandoned', async ({
  media,
}) => {
  const { sweepStaging } = await import('@/lib/server/media/sweep')
  const whole = readFileSync(await file('cmyk.jpg'))
  const places = await Promise.all(
    ['coming.jpg', 'whole.jpg'].map(
      async (name) => (await media.create(name, whole.length)).headers.get('location') ?? '',
    ),
  )
  const [coming = '', done = ''] = places.map((place) => place.split('/').at(-1) ?? '')
  appendFileSync(path.join(media.dataDir, 'uploads', coming), whole.subarray(0, 1000))
  appendFileSync(path.join(media.dataDir, 'uploads', done), whole)
  const now = Date.now()
  await sweepStaging(now + 11 * 60_000)
  expect(await media.settled(done)).toMatchObject({ state: 'ready' })
  expect((await media.tus('HEAD', `/api/uploads/${coming}`)).headers.get('upload-offset')).toBe('1000')
  await sweepStaging(now + 25 * 3600_000)
  expect((await media.tus('HEAD', `/api/uploads/${coming}`)).status).toBe(404)
})

test('a received file that vanished from the disk is refused with a sentence', async ({ media }) => {
  await media.shutDown()
  const id = await media.send(await file('one-pixel.png'), 'gone.png')
  rmSync(path.join(media.dataDir, 'uploads', id))
  await media.startWorkers()
  expect(await media.settled(id)).toMatchObject({
    state: 'refused',
    refusal: 'gone.png is no longer on the server. Add the file again.',
  })
})
