/** When a signed link ends, in epoch ms, as far as the link itself says: S3 and GCS (V2 and V4), CloudFront, Azure. Null when it does not say. */
export function linkExpiry(address: string): number | null {
  if (!URL.canParse(address)) return null
  const query = new Map(
    [...new URL(address).searchParams].map(([name, value]) => [name.toLowerCase(), value]),
  )
  for (const vendor of ['x-amz', 'x-goog']) {
    const from = basicTime(query.get(`${vendor}-date`))
    const seconds = Number(query.get(`${vendor}-expires`) ?? Number.NaN)
    if (from !== null && Number.isFinite(seconds)) return from + seconds * 1000
  }
  const unix = query.get('expires')
  if (unix !== undefined && /^\d{10}$/.test(unix)) return Number(unix) * 1000
  const end = Date.parse(query.get('se') ?? '')
  return query.has('sig') && !Number.isNaN(end) ? end : null
}

/** "20261126T074500Z" */
function basicTime(text: string | undefined): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '')
  if (!parts) return null
  const [, year, month, day, hour, minute, second] = parts.map(Number)
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
}
