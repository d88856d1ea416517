import type { Purpose } from '@/lib/storyboard/fit'
import type { MediaFacts } from '@/lib/storyboard/media-facts'
import type { PriceTable } from '@/lib/storyboard/price'
import type { Scene, Storyboard } from '@/lib/storyboard/schema'
import type { ElementView } from '@/lib/views-elements'
import type { CapView, FailureFix, QueueRuleView, UsualTime } from '@/lib/views-money'

/** What the server tells the browser. Plain JSON: dates are ISO strings, money is integer micro-dollars, urls are same-origin paths. */
export type AssetView = {
  id: string
  name: string
  /** The file itself: what a request carries and a download gives. */
  url: string
  /** What a browser shows or plays: the file, or its preview. Null while that is being made. */
  viewUrl: string | null
  thumbUrl: string | null
  /** Frames of a clip side by side (lib/media/film-strip.ts). */
  stripUrl: string | null
  /** Loudness over time, white on nothing: a mask. */
  waveUrl: string | null
  facts: MediaFacts
  /** On a fitting copy: the file it was made of, and what for. */
  derivedFromId: string | null
  purpose: Purpose | null
  folderId: string | null
  tags: string[]
  favourite: boolean
  /** "#rrggbb" of the colour most of the picture has. */
  colourHex: string | null
  createdAt: string
  /** Since when it is in the bin. */
  binnedAt: string | null
}

/** A file that arrived but is not an asset yet, or was refused with a sentence. */
export type UploadView = {
  id: string
  name: string
  bytes: number
  state: 'fetching' | 'received' | 'ready' | 'refused'
  assetId: string | null
  /** The name under which this very content was in the library before. */
  knownAs: string | null
  refusal: string | null
  refusalRaw: string | null
  createdAt: string
}

/** `assets` are those at hand: the newest first, then what elements, uploads and the open storyboard point at. */
export type LibraryView = { assets: AssetView[]; uploads: UploadView[]; elements: ElementView[] }

export type GenerationState =
  'reserved' | 'sending' | 'accepted' | 'running' | 'saving' | 'done' | 'failed' | 'cancelled' | 'uncertain'

export type GenerationView = {
  id: string
  kind: 'take' | 'element'
  storyboardId: string | null
  storyboardTitle: string | null
  sceneId: string | null
  sceneName: string | null
  /** 1-based place of the scene in its storyboard when it was sent. */
  sceneNumber: number | null
  elementId: string | null
  elementName: string | null
  takeNumber: number
  /** Of the press that made it; null when none did. */
  clickId: string | null
  queueId: string
  model: string
  state: GenerationState
  /** 1 = next to run; null when running or finished. */
  position: number | null
  requestId: string | null
  estimateMicros: number | null
  costMicros: number | null
  /** The version of the price table the estimate was made with; null where nothing is charged. */
  priceVersion: string | null
  priority: number
  error: string | null
  errorRaw: string | null
  videoUrl: string | null
  watermarkUrl: string | null
  thumbUrl: string | null
  facts: MediaFacts | null
  /** Sentences on what differs from what was asked. */
  notes: string[]
  /** While the copy is not here: when the queue's link to the result ends, if it says so. */
  linkExpiresAt: string | null
  /** The queue finished it, the file could not be copied: it may be asked for again without a new request. */
  canCopyAgain: boolean
  picked: boolean
  /** The scene as it was sent: markers, settings, "Plan changed". */
  scene: Scene | null
  /** While it is not over: how long its like took here before; null without history. */
  usual: UsualTime | null
  createdAt: string
  sentAt: string | null
  acceptedAt: string | null
  startedAt: string | null
  finishedAt: string | null
}
/**
 * `free`: new work goes to the built-in engine, which charges nothing. `prices` are in force where new work goes (for the
 * engine: what the model would take); null when none are known. `today` counts against the daily cap.
 */
export type GenerationsView = {
  generations: GenerationView[]
  free: boolean
  prices: PriceTable | null
  queues: QueueRuleView[]
  today: CapView
}

/** What a look at the queue found for a generation that may have been charged; `found` is not empty when a person must choose. */
export type CheckView = {
  generation: GenerationView
  found: { requestId: string; status: string; createdAt: string | null }[]
}

export type StoryboardView = { id: string; revision: number; document: Storyboard; updatedAt: string }

export type StoryboardCard = {
  id: string
  title: string
  updatedAt: string
  archived: boolean
  isSample: boolean
  coverUrl: string | null
  scenes: { durationMs: number; state: 'picked' | 'taken' | 'planned' }[]
  running: number
  waiting: number
}

/** Expected failures are values. `sentence` is for the person, `raw` one click away. */
export type Failure = {
  ok: false
  code: 'invalid' | 'not-found' | 'conflict' | 'blocked' | 'unavailable' | 'internal'
  sentence: string
  raw: string | null
  fix?: FailureFix
}
export type ActionResult<T> = { ok: true; value: T } | Failure

export type SaveResult = { revision: number } | { conflict: StoryboardView }
