import type { BoxWalk, ByteSource } from '@/lib/media/boxes'

const CLUSTER = 0x1f43b675
const TRACKS = 0x1654ae6b
const SEGMENT = 0x18538067
const HEADER = 0x1a45dfa3
const MAX_ELEMENTS = 200_000

/** Walks the top level of a WebM or Matroska file. Finds a cut end and nonsense sizes without parsing anything inside. */
export async function walkEbml(source: ByteSource): Promise<BoxWalk> {
  const seen = new Set<number>()
  let at = 0
  for (let count = 0; at < source.size && count < MAX_ELEMENTS; count++) {
    const head = await source.read(at, Math.min(12, source.size - at))
    const element = readHead(head)
    if (!element) return { ok: false, why: 'broken', raw: `bad element at ${at}` }
    const body = at + element.length
    const inSegment = element.id === SEGMENT
    // A live recording does not know its sizes: its parts are read as they come.
    if (element.size === null && !inSegment) return ended(seen)
    const missingBytes = element.size === null ? 0 : body + element.size - source.size
    if (missingBytes > 0)
      return { ok: false, why: 'cut', missingBytes, raw: `${element.id.toString(16)} at ${at} is cut` }
    if (at === 0 && element.id !== HEADER) return { ok: false, why: 'broken', raw: 'no EBML header' }
    seen.add(element.id)
    at = inSegment ? body : body + (element.size ?? 0)
  }
  return ended(seen)
}

function ended(seen: ReadonlySet<number>): BoxWalk {
  if (!seen.has(TRACKS) || !seen.has(CLUSTER))
    return { ok: false, why: 'noIndex', raw: 'no tracks or no cluster' }
  return { ok: true, types: [...seen].map((id) => id.toString(16)) }
}

/** An element's id (marker kept), its size (null: unknown) and the length of both in bytes. */
function readHead(head: Uint8Array): { id: number; size: number | null; length: number } | null {
  const idLength = Math.clz32(head[0] ?? 0) - 23
  if (idLength > 4) return null
  const sizeLength = Math.clz32(head[idLength] ?? 0) - 23
  if (sizeLength > 8 || idLength + sizeLength > head.length) return null
  const number = (from: number, length: number) =>
    head.subarray(from, from + length).reduce((sum, byte) => sum * 256 + byte, 0)
  // The marker bit is taken off first: eight bytes with it are more than a number holds exactly.
  const first = (head[idLength] ?? 0) & (0xff >> sizeLength)
  const size = first * 256 ** (sizeLength - 1) + number(idLength + 1, sizeLength - 1)
  const unknown = size >= 2 ** (7 * sizeLength) - 1
  return { id: number(0, idLength), size: unknown ? null : size, length: idLength + sizeLength }
}
