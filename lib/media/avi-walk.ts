import type { BoxWalk, ByteSource } from '@/lib/media/boxes'

const MAX_CHUNKS = 100_000

/** Walks the top level of an AVI (RIFF). Finds a cut end and a missing frame list without parsing anything inside. */
export async function walkAvi(source: ByteSource): Promise<BoxWalk> {
  const types: string[] = []
  let offset = 0
  while (offset + 12 <= source.size && types.length < MAX_CHUNKS) {
    const head = await source.read(offset, 12)
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
    const [id, form] = [text(head, 0), text(head, 8)]
    // Files over 1 GB go on in further RIFF AVIX parts.
    if (id !== 'RIFF' || (form !== 'AVI ' && form !== 'AVIX'))
      return { ok: false, why: 'broken', raw: `${JSON.stringify(id)} at ${offset}` }
    const end = offset + 8 + view.getUint32(4, true)
    if (end > source.size)
      return cut(end - source.size, `RIFF at ${offset} needs ${end - source.size} more bytes`)
    const inside = await walkLists(source, offset + 12, end)
    if (inside.broken !== null) return { ok: false, why: 'broken', raw: inside.broken }
    types.push(...inside.types)
    offset = end + (end % 2)
  }
  if (!types.includes('hdrl')) return { ok: false, why: 'broken', raw: 'no hdrl list' }
  if (!types.includes('movi')) return { ok: false, why: 'noIndex', raw: 'no movi list' }
  return { ok: true, types }
}

async function walkLists(source: ByteSource, from: number, end: number) {
  const types: string[] = []
  for (let at = from; at + 8 <= end && types.length < MAX_CHUNKS;) {
    const head = await source.read(at, Math.min(12, end - at))
    const size = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(4, true)
    const id = text(head, 0)
    if (!/^[\x20-\x7e]{4}$/.test(id)) return { types, broken: `bad chunk at ${at}` }
    if (at + 8 + size > end) return { types, broken: `${id} at ${at} reaches past its list` }
    types.push(id === 'LIST' ? text(head, 8) : id)
    at += 8 + size + (size % 2)
  }
  return { types, broken: null }
}

const cut = (missingBytes: number, raw: string): BoxWalk => ({ ok: false, why: 'cut', missingBytes, raw })
const text = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))
