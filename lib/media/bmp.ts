export type Pixels = { width: number; height: number; rgb: Uint8Array }

const RGB = 0
const BITFIELDS = 3

/** Size of a BMP from its header, or null when the header is nonsense. */
function readBmpHeader(view: DataView) {
  if (view.byteLength < 54 || view.getUint16(0) !== 0x424d) return null
  const headerSize = view.getUint32(14, true)
  const width = view.getInt32(18, true)
  const rows = view.getInt32(22, true)
  const [bits, compression] = [view.getUint16(28, true), view.getUint32(30, true)]
  if (headerSize < 40 || width <= 0 || rows === 0) return null
  if (compression !== RGB && compression !== BITFIELDS) return null
  return {
    width,
    height: Math.abs(rows),
    upsideDown: rows > 0,
    bits,
    compression,
    start: view.getUint32(10, true),
    palette: 14 + headerSize,
    colours: view.getUint32(46, true) || 2 ** Math.min(bits, 8),
  }
}
type Header = NonNullable<ReturnType<typeof readBmpHeader>>

/** Pixels of a BMP without compression (1, 4, 8, 16, 24 or 32 bits), or why not. libvips does not read this format. */
export function readBmp(data: Uint8Array): Pixels | 'damaged' | 'cut' {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const header = readBmpHeader(view)
  if (!header) return 'damaged'
  const { width, height, bits } = header
  const stride = Math.ceil((width * bits) / 32) * 4
  if (header.start + stride * height > data.length) return 'cut'
  const read = pixelReader(view, data, header)
  if (!read) return 'damaged'
  const rgb = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    const row = header.start + stride * (header.upsideDown ? height - 1 - y : y)
    for (let x = 0, to = y * width * 3; x < width; x++, to += 3) read(row, x, rgb, to)
  }
  return { width, height, rgb }
}

type Read = (row: number, x: number, rgb: Uint8Array, to: number) => void

function pixelReader(view: DataView, data: Uint8Array, header: Header): Read | null {
  const { bits } = header
  if (bits === 1 || bits === 4 || bits === 8) return paletteReader(data, header)
  if (bits === 16 || (bits === 32 && header.compression === BITFIELDS)) return maskReader(view, header)
  if (bits !== 24 && bits !== 32) return null
  const bytes = bits / 8
  return (row, x, rgb, to) => {
    const at = row + x * bytes
    rgb[to] = data[at + 2] ?? 0
    rgb[to + 1] = data[at + 1] ?? 0
    rgb[to + 2] = data[at] ?? 0
  }
}

function paletteReader(data: Uint8Array, { bits, palette, colours }: Header): Read {
  const perByte = 8 / bits
  const mask = 2 ** bits - 1
  return (row, x, rgb, to) => {
    const byte = data[row + Math.floor(x / perByte)] ?? 0
    const index = (byte >> (8 - bits * ((x % perByte) + 1))) & mask
    const at = palette + Math.min(index, colours - 1) * 4
    rgb[to] = data[at + 2] ?? 0
    rgb[to + 1] = data[at + 1] ?? 0
    rgb[to + 2] = data[at] ?? 0
  }
}

function maskReader(view: DataView, { bits, compression }: Header): Read | null {
  const masks =
    compression === BITFIELDS && view.byteLength >= 66
      ? [54, 58, 62].map((at) => view.getUint32(at, true))
      : [0x7c00, 0x3e0, 0x1f]
  if (masks.some((mask) => mask === 0)) return null
  const channels = masks.map((mask) => {
    const shift = 31 - Math.clz32(mask & -mask)
    return { mask, shift, max: mask >>> shift }
  })
  const bytes = bits / 8
  return (row, x, rgb, to) => {
    const at = row + x * bytes
    const value = bytes === 2 ? view.getUint16(at, true) : view.getUint32(at, true)
    channels.forEach(({ mask, shift, max }, channel) => {
      rgb[to + channel] = Math.round((((value & mask) >>> shift) * 255) / max)
    })
  }
}
