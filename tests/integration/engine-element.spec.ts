import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { expect, test, type Engine } from '@/tests/support/engine'
import { media, type MediaName } from '@/tests/support/make-media'
import { blobs } from '@/lib/server/blob/blobs'
import { engineElements } from '@/lib/server/db/schema'
import { engine as served } from '@/lib/server/engine/engine'
import { ownOrigin } from '@/lib/server/own-address'
import { getStore } from '@/lib/server/store'

const described = {
  element_name: 'Harbor Master',
  element_description: 'Weathered woman in a navy coat',
  reference_type: 'image_refer',
  tag_list: [{ tag_id: 'o_102' }, { tag_id: 'o_102' }],
}

async function ownUrl(name: MediaName): Promise<string> {
  const file = await media(name)
  const { key } = await blobs().put(file, file.slice(file.lastIndexOf('.') + 1))
  return `${ownOrigin()}/api/blobs/${key}`
}

async function made(engine: Engine, payload: object) {
  const { status, body } = await engine.submit('kling-create-element', payload)
  expect(body).toMatchObject({ status: 'created' })
  expect(status).toBe(200)
  await engine.work(String(body.request_id))
  return engine.record(String(body.request_id))
}

test('an element of pictures gets a digit string of its own, and upright pictures', async ({ engine }) => {
  const record = await made(engine, {
    ...described,
    frontal_image: await ownUrl('turned.jpg'),
    refer_images: [await ownUrl('drawing.png'), await ownUrl('photo.jpg')],
  })
  expect(record).toMatchObject({
    status: 'success',
    outcome: {
      element_id: expect.stringMatching(/^\d{12}$/),
      element_name: 'Harbor Master',
      element_description: 'Weathered woman in a navy coat',
      reference_type: 'image_refer',
      tag_list: [{ tag_id: 'o_102' }, { tag_id: 'o_102' }],
    },
  })
  const outcome = record.outcome as { element_id: string; elements: object[] }
  expect(outcome.elements).toEqual([
    { element_id: outcome.element_id, element_name: 'Harbor Master', status: 'succeed' },
  ])
  const { db } = await getStore()
  const [row] = await db.select().from(engineElements).where(eq(engineElements.id, outcome.element_id))
  expect(row?.pictureKeys).toHaveLength(3)
  const frontal = await sharp(await blobs().path(row?.pictureKeys[0] ?? '')).metadata()
  expect(frontal).toMatchObject({ format: 'jpeg', width: 500, height: 800 })
})

test('the same pictures again are another element with the same bytes', async ({ engine }) => {
  const payload = {
    ...described,
    frontal_image: await ownUrl('photo.jpg'),
    refer_images: [await ownUrl('photo.jpg')],
  }
  const ids = []
  const { db } = await getStore()
  const pictures = []
  for (let i = 0; i < 2; i += 1) {
    const { element_id: id } = (await made(engine, payload)).outcome as { element_id: string }
    ids.push(id)
    const [row] = await db.select().from(engineElements).where(eq(engineElements.id, id))
    pictures.push(row?.pictureKeys)
  }
  expect(new Set(ids).size).toBe(2)
  expect(pictures[0]).toEqual(pictures[1])
})

test('pictures as data URI and as raw base64 become files', async ({ engine }) => {
  const photo = (await readFile(await media('photo.jpg'))).toString('base64')
  const record = await made(engine, {
    ...described,
    frontal_image: `data:image/jpeg;base64,${photo}`,
    refer_images: [photo],
  })
  expect(record.status).toBe('success')
  const echo = record.payload as { frontal_image: string; refer_images: string[] }
  expect(echo.frontal_image).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/blobs\/[0-9a-f]{64}\.jpg$/)
  expect(echo.refer_images).toEqual([echo.frontal_image])
})

test('what is neither an address nor a JPEG or PNG is refused at once', async ({ engine }) => {
  const gif = (await readFile(await media('animation.gif'))).toString('base64')
  for (const [value, reason] of [
    ['photo.jpg', 'Must be an http\\(s\\) URL or base64 of a JPEG or PNG, not '],
    [gif, 'The base64 is not of a JPEG or PNG'],
  ]) {
    const answer = await engine.submit('kling-create-element', {
      ...described,
      frontal_image: value,
      refer_images: [await ownUrl('photo.jpg')],
    })
    expect(answer.body).toEqual({
      error: expect.stringMatching(new RegExp(`^invalid payload parameters: frontal_image \\(${reason}`)),
    })
    expect(answer.status).toBe(400)
  }
})

