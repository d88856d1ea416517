import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { requestFits, listFits } from '@/lib/server/fits'
import { ingestUploadJob } from '@/lib/server/jobs/ingest-upload'
import { makeFitJob } from '@/lib/server/jobs/make-fit'
import { firstChoice, planFit } from '@/lib/storyboard/fit-plan'
import type { Purpose } from '@/lib/storyboard/fit'
import { media as file, type MediaName } from '@/tests/support/make-media'
import { expect, test, type MediaIn } from '@/tests/support/media-in'
import { mountSmallDisk, type SmallDisk } from '@/tests/support/small-disk'

const OWNER = 'local'
const MB = 1024 * 1024
const sizes = { uploads: 80, blobs: 64, work: 16 }
type Folder = keyof typeof sizes
const disks = new Map<Folder, SmallDisk>()
test.afterAll(() => disks.forEach((disk) => disk.unmount()))

/** What the server writes into these folders goes on disks of their own, mounted before anything is open in them. */
test.beforeEach(({ media }) => {
  for (const [folder, megabytes] of Object.entries(sizes) as [Folder, number][]) {
    if (disks.has(folder)) continue
    const disk = mountSmallDisk(path.join(media.dataDir, folder), megabytes)
    test.skip(!disk, 'A disk of a few MB can only be mounted by root on Linux.')
    if (disk) disks.set(folder, disk)
  }
})
function diskOf(folder: Folder): SmallDisk {
  const disk = disks.get(folder)
  if (!disk) throw new Error('not mounted')
  return disk
}
const last = { attempt: 1, lastAttempt: true, signal: new AbortController().signal }
/** As the queue does at the last of its attempts. */
const takeIn = (uploadId: string) => ingestUploadJob.run({ uploadId }, last)
const idOf = (place: string) => place.split('/').at(-1) ?? ''
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'filler')
    .map(({ name }) => name)
    .sort()

async function assetOf(media: MediaIn, name: MediaName) {
  const id = await media.send(await file(name), name)
  await takeIn(id)
  const { assetId } = await media.upload(id)
  const { listAssets } = await import('@/lib/server/assets')
  const asset = (await listAssets(OWNER)).find((each) => each.id === assetId)
  if (!asset) throw new Error(`no asset of ${name}`)
  return asset
}

test('a disk that fills up in mid upload is said so; what arrived stays, and it goes on once there is room', async ({
  media,
}) => {
  const disk = diskOf('uploads')
  const data = readFileSync(await file('heavy.png'))
  const place = (await media.create('heavy.png', data.length)).headers.get('location') ?? ''
  expect(place).not.toBe('')
  disk.fill(4 * MB)
  const full = await media.append(place, 0, data)
  expect(full.status).toBe(507)
  expect(full.text).toBe(
    'The disk of the server is full. Free some space, then retry: the upload goes on where it stopped.',
  )
  expect(await media.create('more.png', MB)).toMatchObject({ status: 507 })
  expect(await media.uploads()).toEqual([])
  disk.free()
  const offset = Number((await media.tus('HEAD', place)).headers.get('upload-offset'))
  expect(offset).toBeLessThan(data.length)
  expect(await media.append(place, offset, data.subarray(offset))).toMatchObject({ status: 204 })
  await takeIn(idOf(place))
  expect(await media.upload(idOf(place))).toMatchObject({ state: 'ready' })
  expect(filesIn(path.join(media.dataDir, 'uploads'))).toEqual([])
})

for (const name of ['drawing.png', 'clip.mp4'] satisfies MediaName[])
  test(`${name} whose thumbnail finds no room is not called damaged: the disk is full, and later it is not`, async ({
    media,
  }) => {
    const disk = diskOf('uploads')
    const id = await media.send(await file(name), name)
    disk.fill()
    await takeIn(id)
    expect(await media.upload(id)).toMatchObject({
      state: 'refused',
      refusal: `${name} could not be kept, because the disk of the server is full. Free some space, then add the file again.`,
    })
    expect(filesIn(path.join(media.dataDir, 'uploads'))).toEqual([])
    disk.free()
    const again = await media.send(await file(name), name)
    await takeIn(again)
    expect(await media.upload(again)).toMatchObject({ state: 'ready' })
  })

test('a library without room keeps no half file, and takes it once there is some', async ({ media }) => {
  const blobs = path.join(media.dataDir, 'blobs')
  const data = await file('clip.mov')
  const disk = diskOf('blobs')
  const before = filesIn(blobs)
  disk.fill(2 * MB)
  const id = await media.send(data, 'clip.mov')
  await takeIn(id)
  expect(await media.upload(id)).toMatchObject({ state: 'refused' })
  expect((await media.upload(id)).refusal).toContain('the disk of the server is full')
  expect(filesIn(blobs)).toEqual(before)
  disk.free()
  const again = await media.send(data, 'clip.mov')
  await takeIn(again)
  expect(await media.upload(again)).toMatchObject({ state: 'ready' })
})

const fits: [MediaName, Purpose][] = [
  ['wide.webp', 'frame'],
  ['long.mp4', 'video'],
]
for (const [name, purpose] of fits)
  test(`a fitting copy of ${name} that finds no room says so, leaves nothing, and is made once there is some`, async ({
    media,
  }) => {
    const asset = await assetOf(media, name)
    const work = path.join(media.dataDir, 'work')
    const disk = diskOf('work')
    const before = process.env.TMPDIR
    process.env.TMPDIR = work
    try {
      const recipe = planFit(asset.facts, purpose, firstChoice)
      if (!recipe) throw new Error('no plan')
      const ask = () => requestFits(OWNER, { fits: [{ assetId: asset.id, purpose, recipe }] })
      const [first] = await ask()
      disk.fill(4096)
      await makeFitJob.run({ fitId: first?.id ?? '' }, last)
      const [failed] = await listFits(OWNER, [first?.id ?? ''])
      expect(failed).toMatchObject({
        state: 'failed',
        error: 'The disk of the server is full. Free some space, then make it fit again.',
      })
      expect(filesIn(work)).toEqual([])
      disk.free()
      const [again] = await ask()
      await makeFitJob.run({ fitId: again?.id ?? '' }, last)
      expect((await listFits(OWNER, [again?.id ?? '']))[0]).toMatchObject({ state: 'done' })
      expect(filesIn(work)).toEqual([])
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
    }
  })
