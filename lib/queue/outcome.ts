/** What our side needs of a finished request, whichever server wrote it. */
export type ReadOutcome = {
  videoUrl: string | null
  watermarkUrl: string | null
  /** Not always a picture: some models repeat the video here. */
  thumbnailUrl: string | null
  elementId: string | null
  error: string | null
}

/**
 * Reads every nesting known for videos, element ids (contract.md 1.5) and failure texts (5.1).
 * Looks in the outcome only, never in the echoed payload. Never throws; what is missing is null.
 */
export function readOutcome(record: unknown): ReadOutcome {
  const root = object(record)
  const outcome = object(root.outcome)
  const data = object(root.data)
  const videos = [outcome, data, object(outcome.task_result), object(data.task_result)].flatMap((place) => [
    first(place.media_urls),
    first(place.videos),
    object(place.video),
  ])
  return {
    videoUrl: pick(url, [...videos.map((video) => video.url), outcome.video_url, data.video_url]),
    watermarkUrl: pick(url, [...videos.map((video) => video.watermark_url), outcome.watermark_url]),
    thumbnailUrl: pick(url, [outcome.thumbnail_image_url, outcome.thumbnail_url, data.thumbnail_image_url]),
    elementId: readElementId(outcome, data),
    error: readFailureText(root),
  }
}

function readElementId(outcome: Loose, data: Loose): string | null {
  const nested = [outcome, data].flatMap((place) => [
    place.element_id,
    object(place.element).element_id,
    first(place.elements).element_id,
    first(object(place.task_result).elements).element_id,
  ])
  return pick(digits, [...nested, outcome.id, data.id])
}

/** The first non-empty text a server gave for a failure, verbatim. Also reads the body of a refusal. */
export function readFailureText(body: unknown): string | null {
  const root = object(body)
  const outcome = object(root.outcome)
  const code = outcome.error_code ?? root.error_code
  return pick(text, [
    outcome.error,
    object(outcome.error).message,
    outcome.error_message,
    outcome.message,
    root.error,
    object(root.error).message,
    root.error_message,
    root.reason,
    root.message,
    root.detail,
    object(outcome.error).code,
    typeof code === 'number' || (typeof code === 'string' && code !== '') ? `error code ${code}` : null,
  ])
}

type Loose = Record<string, unknown>

function object(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function first(value: unknown): Loose {
  return object(Array.isArray(value) ? value[0] : undefined)
}

function pick(read: (value: unknown) => string | null, candidates: unknown[]): string | null {
  for (const candidate of candidates) {
    const found = read(candidate)
    if (found !== null) return found
  }
  return null
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function url(value: unknown): string | null {
  const found = text(value)
  return found !== null && /^https?:\/\//i.test(found) ? found : null
}

function digits(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : null
  return typeof value === 'string' && /^\d+$/.test(value) ? value : null
}
