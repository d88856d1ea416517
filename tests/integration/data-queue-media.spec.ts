import { readFile } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { generations } from '@/lib/server/db/schema'
import { queueFiles } from '@/lib/server/db/schema-queues'
import { expiringLink, isBlobLink } from '@/lib/server/blob/blob-link'
import { blobs } from '@/lib/server/blob/blobs'
import { currentQueue } from '@/lib/server/queues'
import { setMediaWay } from '@/lib/server/queue-settings'
import { getStore } from '@/lib/server/store'
import { expect, OWNER, step, submit, test } from '@/tests/support/far-queue'
import { media, type MediaName } from '@/tests/support/make-media'

async function blobOf(name: MediaName): Promise<string> {
  const file = await media(name)
  return (await blobs().put(file, file.slice(file.lastIndexOf('.') + 1))).key
}
const addressOf = async (name: MediaName) => (await currentQueue()).assetUrl(await blobOf(name))

test.beforeEach(async ({ board, queue }) => {
  void board
  const { db } = await getStore()
  await db.delete(queueFiles)
  queue.files.clear()
  await setMediaWay(OWNER, { id: new URL(queue.url).host, mediaWay: 'auto' })
})

test('files are uploaded once with the exact type they were signed for, a MOV as MP4', async ({ queue }) => {
  for (const name of ['photo.jpg', 'drawing.png', 'clip.mp4', 'clip.mov'] as const)
    expect(await addressOf(name)).toBe(await addressOf(name))
  expect(queue.puts).toEqual(['image/jpg', 'image/png', 'video/mp4', 'video/mp4'])
})

test('a file that is gone from the queue is sent again, one that is there is not', async ({ queue }) => {
  const { db } = await getStore()
  const before = await addressOf('photo.jpg')
  const long = { checkedAt: new Date(Date.now() - 25 * 3600_000) }
  await db.update(queueFiles).set(long)
  expect(await addressOf('photo.jpg')).toBe(before)
  expect(queue.puts).toHaveLength(1)
  queue.files.clear()
  await db.update(queueFiles).set(long)
  expect(await addressOf('photo.jpg')).not.toBe(before)
  expect(queue.puts).toHaveLength(2)
})

test('a file the queue could not read is sent anew with the next try', async ({ board, queue }) => {
  const before = await addressOf('photo.jpg')
  const { id } = await submit(board)
  await step(id)
  const { db } = await getStore()
  const sentPayload = { prompt: 'x', image_list: [{ image_url: before }] }
  await db.update(generations).set({ sentPayload }).where(eq(generations.id, id))
  queue.set(queue.requests.at(-1)?.request_id ?? '', {
    status: 'failed',
    outcome: { error: 'Failed to download the input image' },
  })
  expect(await step(id)).toMatchObject({ error: expect.stringContaining('could not read one of the files') })
  expect(await addressOf('photo.jpg')).not.toBe(before)
})

test('without uploads there a picture travels inside the request; a video is refused with what to do', async ({
  queue,
}) => {
  queue.answers.set('POST /upload-url', { status: 404, body: { error: 'no such route' } })
  const inside = await addressOf('photo.jpg')
  const bytes = await blobs().path(await blobOf('photo.jpg'))
  expect(inside).not.toMatch(/^(https?|data):/)
  expect(Buffer.from(inside, 'base64')).toEqual(await readFile(bytes))
  await expect(addressOf('clip.mp4')).rejects.toThrow('Set PUBLIC_URL')
  queue.answers.set('POST /upload-url', { status: 503, body: { error: 'busy' } })
  await expect(addressOf('photo.jpg')).rejects.toMatchObject({ code: 'unavailable', raw: 'busy' })
})

test('links need an address the queue can reach, are signed, and are good for one to two days', async ({
  queue,
}) => {
  await setMediaWay(OWNER, { id: new URL(queue.url).host, mediaWay: 'link' })
  await expect(addressOf('photo.jpg')).rejects.toThrow('Set PUBLIC_URL')
  const key = await blobOf('photo.jpg')
  const now = Date.now()
  const link = new URL(expiringLink(key, now), 'http://x.example').searchParams
  const given = { sig: link.get('sig'), exp: link.get('exp') }
  const hours = (count: number) => now + count * 3600_000
  expect(isBlobLink(key, given, hours(24))).toBe(true)
  expect(isBlobLink(key, given, hours(49))).toBe(false)
  expect(isBlobLink(key, { ...given, exp: String(Number(given.exp) + 86_400) }, now)).toBe(false)
  expect(isBlobLink(await blobOf('drawing.png'), given, now)).toBe(false)
})
