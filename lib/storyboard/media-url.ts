const SHORTEST_BASE64 = 64

/** http(s) only: what videos take (contract.md 1.8). */
export function isWebUrl(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\/\S/i.test(value) && URL.canParse(value)
}
/** http(s), a data URI of a JPEG or PNG, or raw base64: what pictures take. */
export function isPictureSource(value: unknown): value is string {
  if (typeof value !== 'string') return false
  const raw = value.replace(/^data:image\/(?:png|jpe?g);base64,/i, '')
  if (raw === value && isWebUrl(value)) return true
  return (raw !== value || raw.length >= SHORTEST_BASE64) && /^[A-Za-z0-9+/]+={0,2}$/.test(raw)
}
