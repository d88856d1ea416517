import type { z } from 'zod'
import { answerText, readAnswer, type Answer } from '@/lib/queue/answer'
import {
  ModelCard,
  ModelList,
  RequestList,
  RequestRecord,
  type SubmitBody,
  UploadUrl,
  type UploadType,
} from '@/lib/queue/contract'
import { readFailureText } from '@/lib/queue/outcome'

type QueueFetch = (request: Request) => Promise<Response>
export type QueueClientOptions = { baseUrl: string; apiKey: string; fetch: QueueFetch; timeoutMs?: number }

/**
 * `refused`: the server said no, nothing was made. `unknown`: nobody can tell (network, time-out, 5xx, unreadable
 * answer); after a POST the job may exist and be billed, so the caller must look before it sends again (contract.md 5.1).
 * `raw` is the body as it came; `serverTimeMs` the server's clock (epoch ms, to the second), where it tells it.
 */
export type QueueResult<T> =
  | { kind: 'ok'; value: T; raw: string; serverTimeMs: number | null }
  | { kind: 'refused'; status: number; text: string; retryAfterMs?: number }
  | { kind: 'unknown'; text: string; status?: number; retryAfterMs?: number }

export type QueueClient = {
  submit(body: SubmitBody, options?: { idempotencyKey?: string }): Promise<QueueResult<RequestRecord>>
  get(requestId: string): Promise<QueueResult<RequestRecord>>
  list(query?: { model?: string }): Promise<QueueResult<RequestList>>
  /** 404 and 405 are refusals that mean "this server cannot cancel"; 409 means it ended before. */
  cancel(requestId: string): Promise<QueueResult<RequestRecord>>
  uploadUrl(fileType: UploadType): Promise<QueueResult<UploadUrl>>
  models(): Promise<QueueResult<ModelList>>
  model(modelId: string): Promise<QueueResult<ModelCard>>
}

const DEFAULT_TIMEOUT_MS = 60_000

/** A client for any server of the request-queue contract. It never retries and never throws for what a server does. */
export function queueClient({ baseUrl, apiKey, fetch, timeoutMs }: QueueClientOptions): QueueClient {
  const base = baseUrl.replace(/\/+$/, '')

  async function call<T>(path: string, schema: z.ZodType<T>, init: Init = {}): Promise<QueueResult<T>> {
    const result = await exchange(path, init)
    if (typeof result === 'string') return { kind: 'unknown', text: hide(result) }
    return judge(result, schema)
  }

  async function exchange(path: string, { method = 'GET', body, headers }: Init): Promise<Answer | string> {
    const limit = deadline(timeoutMs ?? DEFAULT_TIMEOUT_MS)
    try {
      const request = new Request(base + path, {
        method,
        headers: { authorization: `Bearer ${apiKey}`, accept: 'application/json', ...headers },
        redirect: 'manual',
        cache: 'no-store',
        signal: limit.signal,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return await Promise.race([fetch(request).then(readAnswer), limit.passed])
    } catch (error) {
      return limit.signal.aborted ? limit.text : describe(error)
    } finally {
      limit.clear()
    }
  }

  function judge<T>(answer: Answer, schema: z.ZodType<T>): QueueResult<T> {
    const text = hide(answerText(answer))
    const wait = answer.retryAfterMs === null ? {} : { retryAfterMs: answer.retryAfterMs }
    if (answer.status >= 300 && answer.status < 500) {
      return { kind: 'refused', status: answer.status, text, ...wait }
    }
    if (!answer.ok) return { kind: 'unknown', status: answer.status, text, ...wait }
    const value = schema.safeParse(answer.json)
    if (value.success)
      return { kind: 'ok', value: value.data, raw: hide(answer.text), serverTimeMs: answer.serverTimeMs }
    if (readFailureText(answer.json) !== null)
      return { kind: 'refused', status: answer.status, text, ...wait }
    const what = answer.json === undefined ? text : `an answer without ${missing(value.error)}: ${text}`
    return { kind: 'unknown', status: answer.status, text: what }
  }

  function hide(text: string): string {
    return apiKey === '' ? text : text.replaceAll(apiKey, '(key)')
  }

  return {
    submit: (body, options) =>
      call('/requests', RequestRecord, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          ...(options?.idempotencyKey !== undefined && { 'idempotency-key': options.idempotencyKey }),
        },
      }),
    get: (requestId) => call(`/requests/${encodeURIComponent(requestId)}`, RequestRecord),
    list: (query) => call(`/requests${listQuery(query?.model)}`, RequestList),
    cancel: (requestId) =>
      call(`/requests/${encodeURIComponent(requestId)}`, RequestRecord, { method: 'DELETE' }),
    uploadUrl: (fileType) =>
      call('/upload-url', UploadUrl, {
        method: 'POST',
        body: { file_type: fileType },
        headers: { 'content-type': 'application/json' },
      }),
    models: () => call('/models', ModelList),
    model: (modelId) => call(`/models/${encodeURIComponent(modelId)}`, ModelCard),
  }
}

type Init = { method?: 'GET' | 'POST' | 'DELETE'; body?: unknown; headers?: Record<string, string> }

// The vendor's SDK filters by model_id, other clients by model: send both.
function listQuery(model: string | undefined): string {
  return model === undefined ? '' : `?${new URLSearchParams({ model_id: model, model }).toString()}`
}

function deadline(ms: number) {
  const controller = new AbortController()
  const text = `no answer within ${Math.round(ms / 100) / 10} s`
  let timer: NodeJS.Timeout | undefined
  const passed = new Promise<string>((resolve) => {
    timer = setTimeout(() => {
      controller.abort()
      resolve(text)
    }, ms)
  })
  return { signal: controller.signal, passed, text, clear: () => clearTimeout(timer) }
}

// The reason of a failed connection is in the cause; of several addresses tried only the code is.
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection broke'
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
  return `${error.message}: ${cause.message.includes(code) ? cause.message : `${code} ${cause.message}`.trim()}`
}

function missing(error: z.ZodError): string {
  return error.issues[0]?.path.join('.') || 'the expected fields'
}
