import type { Scene } from '@/lib/storyboard/schema'

/** Micro-dollars per second of output. Prices are data, not contract: each table has the date it was true. */
type PriceRow = { silent: number; sound: number; withVideo: number }
export type PriceTable = { date: string; currency: 'USD'; perSecond: { std: PriceRow; pro: PriceRow } }

/** Source: contract.md section 6. */
export const priceTable: PriceTable = {
  date: '2026-04-10',
  currency: 'USD',
  perSecond: {
    std: { silent: 84_000, sound: 112_000, withVideo: 126_000 },
    pro: { silent: 112_000, sound: 140_000, withVideo: 168_000 },
  },
}

/**
 * What one generation of the scene costs, in micro-dollars. An edited video is billed at its own length, rounded to
 * the second: null (unknown, never 0) until `videoMs` is known.
 */
export function estimateScene(
  scene: Scene,
  table: PriceTable,
  { videoMs }: { videoMs?: number | null } = {},
): number | null {
  const { video } = scene.references
  const row = table.perSecond[scene.quality]
  const rate = video ? row.withVideo : scene.sound ? row.sound : row.silent
  if (video?.use !== 'base') return Math.round((rate * scene.durationMs) / 1000)
  return videoMs == null ? null : rate * Math.round(videoMs / 1000)
}

const cents = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
/** "$1.68". Rounded up to the cent, so that a sum shown is never below what is charged. */
export function formatMoney(micros: number): string {
  return cents.format(Math.ceil(micros / 10_000) / 100)
}
