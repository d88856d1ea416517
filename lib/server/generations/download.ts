import { mkdir, open, readdir, readFile, rm, stat, writeFile, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { env } from '@/lib/server/env'
import { mark } from '@/lib/server/test-hooks'

const STALLED_MS = 60_000
const FORGOTTEN_MS = 7 * 24 * 3600 * 1000

/** `status` is null when the connection broke or the file is not what it should be; `final` when trying again cannot help. */
export class DownloadFailure extends Error {
  constructor(
    message: string,
    readonly status: number | null = null,
    readonly final = false,
  ) {
    super(message)
  }
}

/** What is kept beside a file that is not whole: only with a validator can a later request go on where it stopped (RFC 9110 13.1.5). */
const Begun = z.object({ validator: z.string().nullable(), total: z.number().nullable() })
type Begun = z.infer<typeof Begun> & { bytes: number }

const folder = () => path.join(/* turbopackIgnore: true */ env().DATA_DIR, 'downloads')
const partOf = (name: string) => path.join(folder(), `${name}.part`)

/**
 * Copies a file to DATA_DIR/downloads/<name>.part and returns that path once it is whole. What came before a break or a
 * restart is kept and gone on with, when the far side says it is still the same file. Throws DownloadFailure.
 */
export async function download(
  url: string,
  name: string,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal },
): Promise<string> {
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  const begun = await readBegun(name)
  if (begun && begun.bytes === begun.total) return partOf(name)
  const stalled = stallWatch()
  try {
    const response = await fetch(url, {
      headers: { 'accept-encoding': 'identity', ...goOn(begun) },
      redirect: 'follow',
      signal: AbortSignal.any([signal, stalled.signal]),
    })
    mark('download:started')
    const offset = await offsetOf(response, begun, name)
    const total = totalOf(response, offset)
    if (total !== null && total > maxBytes) throw tooLarge(maxBytes)
    await keepBegun(name, { validator: validatorOf(response.headers), total })
    const bytes = await write(response, { file: partOf(name), offset, maxBytes, alive: stalled.alive })
    if (total !== null && bytes !== total) throw new DownloadFailure(`${bytes} of ${total} bytes arrived`)
    await keepBegun(name, { validator: null, total: bytes })
    mark('download:ended')
    return partOf(name)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof DownloadFailure) throw error
    if (stalled.signal.aborted) throw new DownloadFailure(`nothing came for ${STALLED_MS / 1000} s`)
    throw new DownloadFailure(reason(error))
  } finally {
    stalled.end()
  }
}

export async function discardDownload(name: string): Promise<void> {
  for (const file of [partOf(name), `${partOf(name)}.json`]) await rm(file, { force: true })
}

/** At start: what nobody came back for in a week goes. */
export async function sweepDownloads(now = Date.now()): Promise<void> {
  for (const name of await readdir(folder()).catch(() => [])) {
    const file = path.join(folder(), name)
    const changed = (await stat(file).catch(() => null))?.mtimeMs ?? now
    if (now - changed > FORGOTTEN_MS) await rm(file, { force: true })
  }
}

function goOn(begun: Begun | null): Record<string, string> {
  if (!begun || begun.bytes === 0 || begun.validator === null) return {}
  return { range: `bytes=${begun.bytes}-`, 'if-range': begun.validator }
}

/** Where the bytes of this answer belong: after what is here, or at the start when the far side sends everything anew. */
async function offsetOf(response: Response, begun: Begun | null, name: string): Promise<number> {
  if (response.status === 200) return 0
  await (response.status === 206 ? Promise.resolve() : response.body?.cancel())
  const from = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1]
  if (response.status === 206 && begun && Number(from) === begun.bytes) return begun.bytes
  if (response.status === 206 || response.status === 416) {
    await discardDownload(name)
    throw new DownloadFailure(`HTTP ${response.status} for another part of the file than was asked for`)
  }
  throw new DownloadFailure(`HTTP ${response.status}`, response.status)
}

function totalOf(response: Response, offset: number): number | null {
  const length = response.headers.get('content-length')
  if (length === null || response.headers.has('content-encoding')) return null
  return offset + Number(length)
}

/** A strong ETag, else the time of change; a weak ETag says nothing about bytes. */
function validatorOf(headers: Headers): string | null {
  const etag = headers.get('etag')
  if (etag !== null) return etag.startsWith('W/') ? null : etag
  return headers.get('last-modified')
}

type Target = { file: string; offset: number; maxBytes: number; alive: () => void }

async function write(response: Response, { file, offset, maxBytes, alive }: Target): Promise<number> {
  const handle: FileHandle = await open(file, offset === 0 ? 'w' : 'r+', 0o600)
  let bytes = offset
  try {
    for await (const chunk of response.body ?? []) {
      alive()
      if (bytes + chunk.byteLength > maxBytes) throw tooLarge(maxBytes)
      // At its place, not at the end: two processes that both copy the same file do it no harm.
      await handle.write(chunk, 0, chunk.byteLength, bytes)
      bytes += chunk.byteLength
      mark('download:middle')
    }
    return bytes
  } finally {
    await handle.close()
  }
}

async function readBegun(name: string): Promise<Begun | null> {
  const text = await readFile(`${partOf(name)}.json`, 'utf8').catch(() => null)
  const found = await stat(partOf(name)).catch(() => null)
  if (text === null || !found) return null
  try {
    return { ...Begun.parse(JSON.parse(text)), bytes: found.size }
  } catch {
    return null
  }
}

async function keepBegun(name: string, begun: z.infer<typeof Begun>): Promise<void> {
  await writeFile(`${partOf(name)}.json`, JSON.stringify(begun), { mode: 0o600 })
}

function stallWatch() {
  const controller = new AbortController()
  let timer = setTimeout(() => controller.abort(), STALLED_MS)
  return {
    signal: controller.signal,
    alive() {
      clearTimeout(timer)
      timer = setTimeout(() => controller.abort(), STALLED_MS)
    },
    end: () => clearTimeout(timer),
  }
}

function tooLarge(maxBytes: number): DownloadFailure {
  return new DownloadFailure(`the file is larger than ${maxBytes / 1024 ** 2} MB`, null, true)
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection broke'
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
