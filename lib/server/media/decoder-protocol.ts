import type { Format } from '@/lib/media/file-kind'
import type { ProbeFailure } from '@/lib/media/probe-result'
import type { ImageRecipe } from '@/lib/storyboard/fit-recipe'
import type { MediaFacts } from '@/lib/storyboard/media-facts'

type Seen = { path: string; format: Format; mime: string; bytes: number }

/** What the server asks of the decoder child. Paths are the server's own; what has a path to be written to is written. */
export type DecoderRequest =
  | ({ id: number; type: 'image'; thumbPath: string | null; previewPath: string | null } & Seen)
  | ({ id: number; type: 'clip' } & Seen)
  | ({ id: number; type: 'fit'; recipe: ImageRecipe; target: string } & Seen)
export type DecoderReply = { id: number; result: { ok: true; facts: MediaFacts } | ProbeFailure }

/** Long side of a thumbnail in px. */
export const THUMB_SIDE = 480
