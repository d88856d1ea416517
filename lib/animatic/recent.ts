/** Keeps the `limit` values used last, so that a frame only paints what it has not painted before. */
export function createRecent<T>(limit: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>()
  return (key, make) => {
    const found = kept.get(key)
    const value = found === undefined ? make() : found
    kept.delete(key)
    kept.set(key, value)
    if (kept.size > limit)
      for (const [oldest] of kept) {
        kept.delete(oldest)
        break
      }
    return value
  }
}
