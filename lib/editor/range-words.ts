import type { TrimRange } from '@/lib/media/trim-clip'

/** "0:02.0 to 1:04.5". */
export const rangeWords = ({ startMs, endMs }: TrimRange): string => `${clock(startMs)} to ${clock(endMs)}`

function clock(ms: number): string {
  const tenths = Math.round(ms / 100)
  const seconds = (tenths % 600) / 10
  return `${Math.floor(tenths / 600)}:${seconds < 10 ? '0' : ''}${seconds.toFixed(1)}`
}
