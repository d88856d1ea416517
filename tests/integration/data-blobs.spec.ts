import { createHash, randomBytes, randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import path from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { test as base } from '@playwright/test'
import { apiKey, hasApiKey } from '@/lib/server/api-key'
import { blobLink } from '@/lib/server/blob/blob-link'
import { blobs } from '@/lib/server/blob/blobs'
import { diskBlobs } from '@/lib/server/blob/disk-blobs'
import { serveBlob } from '@/lib/server/blob/serve-blob'
import { gate } from '@/lib/server/gate'
import { secretFile } from '@/lib/server/secret-file'
import { isSession, newSession, SESSION_COOKIE, SESSION_SECONDS } from '@/lib/server/session'
import { expect, freshDataDir } from '@/tests/support/store'

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }
type Ask = (path: string, options?: { method?: string; headers?: Record<string, string> }) => Promise<Answer>

const PASSWORD = 'correct horse'
/** The server of npm start without Next: the gate first, then bytes; what would go to Next answers 299. */
const test = base.extend<object, { dataDir: string; ask: Ask }>({
  dataDir: [
    async ({}, use) => {
      const dataDir = freshDataDir()
      Object.assign(process.env, { DATA_DIR: dataDir, SHOTBOARD_PASSWORD: PASSWORD })
      await use(dataDir)
      rmSync(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  ask: [
    async ({ dataDir }, use) => {
      expect(dataDir).toBeTruthy()
      const server = createServer((request, response) => {
        if (gate(request, response)) return
        if (request.url?.startsWith('/api/blobs/')) return void serveBlob(request, response)
        response.writeHead(299).end()
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const { port } = server.address() as AddressInfo
      await use(
        (path, { method = 'GET', headers = {} } = {}) =>
          new Promise((resolve, reject) => {
            const outgoing = httpRequest({ port, host: '127.0.0.1', path, method, headers }, (response) => {
              const chunks: Buffer[] = []
              response.on('data', (chunk: Buffer) => chunks.push(chunk))
              response.on('end', () =>
                resolve({
                  status: response.statusCode ?? 0,
                  headers: response.headers,
                  body: Buffer.concat(chunks),
                }),
              )
            })
            outgoing.on('error', reject)
            outgoing.end()
          }),
      )
      server.close()
    },
    { scope: 'worker' },
  ],
})
const signedIn = () => ({ cookie: `theme=dark; ${SESSION_COOKIE}=${newSession()}` })

test('the same bytes are one file, whatever they came from, named by their hash', async ({ dataDir }) => {
  const bytes = randomBytes(300_000)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = path.join(dataDir, 'source.bin')
  writeFileSync(file, bytes)
  const made = await Promise.all([
    blobs().put(bytes, 'PNG'),
    blobs().put(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]), 'png'),
    blobs().put(file, 'png'),
  ])
  for (const each of made) expect(each).toEqual({ key: `${sha256}.png`, sha256, bytes: 300_000 })
  const folder = path.join(dataDir, 'blobs', sha256.slice(0, 2))
  expect(readdirSync(folder)).toEqual([`${sha256}.png`])
  expect(readFileSync(await blobs().path(`${sha256}.png`))).toEqual(bytes)
  expect(existsSync(file), 'a source file is copied, not moved').toBe(true)
  await blobs().remove(`${sha256}.png`)
  expect(await blobs().exists(`${sha256}.png`)).toBe(false)
  expect(await blobs().stat(`${sha256}.png`)).toBeNull()
})

test('a stream that breaks leaves nothing behind', async ({ dataDir }) => {
  const broken = Readable.from(
    (function* () {
      yield randomBytes(1000)
      throw new Error('the line was cut')
    })(),
  )
  await expect(blobs().put(broken, 'mp4')).rejects.toThrow('the line was cut')
  expect(readdirSync(path.join(dataDir, 'blobs', 'draft', `${hostname()}-${process.pid}`))).toEqual([])
})

test('a source that breaks at once fails what reads it, not the process', async ({ dataDir: _ }) => {
  const source = new PassThrough()
  const put = blobs().put(source, 'mp4')
  source.destroy(new Error('the line was cut'))
  await expect(put).rejects.toThrow('the line was cut')
})

test('a folder of drafts that went away with its disk is made again', async ({ dataDir }) => {
  const root = path.join(dataDir, 'swept')
  const store = diskBlobs(root)
  rmSync(root, { recursive: true })
  const { key } = await store.put(randomBytes(1000), 'png')
  expect(await store.exists(key)).toBe(true)
})

test('drafts of a process that died with this number are cleared at start', async ({ dataDir }) => {
  const root = path.join(dataDir, 'other')
  diskBlobs(root)
  const draft = path.join(root, 'draft', `${hostname()}-${process.pid}`, 'left-over')
  writeFileSync(draft, 'x')
  diskBlobs(root)
  expect(existsSync(draft)).toBe(false)
})

test('bytes that a killed process had moved aside are back after a start', async ({ dataDir }) => {
  const root = path.join(dataDir, 'killed')
  const { key } = await diskBlobs(root).put(Buffer.from('needed again'), 'txt')
  for (const [folder, isFresh] of [
    ['another-host-7', false],
    // A container that starts again is the same host and often the same number.
    [`${hostname()}-${process.pid}`, true],
    ['another-host-8', true],
  ] as const) {
    const aside = path.join(root, 'draft', folder)
    mkdirSync(aside, { recursive: true })
    renameSync(await diskBlobs(root).path(key), path.join(aside, `${key}.${randomUUID()}`))
    const longAgo = new Date(Date.now() - 5 * 60_000)
    if (!isFresh) utimesSync(aside, longAgo, longAgo)
    expect(await diskBlobs(root).exists(key), folder).toBe(folder !== 'another-host-8')
  }
})

test('only a key can be asked for, never a path', async ({ ask }) => {
  for (const key of ['../api-key', '..%2Fapi-key', `${'a'.repeat(64)}.mp4/../../api-key`, 'x.mp4', ''])
    expect([400, 404]).toContain((await ask(`/api/blobs/${key}`, { headers: signedIn() })).status)
  expect(() => blobs().stream('../api-key')).toThrow('not a blob key')
})

test('bytes come whole, in ranges, as headers only, and not again when the browser has them', async ({
  ask,
}) => {
  const bytes = randomBytes(100_000)
  const { key } = await blobs().put(bytes, 'mp4')
  const url = `/api/blobs/${key}`
  const get = (headers: Record<string, string> = {}, method = 'GET') =>
    ask(url, { method, headers: { ...signedIn(), ...headers } })

  const whole = await get()
  expect(whole).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'video/mp4',
      'content-length': '100000',
      'accept-ranges': 'bytes',
      etag: `"${key}"`,
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
  expect(whole.body.equals(bytes)).toBe(true)

  const part = await get({ range: 'bytes=1000-1999' })
  expect(part).toMatchObject({
    status: 206,
    headers: { 'content-range': 'bytes 1000-1999/100000', 'content-length': '1000' },
  })
  expect(part.body.equals(bytes.subarray(1000, 2000))).toBe(true)
  expect((await get({ range: 'bytes=-5' })).body.equals(bytes.subarray(-5))).toBe(true)

  expect(await get({ range: 'bytes=100000-' })).toMatchObject({
    status: 416,
    headers: { 'content-range': 'bytes */100000' },
  })
  const head = await get({}, 'HEAD')
  expect(head).toMatchObject({ status: 200, headers: { 'content-length': '100000' } })
  expect(head.body).toHaveLength(0)
  expect((await get({ 'if-none-match': `W/"x", "${key}"` })).status).toBe(304)
  expect((await get({ range: 'bytes=0-9', 'if-range': '"another"' })).status).toBe(200)
  expect((await get({ range: 'bytes=0-9', 'if-range': `"${key}"` })).status).toBe(206)
  expect((await get({}, 'POST')).status).toBe(405)
  expect((await ask(`/api/blobs/${'0'.repeat(64)}.mp4`, { headers: signedIn() })).status).toBe(404)
})

test('a MOV plays as MP4, and what is not media is only ever a download', async ({ ask }) => {
  const type = async (ext: string) => {
    const { key } = await blobs().put(randomBytes(10), ext)
    return (await ask(`/api/blobs/${key}`, { headers: signedIn() })).headers
  }
  expect((await type('mov'))['content-type']).toBe('video/mp4')
  expect((await type('webp'))['content-type']).toBe('image/webp')
  for (const ext of ['svg', 'html'])
    expect(await type(ext)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
    })
})

test('an empty file is served as one', async ({ ask }) => {
  const { key } = await blobs().put(new Uint8Array(0), 'mp4')
  const answer = await ask(`/api/blobs/${key}`, { headers: signedIn() })
  expect(answer).toMatchObject({ status: 200, headers: { 'content-length': '0' } })
})

test('with a password bytes need a session, the API key or a signed link', async ({ ask }) => {
  const { key } = await blobs().put(randomBytes(10), 'mp4')
  const url = `/api/blobs/${key}`
  expect((await ask(url)).status).toBe(401)
  expect((await ask(url, { headers: signedIn() })).status).toBe(200)
  expect((await ask(url, { headers: { authorization: `Bearer ${apiKey()}` } })).status).toBe(200)
  expect((await ask(url, { headers: { authorization: 'Bearer wrong' } })).status).toBe(401)
  expect((await ask(blobLink(key))).status).toBe(200)
  const other = await blobs().put(randomBytes(11), 'mp4')
  expect((await ask(blobLink(key).replace(key, other.key))).status).toBe(401)
})

test('with a password pages lead to the sign-in page and data answers 401', async ({ ask }) => {
  const html = { accept: 'text/html,*/*' }
  expect(await ask('/', { headers: html })).toMatchObject({ status: 303, headers: { location: '/sign-in' } })
  expect((await ask('/api/library')).status).toBe(401)
  expect((await ask('/api/uploads/x', { method: 'PATCH' })).status).toBe(401)
  for (const open of [
    '/sign-in',
    '/_next/static/a.js',
    '/api/health',
    '/api/v1/ie/requestqueue/apikey/requests',
  ])
    expect((await ask(open, { headers: html })).status).toBe(299)
  expect((await ask('/', { headers: { ...html, ...signedIn() } })).status).toBe(299)
})

test('a path that means another one once it is cleaned is refused', async ({ ask }) => {
  for (const path of ['/icons/../api/library', '/_next/%2e%2e/elements', '//evil.example/sign-in'])
    expect((await ask(path)).status).toBe(400)
})

test('another website cannot write', async ({ ask }) => {
  const headers = { ...signedIn(), 'sec-fetch-site': 'cross-site' }
  expect((await ask('/api/uploads', { method: 'POST', headers })).status).toBe(403)
  expect((await ask('/elements', { headers })).status).toBe(299)
})

test('a session is signed, expires, and is worth nothing when changed', () => {
  const now = Date.now()
  const cookie = newSession(now)
  expect(isSession(cookie, now)).toBe(true)
  expect(isSession(cookie, now + (SESSION_SECONDS + 1) * 1000)).toBe(false)
  expect(isSession(undefined)).toBe(false)
  expect(isSession('')).toBe(false)
  const [expires = '', nonce = '', signature = ''] = cookie.split('.')
  expect(isSession(`${Number(expires) + 1}.${nonce}.${signature}`, now)).toBe(false)
  expect(isSession(`${expires}.${nonce}.${'A'.repeat(43)}`, now)).toBe(false)
})

test('secrets are files of their owner alone, made once', ({ dataDir }) => {
  const key = apiKey()
  expect(key).toMatch(/^sb_[\w-]{43}$/)
  expect(apiKey()).toBe(key)
  expect(readFileSync(path.join(dataDir, 'api-key'), 'utf8')).toBe(`${key}\n`)
  expect(hasApiKey(`Bearer ${key}`)).toBe(true)
  expect(hasApiKey(`bearer ${key}`)).toBe(true)
  for (const wrong of [null, '', key, `Bearer ${key}x`, `Bearer ${key.slice(1)}`, 'Bearer', `Basic ${key}`])
    expect(hasApiKey(wrong)).toBe(false)
  if (process.platform !== 'win32')
    for (const name of ['api-key', 'session-key'])
      expect(statSync(path.join(dataDir, name)).mode & 0o777).toBe(0o600)
})

test('a secret that exists is read, not replaced, and its mode is left to its owner', ({ dataDir }) => {
  writeFileSync(path.join(dataDir, 'mine'), 'chosen-by-hand\n', { mode: 0o600 })
  expect(secretFile(dataDir, 'mine')).toBe('chosen-by-hand')
})
