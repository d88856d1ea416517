import type { Unreadable } from '@/lib/storyboard/fit'
import type { MediaFacts } from '@/lib/storyboard/media-facts'
import type { Format } from '@/lib/media/file-kind'

/** `raw` is what the reader said, for the curious and the log. */
export type ProbeFailure = { ok: false; reason: Unreadable; raw: string | null }
export type ProbeResult = { ok: true; facts: MediaFacts; format: Format; ext: string } | ProbeFailure

/** More than any camera makes; decoding beyond it would cost gigabytes. */
export const MAX_IMAGE_PIXELS = 128_000_000
export const MAX_VIDEO_PIXELS = 36_000_000
