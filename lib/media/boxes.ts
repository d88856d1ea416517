/** Random access to a file, wherever it lives. */
export type ByteSource = { size: number; read: (offset: number, length: number) => Promise<Uint8Array> }

export type BoxWalk =
  | { ok: true; types: string[] }
  | { ok: false; why: 'cut'; missingBytes: number; raw: string }
  | { ok: false; why: 'noIndex' | 'broken'; raw: string }

const MAX_BOXES = 4096

/** Walks the top level of an MP4 or MOV. Finds a cut end, a missing `moov` and nonsense sizes without parsing anything inside. */
export async function walkBoxes(source: ByteSource): Promise<BoxWalk> {
  const types: string[] = []
  let offset = 0
  while (offset + 8 <= source.size && types.length < MAX_BOXES) {
    const head = await source.read(offset, Math.min(16, source.size - offset))
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
    const type = String.fromCharCode(...head.subarray(4, 8))
    if (!/^[\x20-\x7e\xa9]{4}$/.test(type))
      return { ok: false, why: 'broken', raw: `bad box type at ${offset}` }
    let size = view.getUint32(0)
    if (size === 1 && head.byteLength >= 16) size = Number(view.getBigUint64(8))
    else if (size === 0) size = source.size - offset
    if (size < 8) return { ok: false, why: 'broken', raw: `bad size of ${type} at ${offset}` }
    types.push(type)
    const missingBytes = offset + size - source.size
    if (missingBytes > 0)
      return {
        ok: false,
        why: 'cut',
        missingBytes,
        raw: `${type} at ${offset} needs ${missingBytes} more bytes`,
      }
    offset += size
  }
  if (!types.includes('moov'))
    return { ok: false, why: 'noIndex', raw: `no moov in ${types.join(',') || 'no box'}` }
  return { ok: true, types }
}
