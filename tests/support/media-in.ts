import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { test as base, expect } from '@playwright/test'
import type { UploadView } from '@/lib/views'
import { copyTemplate, freshDataDir } from '@/tests/support/store'

export const UPLOADS = 'http://127.0.0.1/api/uploads'
type Method = 'POST' | 'HEAD' | 'PATCH' | 'DELETE' | 'OPTIONS'
type Body = Uint8Array | ReadableStream<Uint8Array>
export type Sent = { status: number; headers: Headers; text: string }

export type MediaIn = {
  dataDir: string
  /** One tus request to the route's own function. `place` is an upload's path, or nothing for a new one. */
  tus: (method: Method, place: string | null, headers?: Record<string, string>, body?: Body) => Promise<Sent>
  create: (name: string, length: number) => Promise<Sent>
  append: (place: string, offset: number, body: Body, headers?: Record<string, string>) => Promise<Sent>
  /** A whole file in one go; resolves with the upload's id. */
  send: (file: string | Uint8Array, name: string) => Promise<string>
  uploads: () => Promise<UploadView[]>
  upload: (id: string) => Promise<UploadView>
  /** Waits until the upload is ready or refused. */
  settled: (id: string) => Promise<UploadView>
  startWorkers: () => Promise<void>
  /** As at the end of a process: workers gone, store closed. The next call opens it again. */
  shutDown: () => Promise<void>
}

/** Uploads on a data directory of their own per worker. No job runs until `startWorkers`. */
export const test = base.extend<object, { media: MediaIn }>({
  media: [
    async ({}, use) => {
      const dataDir = freshDataDir()
      process.env.DATA_DIR = dataDir
      await copyTemplate(dataDir)
      const media = await openMediaIn(dataDir)
      await use(media)
      await media.shutDown()
      rmSync(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})
export { expect }

async function openMediaIn(dataDir: string): Promise<MediaIn> {
  const route = await import('@/app/api/uploads/[[...path]]/route')
  const { currentOwner } = await import('@/lib/server/owner')
  const { listUploads } = await import('@/lib/server/uploads')

  const tus: MediaIn['tus'] = async (method, place, headers = {}, body) => {
    const request = new Request(place ? new URL(place, UPLOADS) : UPLOADS, {
      method,
      headers: { 'tus-resumable': '1.0.0', ...headers },
      ...(body && { body: body as BodyInit, duplex: 'half' }),
    })
    const response = await route[method](request)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  const create: MediaIn['create'] = (name, length) =>
    tus('POST', null, {
      'upload-length': String(length),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
    })
  const append: MediaIn['append'] = (place, offset, body, headers = {}) =>
    tus(
      'PATCH',
      place,
      { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), ...headers },
      body,
    )
  const uploads = () => listUploads(currentOwner())
  const upload: MediaIn['upload'] = async (id) => {
    const found = (await uploads()).find((each) => each.id === id)
    if (!found) throw new Error(`no upload ${id}`)
    return found
  }
  return {
    dataDir,
    tus,
    create,
    append,
    uploads,
    upload,
    async send(file, name) {
      const data = typeof file === 'string' ? await readFile(file) : file
      const created = await create(name, data.byteLength)
      expect(created.text).toBe('')
      const place = created.headers.get('location') ?? ''
      expect(await append(place, 0, data)).toMatchObject({ status: 204 })
      return place.split('/').at(-1) ?? ''
    },
    async settled(id) {
      await expect.poll(async () => (await upload(id)).state, { timeout: 40_000 }).not.toBe('received')
      return upload(id)
    },
    ...(await lifecycle()),
  }
}

async function lifecycle(): Promise<Pick<MediaIn, 'startWorkers' | 'shutDown'>> {
  const { closeStore, getStore } = await import('@/lib/server/store')
  const { createQueues, startWorkers } = await import('@/lib/server/jobs/run-jobs')
  const { ingestUploadJob } = await import('@/lib/server/jobs/ingest-upload')
  const { stopDecoder } = await import('@/lib/server/media/decoder')
  const { makePreviewJob } = await import('@/lib/server/jobs/make-preview')
  const { makeFitJob } = await import('@/lib/server/jobs/make-fit')
  const { importUrlJob } = await import('@/lib/server/jobs/import-url')
  const { lookAtAssetsJob } = await import('@/lib/server/jobs/look-at-assets')
  const jobs = [ingestUploadJob, makePreviewJob, makeFitJob, importUrlJob, lookAtAssetsJob]
  let closing: AbortController | null = null
  await createQueues((await getStore()).boss, jobs)
  return {
    async startWorkers() {
      if (closing) return
      closing = new AbortController()
      const { boss } = await getStore()
      await createQueues(boss, jobs)
      await startWorkers(boss, jobs, closing.signal)
    },
    async shutDown() {
      closing?.abort()
      closing = null
      stopDecoder()
      await closeStore()
    },
  }
}
