/** PostgreSQL keeps neither NUL nor half a surrogate pair in text or jsonb: NULs go, halves become U+FFFD. Keys, dates and SQL are left alone. */
export function storable<T>(value: T): T {
  return clean(value) as T
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return isClean(value) ? value : wellFormed(value.replaceAll('\0', ''))
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, clean(each)]))
  return value
}

const broken = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
const isClean = (text: string) => !broken.test(text)
const wellFormed = (text: string) =>
  text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
