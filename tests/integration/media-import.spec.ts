import { createServer, type RequestListener, type Server } from 'node:http'
import { existsSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fetchUpload, importUrl } from '@/lib/server/media/import-url'
import { media as file } from '@/tests/support/make-media'
import { expect, test } from '@/tests/support/media-in'

let server: Server
let base: string
let listener: RequestListener
test.beforeAll(async () => {
  server = createServer((request, response) => listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
test.afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

test('a file behind an address becomes an asset with its last name', async ({ media }) => {
  const data = readFileSync(await file('modern.webp'))
  listener = (request, response) =>
    request.url === '/a'
      ? void response.writeHead(302, { location: '/pictures/Low%20tide.webp' }).end()
      : void response.end(data)
  await media.shutDown()
  const { id } = await importUrl('local', { url: `${base}/pictures/Low%20tide.webp` })
  expect(await media.upload(id)).toMatchObject({ state: 'fetching', name: 'Low tide.webp' })
  await fetchUpload(id, { allows: () => true })
  expect(await media.upload(id)).toMatchObject({ state: 'received', bytes: data.length })
  await media.startWorkers()
  expect(await media.settled(id)).toMatchObject({ state: 'ready' })
})

test('this machine, a private network and a redirect to them are refused by the job itself', async ({
  media,
}) => {
  let asked = 0
  listener = (_request, response) => {
    asked += 1
    response.end('secret')
  }
  await media.startWorkers()
  for (const url of [
    `${base}/x.png`,
    'http://169.254.169.254/latest',
    'http://[::1]/a',
    'http://localhost:1/a',
  ]) {
    const { id } = await importUrl('local', { url })
    await expect.poll(async () => (await media.upload(id)).state, { timeout: 20_000 }).toBe('refused')
    expect((await media.upload(id)).refusal).toContain('is not an address of the open internet')
  }
  expect(asked).toBe(0)
})

test('a redirect into the local network is refused, and so is a page that is no file', async ({ media }) => {
  await media.startWorkers()
  listener = (_request, response) => void response.writeHead(302, { location: 'http://10.0.0.1/x' }).end()
  const { id } = await importUrl('local', { url: 'http://127.0.0.1:9/never' })
  await expect.poll(async () => (await media.upload(id)).state).toBe('refused')
  await media.shutDown()
  const hop = await importUrl('local', { url: `${base}/hop` })
  const port = new URL(base).port
  await fetchUpload(hop.id, { allows: (address) => address === '127.0.0.1' && port !== '' })
  expect((await media.upload(hop.id)).refusal).toContain('10.0.0.1 is not an address of the open internet')
  listener = (_request, response) => void response.end('<!doctype html><html></html>')
  const page = await importUrl('local', { url: `${base}/page` })
  await fetchUpload(page.id, { allows: () => true })
  await media.startWorkers()
  expect((await media.settled(page.id)).refusal).toContain('is a web page')
})

test('a file behind an address that does not fit in the quota is let go with a sentence', async ({
  media,
}) => {
  const data = readFileSync(await file('drawing.png'))
  listener = (_request, response) => void response.end(data)
  await media.shutDown()
  const { quotaOf } = await import('@/lib/server/storage-use')
  const { env } = await import('@/lib/server/env')
  const settings: { MEDIA_QUOTA?: number | undefined } = env()
  settings.MEDIA_QUOTA = 1
  try {
    const { id } = await importUrl('local', { url: `${base}/drawing.png` })
    await fetchUpload(id, { allows: () => true })
    expect(await media.upload(id)).toMatchObject({ state: 'refused' })
    expect((await media.upload(id)).refusal).toMatch(/^drawing\.png does not fit: the library may hold/)
    expect(existsSync(path.join(media.dataDir, 'uploads', id))).toBe(false)
    expect((await quotaOf('local'))?.maxBytes).toBe(1)
  } finally {
    delete settings.MEDIA_QUOTA
  }
})
