/** The clock of this computer may be wrong, and may be set while the page is open; the steady one only counts on. */
let heard: { serverMs: number; steadyMs: number } | null = null
/** The header has whole seconds, and an answer takes its time. */
const TOLERANCE_MS = 2_000

/** Takes the `Date` of an answer of the server, in the words of HTTP. */
export function hearServerTime(date: string | null): void {
  const serverMs = Date.parse(date ?? '')
  if (Number.isNaN(serverMs)) return
  if (heard && Math.abs(serverNow() - serverMs) <= TOLERANCE_MS) return
  heard = { serverMs, steadyMs: performance.now() }
}

/** Milliseconds since 1970 as the server counts them, which is what the times of takes are compared with; before its first answer, those of this computer. */
export function serverNow(): number {
  return heard ? heard.serverMs + performance.now() - heard.steadyMs : Date.now()
}
