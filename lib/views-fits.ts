import type { Purpose } from '@/lib/storyboard/fit'
import type { AssetView } from '@/lib/views'

/** A fitting copy being made, or made. */
export type FitView = {
  id: string
  /** The original. */
  assetId: string
  purpose: Purpose
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  /** 0 to 100. */
  percent: number
  error: string | null
  errorRaw: string | null
  /** The copy, once it is there. */
  result: AssetView | null
}
