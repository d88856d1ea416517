import { refuse } from '@/lib/server/engine/answers'

/** Below 3 MB on purpose: larger media belong into upload-url, not into JSON. */
const MAX_BODY_BYTES = 2 * 1024 * 1024
const MAX_DEPTH = 16

/** The body as JSON whose strings PostgreSQL can keep, or the refusal to send (400 broken, 413 too large). */
export async function readJson(
  request: Request,
): Promise<{ ok: true; value: unknown } | { ok: false; refusal: Response }> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  const bytes = announced > MAX_BODY_BYTES ? null : await readBytes(request)
  if (bytes === null) return { ok: false, refusal: refuse(413, tooLarge) }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { ok: true, value: storable(JSON.parse(text), 0) }
  } catch (error) {
    const reason = error instanceof Unstorable ? error.message : 'the body is not valid JSON'
    return { ok: false, refusal: refuse(400, reason) }
  }
}

const tooLarge = `the body is larger than ${MAX_BODY_BYTES / 1024 / 1024} MB; put files to POST /upload-url and send their public_url`

class Unstorable extends Error {}

async function readBytes(request: Request): Promise<Uint8Array | null> {
  if (request.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    size += value.byteLength
    if (size > MAX_BODY_BYTES) {
      await reader.cancel().catch(() => undefined)
      return null
    }
    chunks.push(value)
  }
}

// jsonb refuses NUL and half of a surrogate pair; the half shows as a replacement character anyway.
function storable(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new Unstorable(`the body is nested deeper than ${MAX_DEPTH} levels`)
  if (typeof value === 'string') {
    if (value.includes('\0')) throw new Unstorable('the body holds a NUL character (\\u0000)')
    return value.replace(/\p{Surrogate}/gu, '\uFFFD')
  }
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [storable(key, depth), storable(item, depth + 1)]),
  )
}
