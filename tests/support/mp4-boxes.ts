const containers = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd']

/** Calls `edit` with the first box of this type (head included), found by descending; changes are made in place. */
export function editBox(data: Buffer, type: string, edit: (box: Buffer) => void): void {
  const box = find(data, type)
  if (!box) throw new Error(`no ${type} box`)
  edit(box)
}

function find(data: Buffer, type: string): Buffer | null {
  let offset = 0
  while (offset + 8 <= data.length) {
    const size = data.readUInt32BE(offset) || data.length - offset
    const name = data.toString('latin1', offset + 4, offset + 8)
    const box = data.subarray(offset, offset + size)
    if (name === type) return box
    const inner = containers.includes(name) ? find(box.subarray(name === 'stsd' ? 16 : 8), type) : null
    if (inner) return inner
    offset += Math.max(size, 8)
  }
  return null
}
