/** Edges are where shots begin, with 0, and the end; ms of a take. */
export type Edges = readonly number[]

/** From a time of one take to the same moment of another: within the same shot, as far into it. Takes of other shots are stretched as a whole. */
export function alignTime(ms: number, from: Edges, to: Edges): number {
  const same = from.length === to.length
  const [a, b] = same
    ? [from, to]
    : [
        [0, from.at(-1) ?? 0],
        [0, to.at(-1) ?? 0],
      ]
  const last = Math.max(0, a.length - 2)
  const shot = Math.min(
    last,
    Math.max(
      0,
      a.findLastIndex((edge) => edge <= ms),
    ),
  )
  const [start = 0, end = 0] = a.slice(shot, shot + 2)
  const [toStart = 0, toEnd = 0] = b.slice(shot, shot + 2)
  const share = end > start ? Math.min(1, Math.max(0, (ms - start) / (end - start))) : 0
  return toStart + share * (toEnd - toStart)
}

/** How much faster the other take must run at that time to stay in step. */
export function alignRate(ms: number, from: Edges, to: Edges): number {
  const step = 10
  const end = from.at(-1) ?? 0
  const at = Math.min(ms, Math.max(0, end - step))
  const rate = (alignTime(at + step, from, to) - alignTime(at, from, to)) / step
  return rate > 0 ? rate : 1
}