test('a file that was uploaded through upload-url can be used', async ({ engine }) => {
  const { body } = await engine.call('POST', '/upload-url', { file_type: 'png' })
  await served(
    new Request(String(body.upload_url), {
      method: 'PUT',
      headers: { 'content-type': 'image/png' },
      body: await readFile(await media('drawing.png')),
    }),
  )
  const url = String(body.public_url)
  expect((await made(engine, { ...described, frontal_image: url, refer_images: [url] })).status).toBe(
    'success',
  )
})

test('an element of a person in a video keeps a frame as its picture', async ({ engine }) => {
  const record = await made(engine, {
    ...described,
    reference_type: 'video_refer',
    refer_video: await ownUrl('clip.mov'),
    element_voice_id: '829824295735410756',
  })
  expect(record).toMatchObject({ status: 'success', outcome: { reference_type: 'video_refer' } })
  const { element_id: id } = record.outcome as { element_id: string }
  const { db } = await getStore()
  const [row] = await db.select().from(engineElements).where(eq(engineElements.id, id))
  expect(row?.voiceId).toBe('829824295735410756')
  const picture = await sharp(await blobs().path(row?.pictureKeys[0] ?? '')).metadata()
  expect(picture).toMatchObject({ format: 'jpeg', width: 1280, height: 720 })
})

const unfit: [MediaName, RegExp][] = [
  ['small.png', /^refer_images\[0\] is 280 × 410, the short side must be at least 300 px\.$/],
  ['pano.png', /^refer_images\[0\] is 2560 × 400, a ratio of 6\.4:1/],
  ['heavy.png', /^refer_images\[0\] is 11\.\d MB, the most is 10 MB\.$/],
  ['animation.gif', /^refer_images\[0\] is a GIF picture, this takes a JPEG or PNG picture\./],
  ['vector.svg', /^refer_images\[0\] is an SVG drawing, this takes a JPEG or PNG picture\./],
  ['playlist.m3u8', /^refer_images\[0\] is an HLS playlist\./],
  ['bomb.png', /^refer_images\[0\] is 20000 × 20000/],
  ['clip.mp4', /^refer_images\[0\] is a video/],
]
for (const [name, sentence] of unfit) {
  test(`${name} as a picture fails with the number that is wrong`, async ({ engine }) => {
    const record = await made(engine, {
      ...described,
      frontal_image: await ownUrl('photo.jpg'),
      refer_images: [await ownUrl(name)],
    })
    expect(record).toMatchObject({ status: 'failed', outcome: { error: expect.stringMatching(sentence) } })
  })
}

test('a video that is no 1080p fails with its size', async ({ engine }) => {
  const record = await made(engine, {
    ...described,
    reference_type: 'video_refer',
    refer_video: await ownUrl('clip.mp4'),
  })
  expect(record).toMatchObject({
    status: 'failed',
    outcome: {
      error: 'refer_video is 1280 × 720, an element’s video must be 1920 × 1080 or 1080 × 1920 px.'.replace(
        '’',
        "'",
      ),
    },
  })
})

test('a file that is gone and a file of the local network fail by name, and nothing is asked for', async ({
  engine,
}) => {
  const gone = await made(engine, {
    ...described,
    frontal_image: `${ownOrigin()}/api/blobs/${'0'.repeat(64)}.jpg`,
    refer_images: [await ownUrl('photo.jpg')],
  })
  expect(gone).toMatchObject({
    status: 'failed',
    outcome: { error: 'frontal_image is no longer on the server' },
  })

  let asked = 0
  const server = createServer((_request, response) => {
    asked += 1
    response.end('secret')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '0.0.0.0']) {
    const record = await made(engine, {
      ...described,
      frontal_image: `http://${host}:${port}/a.jpg`,
      refer_images: [await ownUrl('photo.jpg')],
    })
    expect(record).toMatchObject({
      status: 'failed',
      outcome: { error: expect.stringMatching(/^frontal_image: .* is not an address of the open internet$/) },
    })
  }
  expect(asked).toBe(0)
  await new Promise((resolve) => server.close(resolve))
})

test('work that is done twice makes one element', async ({ engine }) => {
  const url = await ownUrl('photo.jpg')
  const { body } = await engine.submit('kling-create-element', {
    ...described,
    frontal_image: url,
    refer_images: [url],
  })
  const id = String(body.request_id)
  await Promise.all([engine.work(id), engine.work(id)])
  const record = await engine.record(id)
  const { db } = await getStore()
  const rows = await db.select().from(engineElements).where(eq(engineElements.requestId, id))
  expect(rows.map((row) => row.id)).toEqual([(record.outcome as { element_id: string }).element_id])
})
