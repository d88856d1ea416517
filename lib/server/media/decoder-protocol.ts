import type { ProbeFailure } from '@/lib/media/probe-result'
import type { ImageFacts, VideoFacts } from '@/lib/storyboard/media-facts'

/** What the server asks of the decoder child. Paths are the server's own; `thumbPath` is written when given. */
export type DecoderRequest =
  | { id: number; type: 'image'; path: string; mime: string; bytes: number; thumbPath: string | null }
  | { id: number; type: 'video'; path: string; mime: string; bytes: number }
export type DecoderReply = { id: number; result: { ok: true; facts: ImageFacts | VideoFacts } | ProbeFailure }

/** Long side of a thumbnail in px. */
export const THUMB_SIDE = 480
