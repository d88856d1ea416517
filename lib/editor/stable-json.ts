/** JSON with sorted keys: jsonb on the server does not keep their order. */
export function stableJson(value: unknown): string {
  return JSON.stringify(sorted(value))
}
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}
