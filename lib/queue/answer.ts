import { parseKeepingIds } from '@/lib/queue/big-ids'
import { readFailureText } from '@/lib/queue/outcome'

const MAX_ANSWER_BYTES = 16 * 1024 * 1024
const MAX_TEXT = 500

/** What came back over the wire: the whole body as text, parsed when it is JSON. */
export type Answer = {
  status: number
  ok: boolean
  text: string
  json: unknown
  retryAfterMs: number | null
  serverTimeMs: number | null
}

/** Reads a body to its end, at most 16 MB. Throws when it is larger, breaks off or is no UTF-8. */
export async function readAnswer(response: Response): Promise<Answer> {
  const text = await readText(response)
  return {
    status: response.status,
    ok: response.ok,
    text,
    json: parsed(text),
    retryAfterMs: readRetryAfter(response.headers.get('retry-after')),
    serverTimeMs: readDate(response.headers.get('date')),
  }
}

/** One line for the person's "details": the server's own words if it has any, else what kind of answer it was. */
export function answerText(answer: Answer): string {
  const said = readFailureText(answer.json)
  if (said !== null) return shorten(said)
  const body = answer.text.trim()
  if (body === '') return `HTTP ${answer.status} with an empty body`
  if (/^<(?:!doctype|html|\?xml)/i.test(body)) {
    const title = /<title[^>]*>([^<]{1,200})/i.exec(body)?.[1]?.trim()
    return `HTTP ${answer.status}, a web page${title === undefined ? '' : ` ("${title}")`} instead of JSON`
  }
  return shorten(`HTTP ${answer.status}: ${body}`)
}

function parsed(text: string): unknown {
  try {
    return parseKeepingIds(text)
  } catch {
    return undefined
  }
}

async function readText(response: Response): Promise<string> {
  if (response.body === null) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > MAX_ANSWER_BYTES) {
      await reader.cancel().catch(() => undefined)
      throw new Error(`the answer is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MB`)
    }
    text += decoder.decode(value, { stream: true })
  }
}

function readRetryAfter(header: string | null): number | null {
  if (header === null) return null
  if (/^\s*\d{1,6}\s*$/.test(header)) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now())
}

function readDate(header: string | null): number | null {
  const at = Date.parse(header ?? '')
  return Number.isNaN(at) ? null : at
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT)}…` : line
}
