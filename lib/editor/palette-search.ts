/** One thing the palette can do or open. `why` says why it is off now. */
export type PaletteEntry = {
  id: string
  group: string
  label: string
  detail?: string
  keys?: string
  /** More words it is found by, never shown. */
  words?: string
  why?: string | null
  pictureUrl?: string | null
  run: () => void
}

const MOST = 60
const PER_GROUP = 12

/** How well an entry answers the words of a search; 0 when one of them is nowhere. */
function score(entry: PaletteEntry, words: readonly string[]): number {
  const label = entry.label.toLowerCase()
  const all = `${label} ${(entry.detail ?? '').toLowerCase()} ${(entry.words ?? '').toLowerCase()}`
  let sum = 0
  for (const word of words) {
    const found = label.startsWith(word)
      ? 4
      : ` ${label}`.includes(` ${word}`)
        ? 3
        : label.includes(word)
          ? 2
          : all.includes(word)
            ? 1
            : 0
    if (found === 0) return 0
    sum += found
  }
  return sum
}

/** Entries that hold every word, best first within their group, groups in the order of their best entry. */
export function findEntries(entries: readonly PaletteEntry[], search: string): PaletteEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return limited(entries, entries.length, 200)
  const scored = entries
    .map((entry, i) => ({ entry, i, score: score(entry, words) }))
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score || a.i - b.i)
  const order = [...new Set(scored.map((each) => each.entry.group))]
  const sorted = scored
    .map((each) => each.entry)
    .toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group))
  return limited(sorted, PER_GROUP, MOST)
}

function limited(entries: readonly PaletteEntry[], perGroup: number, most: number): PaletteEntry[] {
  const counts = new Map<string, number>()
  const kept: PaletteEntry[] = []
  for (const entry of entries) {
    const count = counts.get(entry.group) ?? 0
    if (count >= perGroup || kept.length >= most) continue
    counts.set(entry.group, count + 1)
    kept.push(entry)
  }
  return kept
}
