import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { media as file } from '@/tests/support/make-media'
import { expect, test, type MediaIn } from '@/tests/support/media-in'

/** A JPEG nobody has sent before. */
const fresh = (seed: string, side = 400) =>
  sharp(
    createHash('shake256', { outputLength: side * side * 3 })
      .update(seed)
      .digest(),
    {
      raw: { width: side, height: side, channels: 3 },
    },
  )
    .jpeg()
    .toBuffer()
const staged = (media: MediaIn) => readdirSync(path.join(media.dataDir, 'uploads'))
async function assetOf(id: string | null) {
  const { listAssets } = await import('@/lib/server/assets')
  return (await listAssets('local')).find((asset) => asset.id === id)
}

test('a picture becomes an asset with facts, bytes and a thumbnail', async ({ media }) => {
  await media.startWorkers()
  const data = readFileSync(await file('turned.jpg'))
  const upload = await media.settled(await media.send(data, 'Harbour, dawn.jpg'))
  expect(upload).toMatchObject({ state: 'ready', refusal: null, bytes: data.length })
  const asset = await assetOf(upload.assetId)
  expect(asset).toMatchObject({
    name: 'Harbour, dawn.jpg',
    facts: { kind: 'image', width: 500, height: 800 },
  })
  const { blobs } = await import('@/lib/server/blob/blobs')
  const key = asset?.url.split('/').at(-1) ?? ''
  expect(key).toBe(`${createHash('sha256').update(data).digest('hex')}.jpg`)
  expect(readFileSync(await blobs().path(key)).equals(data)).toBe(true)
  const thumb = await sharp(await blobs().path(asset?.thumbUrl?.split('/').at(-1) ?? '')).metadata()
  expect([thumb.format, thumb.width, thumb.height]).toEqual(['webp', 300, 480])
  await expect.poll(() => staged(media)).toEqual([])
})

test('a clip becomes an asset with the middle frame as its thumbnail', async ({ media }) => {
  await media.startWorkers()
  const upload = await media.settled(await media.send(await file('clip.mp4'), 'clip.mp4'))
  const asset = await assetOf(upload.assetId)
  expect(asset).toMatchObject({
    facts: { kind: 'video', width: 1280, height: 720, durationMs: 5000, fps: 24 },
  })
  expect(asset?.thumbUrl).toMatch(/\.jpg$/)
})

test('refused files get their sentence and do not disturb the others', async ({ media }) => {
  await media.startWorkers()
  const sent = await Promise.all([
    media.send(await fresh('good one'), 'good.jpg'),
    media.send(await file('playlist.m3u8'), 'movie.mp4'),
    media.send(await file('bomb.png'), 'bomb.png'),
    media.send((await fresh('cut')).subarray(0, 20_000), 'cut.jpg'),
  ])
  const uploads = await Promise.all(sent.map((id) => media.settled(id)))
  expect(uploads.map((upload) => upload.refusal)).toEqual([
    null,
    'movie.mp4 is an HLS playlist. Use a picture (JPEG, PNG, HEIC, WebP), a video (MP4, MOV, WebM) or a sound (WAV, MP3).',
    'bomb.png is 20000 × 20000, 400 megapixels, the most is 128.',
    'cut.jpg stops before its end. Copy it again from where it came from.',
  ])
  expect(uploads.filter((upload) => upload.state === 'ready')).toHaveLength(1)
  await expect.poll(() => staged(media)).toEqual([])
})

test('files the model does not take are kept unchanged, with something browsers show', async ({ media }) => {
  await media.startWorkers()
  const names = [
    'phone.heic',
    'scan.tiff',
    'paint.bmp',
    'vector.svg',
    'camera.mkv',
    'old.avi',
    'lossless.m4a',
  ] as const
  const ids = await Promise.all(names.map(async (name) => media.send(await file(name), name)))
  const { blobs } = await import('@/lib/server/blob/blobs')
  for (const [index, id] of ids.entries()) {
    const upload = await media.settled(id)
    expect(upload).toMatchObject({ state: 'ready', refusal: null })
    await expect
      .poll(async () => (await assetOf(upload.assetId))?.viewUrl, { timeout: 60_000 })
      .not.toBeNull()
    const asset = await assetOf(upload.assetId)
    const stored = await blobs().path(asset?.url.split('/').at(-1) ?? '')
    expect(readFileSync(stored).equals(readFileSync(await file(names[index] ?? 'phone.heic')))).toBe(true)
    expect(asset?.viewUrl).not.toBe(asset?.url)
    expect(asset?.viewUrl).toMatch(/\.(webp|mp4|m4a)$/)
  }
})

