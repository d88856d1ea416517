import { limits } from '@/lib/storyboard/limits'
import { asList, isObject, type JsonObject } from '@/lib/storyboard/json-value'
import type { PayloadFacts } from '@/lib/storyboard/rules'

/** An omni payload read once, tolerant of anything: what the rules ask about. */
export type OmniView = {
  payload: JsonObject
  images: unknown[]
  videos: unknown[]
  elements: unknown[]
  firstFrames: number
  endFrames: number
  /** How the first video is used; a missing refer_type counts as base. Null: no video, or a use nobody knows. */
  use: 'base' | 'feature' | null
  multiShot: boolean
  /** Whole seconds; the default when missing, null when it is not a legal length. */
  seconds: number | null
  facts: PayloadFacts
}

export function viewOmni(payload: JsonObject, facts: PayloadFacts): OmniView {
  const images = asList(payload.image_list)
  const videos = asList(payload.video_list)
  const typed = (type: string) => images.filter((image) => isObject(image) && image.type === type).length
  const [video] = videos
  const use = isObject(video) ? (video.refer_type ?? 'base') : null
  return {
    payload,
    images,
    videos,
    elements: asList(payload.element_list),
    firstFrames: typed('first_frame'),
    endFrames: typed('end_frame'),
    use: use === 'base' || use === 'feature' ? use : null,
    multiShot: payload.multi_shot === true,
    seconds: readSeconds(payload.duration),
    facts,
  }
}

/** Rule 8: "3" to "15"; the number 5 is taken for "5". Missing means the default. */
function readSeconds(duration: unknown): number | null {
  const { minMs, maxMs, defaultMs } = limits.scene
  if (duration === undefined) return defaultMs / 1000
  const seconds = typeof duration === 'number' ? duration : wholeSeconds(duration)
  if (seconds === null || !Number.isInteger(seconds)) return null
  return seconds * 1000 >= minMs && seconds * 1000 <= maxMs ? seconds : null
}
/** A positive whole number written as text without signs or leading zeros, else null. */
export function wholeSeconds(text: unknown): number | null {
  return typeof text === 'string' && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null
}
