const MOST_BYTES = 180
/** Windows keeps these for devices, whatever their ending. */
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i

/**
 * Names that every system can unpack beside each other: no folders, no characters of control or of another meaning, at most 200 bytes,
 * the ending of what the bytes are, and never the same name twice, also where capitals do not count.
 */
export function zipNames(files: readonly { name: string; ending: string }[]): string[] {
  const taken = new Set<string>()
  return files.map(({ name, ending }) => {
    const stem = stemOf(name, ending)
    for (let number = 1; ; number++) {
      const next = `${stem}${number === 1 ? '' : ` (${number})`}${ending}`
      const key = next.normalize('NFC').toLowerCase()
      if (taken.has(key)) continue
      taken.add(key)
      return next
    }
  })
}

function stemOf(name: string, ending: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '-')
  const dot = plain.lastIndexOf('.')
  const said = dot > 0 ? plain.slice(dot).toLowerCase() : ''
  const same = said === ending || (ending === '.jpg' && said === '.jpeg')
  const stem = shortened((same ? plain.slice(0, dot) : plain).replace(/^[.\s]+|[.\s]+$/g, ''))
  if (stem === '') return 'file'
  return reserved.test(stem.split('.')[0] ?? '') ? `_${stem}` : stem
}

/** Cut between characters as people see them. */
function shortened(stem: string): string {
  const size = (text: string) => new TextEncoder().encode(text).length
  if (size(stem) <= MOST_BYTES) return stem
  let short = ''
  let bytes = 0
  for (const { segment } of new Intl.Segmenter().segment(stem)) {
    bytes += size(segment)
    if (bytes > MOST_BYTES) break
    short += segment
  }
  return short.trimEnd()
}