test('the same content twice is one asset, also when both arrive at once', async ({ media }) => {
  await media.startWorkers()
  const data = await fresh('twins')
  const ids = await Promise.all([media.send(data, 'a.jpg'), media.send(data, 'b.jpg')])
  const [first, second] = await Promise.all(ids.map((id) => media.settled(id)))
  expect(first?.assetId).not.toBeNull()
  expect(second?.assetId).toBe(first?.assetId)
  const third = await media.settled(await media.send(data, 'c.jpg'))
  expect(third).toMatchObject({ assetId: first?.assetId, knownAs: (await assetOf(third.assetId))?.name })
  expect([first?.knownAs, second?.knownAs].filter((known) => known !== null)).toHaveLength(1)
})

test('a deleted file that is sent again comes back under its new name', async ({ media }) => {
  await media.startWorkers()
  const { binAssets } = await import('@/lib/server/asset-bulk')
  const data = await fresh('phoenix')
  const before = await media.settled(await media.send(data, 'old.jpg'))
  await binAssets('local', [before.assetId ?? ''])
  expect(await assetOf(before.assetId)).toBeUndefined()
  const after = await media.settled(await media.send(data, 'new.jpg'))
  expect(after.assetId).toBe(before.assetId)
  expect(await assetOf(after.assetId)).toMatchObject({ name: 'new.jpg' })
})

test('an upload whose connection broke goes on where it stopped', async ({ media }) => {
  await media.startWorkers()
  const data = readFileSync(await file('clip.mov'))
  const place = (await media.create('clip.mov', data.length)).headers.get('location') ?? ''
  await media.append(place, 0, breaking(data, 5_000_000))
  const head = await media.tus('HEAD', place)
  const offset = Number(head.headers.get('upload-offset'))
  expect(offset).toBeGreaterThan(3_000_000)
  expect(offset).toBeLessThanOrEqual(5_000_000)
  expect(await media.append(place, offset + 1, data.subarray(offset + 1))).toMatchObject({ status: 409 })
  expect(await media.append(place, offset, data.subarray(offset))).toMatchObject({ status: 204 })
  const upload = await media.settled(place.split('/').at(-1) ?? '')
  const asset = await assetOf(upload.assetId)
  expect(asset?.url).toContain(createHash('sha256').update(data).digest('hex'))
})

test('names are text, never paths', async ({ media }) => {
  await media.startWorkers()
  const names: [string, string][] = [
    ['../../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\cat.jpg', 'cat.jpg'],
    ['a\0b\nc.jpg', 'abc.jpg'],
    ['gpj.\u202etac', 'gpj.tac'],
    ['', 'Untitled'],
  ]
  for (const [sent, shown] of names)
    expect(await media.upload(await media.send(await fresh(sent, 60), sent))).toMatchObject({ name: shown })
  const emoji = '👩‍👩‍👧‍👦'.repeat(23)
  const long = await media.upload(await media.send(await fresh('emoji', 60), `${emoji}.jpg`))
  expect(long.name).toMatch(/^(👩‍👩‍👧‍👦)+….jpg$/u)
  expect(long.name.length).toBeLessThanOrEqual(200)
})

