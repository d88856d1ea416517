import type { WashAnswer, WashRequest } from '@/lib/editor/wash-worker'

/** Blue-pencil versions of stills, made in a worker, each once. */
const THUMB_WIDTH = 320
const STILL_WIDTH = 960
const MOST_STILLS = 48

let worker: Worker | null = null
let count = 0
const waiting = new Map<number, (answer: WashAnswer) => void>()

function ask(request: Omit<WashRequest, 'id'>): Promise<WashAnswer> {
  worker ??= startWorker()
  const id = ++count
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    worker?.postMessage({
      ...request,
      id,
      url: new URL(request.url, location.href).href,
    } satisfies WashRequest)
  })
}
function startWorker(): Worker {
  const started = new Worker(new URL('./wash-worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', (event: MessageEvent<WashAnswer>) => {
    waiting.get(event.data.id)?.(event.data)
    waiting.delete(event.data.id)
  })
  started.addEventListener('error', (event) => {
    // The script did not load (offline, a new version): the next picture starts another worker.
    event.preventDefault()
    if (worker === started) worker = null
    for (const [id, resolve] of waiting) resolve({ id, ok: false })
    waiting.clear()
  })
  return started
}

const stills = new Map<string, Promise<ImageBitmap | null>>()
/** For the viewer. Null when it cannot be read. The 48 used last are kept. */
export function washedStill(url: string): Promise<ImageBitmap | null> {
  const known = stills.get(url)
  const made =
    known ??
    ask({ url, width: STILL_WIDTH, as: 'bitmap' }).then((answer) => {
      if ('bitmap' in answer) return answer.bitmap
      stills.delete(url)
      return null
    })
  stills.delete(url)
  stills.set(url, made)
  const [oldest] = stills.keys()
  if (stills.size > MOST_STILLS && oldest !== undefined) stills.delete(oldest)
  return made
}

type Thumb = { url: string | null; listeners: Set<() => void> }
const thumbs = new Map<string, Thumb>()

function thumbOf(url: string): Thumb {
  const known = thumbs.get(url)
  if (known) return known
  const thumb: Thumb = { url: null, listeners: new Set() }
  thumbs.set(url, thumb)
  void ask({ url, width: THUMB_WIDTH, as: 'blob' }).then((answer) => {
    if (!('blob' in answer)) return void thumbs.delete(url)
    thumb.url = URL.createObjectURL(answer.blob)
    for (const listener of thumb.listeners) listener()
  })
  return thumb
}
/** An object url of the washed thumbnail once it is there: for `useSyncExternalStore`. */
export const washedThumb = (url: string): string | null => thumbs.get(url)?.url ?? null
export function subscribeThumb(url: string, listener: () => void): () => void {
  const thumb = thumbOf(url)
  thumb.listeners.add(listener)
  return () => thumb.listeners.delete(listener)
}
