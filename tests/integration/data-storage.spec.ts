import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { binAssets, purgeAssets } from '@/lib/server/asset-bulk'
import { zipOfAssets } from '@/lib/server/asset-zip'
import { env } from '@/lib/server/env'
import { storageUse, whyOverQuota } from '@/lib/server/storage-use'
import { addFile, addRows, clipFacts, imageFacts } from '@/tests/support/library-rows'
import { expect, test } from '@/tests/support/store'

async function zipped(owner: string, ids: string[]) {
  const form = new FormData()
  form.set('ids', ids.join(','))
  const { body, ...head } = await zipOfAssets(owner, form)
  return { ...head, data: await buffer(body) }
}

test('a ZIP holds every file as it is, in order, with its length told before', async ({ store }) => {
  void store
  const owner = `zip-${randomUUID()}`
  const contents = ['one', 'two', 'three'].map((word) => `${word} ${randomUUID()}`)
  const rows = await Promise.all(contents.map((content) => addFile(owner, 'same.png', content)))
  const zip = await zipped(
    owner,
    rows.map(({ id }) => id),
  )
  expect(zip).toMatchObject({ name: 'shotboard-media.zip', type: 'application/zip', bytes: zip.data.length })
  for (const content of contents) expect(zip.data.includes(content)).toBe(true)
  for (const name of ['same.png', 'same (2).png', 'same (3).png'])
    expect(zip.data.includes(name), name).toBe(true)
  const one = await zipped(owner, [rows[0]?.id ?? ''])
  expect(one).toMatchObject({ name: 'same.png', data: Buffer.from(contents[0] ?? '') })
  await expect(
    zipped(
      'stranger',
      rows.map(({ id }) => id),
    ),
  ).rejects.toThrow('None of these files')
})

test('storage is told by kind; the bin counts until it is emptied; a full library refuses with the way out', async ({
  store,
}) => {
  void store
  const owner = `use-${randomUUID()}`
  const [picture] = await addRows(owner, [
    { facts: imageFacts({ bytes: 3_000_000 }) },
    { facts: clipFacts({ bytes: 5_000_000 }) },
  ])
  expect(await whyOverQuota(owner, 'new.png', 1e12), 'no limit is set').toBeNull()
  const settings = env()
  settings.MEDIA_QUOTA = 9_000_000
  try {
    expect(await storageUse(owner)).toMatchObject({
      images: 3_000_000,
      videos: 5_000_000,
      bin: 0,
      quota: { usedBytes: 8_000_000, maxBytes: 9_000_000 },
    })
    expect(await whyOverQuota(owner, 'new.png', 1_000_000)).toBeNull()
    const full = 'new.png does not fit: the library may hold 9.0 MB and holds 8.0 MB.'
    expect(await whyOverQuota(owner, 'new.png', 1_000_001)).toContain(full)
    await binAssets(owner, [picture ?? ''])
    expect(await storageUse(owner)).toMatchObject({ images: 0, bin: 3_000_000 })
    expect(await whyOverQuota(owner, 'new.png', 1_000_001)).toContain(full)
    await purgeAssets(owner, 'all')
    expect(await whyOverQuota(owner, 'new.png', 1_000_001)).toBeNull()
  } finally {
    delete settings.MEDIA_QUOTA
  }
})
