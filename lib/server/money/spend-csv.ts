import type { SpendLine } from '@/lib/views-money'

const columns: [name: string, value: (line: SpendLine) => string | number | null][] = [
  ['Day', (line) => line.day],
  ['Time', (line) => line.time],
  ['Storyboard', (line) => line.storyboard],
  ['Scene', (line) => line.sceneNumber],
  ['Take', (line) => line.takeNumber || null],
  ['Queue', (line) => line.queueId],
  ['Model', (line) => line.model],
  ['State', (line) => line.state],
  ['Estimate USD', (line) => dollars(line.estimateMicros)],
  ['Actual USD', (line) => dollars(line.costMicros)],
  ['Prices of', (line) => line.priceVersion],
  ['Request', (line) => line.requestId],
  ['Generation', (line) => line.id],
]

/** RFC 4180 with a byte order mark, so that spreadsheets read names right. What is not known is an empty field, never 0. */
export function spendCsv(lines: readonly SpendLine[]): string {
  const rows = lines.map((line) => columns.map(([, value]) => field(value(line))))
  return '\uFEFF' + [columns.map(([name]) => name), ...rows].map((row) => row.join(',')).join('\r\n') + '\r\n'
}

function dollars(micros: number | null): string | null {
  return micros === null ? null : (micros / 1_000_000).toFixed(6)
}

/** Text that a spreadsheet would take for a formula is kept text with an apostrophe. */
function field(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
