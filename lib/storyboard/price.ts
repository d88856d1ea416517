import type { Scene } from '@/lib/storyboard/schema'

/** Micro-dollars per second of output; null where the price is not known, which is never the same as 0. */
export type SecondRates = { silent: number | null; sound: number | null; withVideo: number | null }
export type PriceRates = { std: SecondRates; pro: SecondRates; element: number | null }

/** A queue's prices as they were from one day on. Prices are data, not contract. */
export type PriceTable = { version: string; validFrom: string; rates: PriceRates }

/** What something costs and which table says so. `micros` null: not known. `version` null: the queue charges nothing. */
export type Price = { micros: number | null; version: string | null }

/** What every remote queue starts from. Source: contract.md section 6. */
export const seedPriceTable: PriceTable = {
  version: '2026-04-10',
  validFrom: '2026-04-10',
  rates: {
    std: { silent: 84_000, sound: 112_000, withVideo: 126_000 },
    pro: { silent: 112_000, sound: 140_000, withVideo: 168_000 },
    element: 0,
  },
}

/** The table in force on a day ("2026-11-26"): the latest that has begun. `tables` are in the order they were made; null before the first. */
export function tableOn(tables: readonly PriceTable[], day: string): PriceTable | null {
  let best: PriceTable | null = null
  for (const table of tables)
    if (table.validFrom <= day && (best === null || table.validFrom >= best.validFrom)) best = table
  return best
}

/**
 * What one generation of the scene costs, in micro-dollars. An edited video is billed at its own length, rounded to
 * the second: null (unknown, never 0) until `videoMs` is known, or where the table has no price.
 */
export function estimateScene(
  scene: Scene,
  { rates }: Pick<PriceTable, 'rates'>,
  { videoMs }: { videoMs?: number | null } = {},
): number | null {
  const { video } = scene.references
  const row = rates[scene.quality]
  const rate = video ? row.withVideo : scene.sound ? row.sound : row.silent
  if (rate === null) return null
  if (video?.use !== 'base') return Math.round((rate * scene.durationMs) / 1000)
  return videoMs == null ? null : rate * Math.round(videoMs / 1000)
}

/** The sum of what is known, and how many are not. */
export function sumPrices(prices: readonly (number | null)[]): { micros: number; unknown: number } {
  const known = prices.filter((price) => price !== null)
  return { micros: known.reduce((sum, price) => sum + price, 0), unknown: prices.length - known.length }
}

const cents = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
/** "$1.68". Rounded up to the cent, so that a sum shown is never below what is charged. */
export function formatMoney(micros: number): string {
  return cents.format(Math.ceil(micros / 10_000) / 100)
}
/** "≈ $1.68", "Free", "Price unknown", "≈ $1.68 and 1 with an unknown price": a sum of `count` prices. */
export function sumText({ micros, unknown }: ReturnType<typeof sumPrices>, count: number): string {
  if (count > 0 && unknown === count) return 'Price unknown'
  const rest = unknown > 0 && `${unknown} with an unknown price`
  if (micros === 0) return rest || 'Free'
  return [`≈ ${formatMoney(micros)}`, rest].filter(Boolean).join(' and ')
}
/** "$40" for whole dollars, else "$40.50". */
export function formatLimit(micros: number): string {
  return micros % 1_000_000 === 0 ? `$${(micros / 1_000_000).toLocaleString('en-US')}` : formatMoney(micros)
}
/** Dollars as a person types them, in micro-dollars; null when it is no amount of at most a million. */
export function parseDollars(text: string): number | null {
  const match = /^\$?\s*(\d{1,7})(?:[.,](\d{1,6}))?$/.exec(text.trim())
  if (!match) return null
  const micros = Number(match[1]) * 1_000_000 + Number((match[2] ?? '').padEnd(6, '0'))
  return micros <= 1_000_000_000_000 ? micros : null
}