test('what cannot be taken is refused before a byte is sent', async ({ media }) => {
  const megabyte = 1024 * 1024
  expect(await media.create('huge.mov', 5000 * megabyte)).toMatchObject({
    status: 413,
    text: 'huge.mov is 5000 MB, the most is 4096 MB.',
  })
  expect(await media.create('empty.png', 0)).toMatchObject({
    status: 422,
    text: 'empty.png is empty, it has 0 bytes.',
  })
  expect((await media.tus('POST', null, { 'upload-defer-length': '1' })).status).toBe(501)
  expect((await media.tus('POST', null, { 'upload-length': '-5' })).status).toBe(400)
  expect((await media.tus('POST', null, { 'upload-length': '10', 'upload-metadata': '§' })).status).toBe(400)
  expect((await media.tus('HEAD', '/api/uploads/../../db')).status).toBe(404)
  expect((await media.tus('HEAD', `/api/uploads/${'0'.repeat(32)}`)).status).toBe(404)
  expect((await media.tus('DELETE', `/api/uploads/${'0'.repeat(32)}.json`)).status).toBe(404)
})

test('a length that lies is held to: more is refused, less never becomes a file', async ({ media }) => {
  const place = (await media.create('liar.jpg', 1000)).headers.get('location') ?? ''
  expect(await media.append(place, 0, new Uint8Array(2000), { 'content-length': '2000' })).toMatchObject({
    status: 413,
  })
  expect((await media.append(place, 0, stream(new Uint8Array(2000)))).status).toBe(413)
  const less = (await media.create('less.jpg', 1000)).headers.get('location') ?? ''
  expect(await media.append(less, 0, new Uint8Array(400))).toMatchObject({ status: 204 })
  expect((await media.uploads()).some((upload) => less.endsWith(upload.id))).toBe(false)
})

test('an upload that goes on with the bytes of another file is judged for what it became', async ({
  media,
}) => {
  await media.startWorkers()
  const [one, other] = [await fresh('replaced'), await fresh('replacing')]
  const place = (await media.create('replaced.jpg', one.length)).headers.get('location') ?? ''
  const half = Math.floor(one.length / 2)
  expect(await media.append(place, 0, one.subarray(0, half))).toMatchObject({ status: 204 })
  const rest = Buffer.concat([other, Buffer.alloc(one.length)]).subarray(half, one.length)
  expect(await media.append(place, half, rest)).toMatchObject({ status: 204 })
  const mixed = await media.settled(place.split('/').at(-1) ?? '')
  const whole = await media.settled(await media.send(one, 'whole.jpg'))
  expect(whole).toMatchObject({ state: 'ready', knownAs: null })
  expect(mixed.assetId).not.toBe(whole.assetId)
})

test('an upload can be cancelled, and is gone', async ({ media }) => {
  const place = (await media.create('never.jpg', 1000)).headers.get('location') ?? ''
  await media.append(place, 0, new Uint8Array(400))
  expect((await media.tus('DELETE', place)).status).toBe(204)
  expect((await media.tus('HEAD', place)).status).toBe(404)
  expect(existsSync(path.join(media.dataDir, 'uploads', place.split('/').at(-1) ?? ''))).toBe(false)
})

test('a full disk is said so, and the upload goes on when there is room', async ({ media }) => {
  test.skip(!existsSync('/dev/full'), 'only Linux has a device that is always full')
  await media.startWorkers()
  const data = await fresh('room')
  const place = (await media.create('room.jpg', data.length)).headers.get('location') ?? ''
  const target = path.join(media.dataDir, 'uploads', place.split('/').at(-1) ?? '')
  renameSync(target, `${target}.aside`)
  symlinkSync('/dev/full', target)
  const full = await media.append(place, 0, data)
  expect(full).toMatchObject({ status: 507 })
  expect(full.text).toContain('The disk of the server is full')
  rmSync(target)
  renameSync(`${target}.aside`, target)
  expect(await media.append(place, 0, data)).toMatchObject({ status: 204 })
  expect(await media.settled(place.split('/').at(-1) ?? '')).toMatchObject({ state: 'ready' })
})

test('another site cannot speak to the uploads from a browser', async ({ media }) => {
  const answer = await media.tus('OPTIONS', null, { origin: 'https://evil.example' })
  expect(answer.headers.get('access-control-allow-origin')).toBeNull()
})

function stream(data: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(data)
      controller.close()
    },
  })
}
/** Delivers this many bytes, then breaks as a lost connection does. */
function breaking(data: Uint8Array, bytes: number): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes) return controller.error(new Error('the connection was lost'))
      controller.enqueue(data.subarray(at, at + 64 * 1024))
      at += 64 * 1024
    },
  })
}
