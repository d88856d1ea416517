/** Size in px as shown: the camera's turn (EXIF orientation) is applied. */
export type ImageHeader = { width: number; height: number }

/** How much of the start of a picture to read: EXIF and colour profiles come before the size of a JPEG. */
export const IMAGE_HEADER_BYTES = 512 * 1024

/** Reads the size of a JPEG, PNG, GIF, WebP, BMP or TIFF from its header, or null when it is not in these bytes. Nothing is decoded. */
export function imageHeader(head: Uint8Array): ImageHeader | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (head.length >= 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(12) === 0x49484452)
    return { width: view.getUint32(16), height: view.getUint32(20) }
  if (head.length >= 4 && view.getUint16(0) === 0xffd8) return jpegSize(view)
  if (head.length >= 30) return otherSize(view)
  return null
}

function otherSize(view: DataView): ImageHeader | null {
  const [first, form] = [view.getUint32(0), view.getUint32(8)]
  if (first === 0x47494638) return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  if (first === 0x52494646 && form === 0x57454250) return webpSize(view)
  if (first === 0x49492a00) return tiffSize(view, true)
  if (first === 0x4d4d002a) return tiffSize(view, false)
  if (first >>> 16 === 0x424d && view.getUint32(14, true) >= 40)
    return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
  return null
}

function webpSize(view: DataView): ImageHeader | null {
  const chunk = view.getUint32(12)
  if (chunk === 0x56503858) {
    const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1
    return { width: three(24), height: three(27) }
  }
  if (chunk === 0x5650384c) {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

/** Of the first picture; orientation 5 to 8 lies on its side. */
function tiffSize(view: DataView, little: boolean): ImageHeader | null {
  const directory = view.getUint32(4, little)
  if (directory + 2 > view.byteLength) return null
  const tags = new Map<number, number>()
  const count = view.getUint16(directory, little)
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + entry * 12
    if (at + 12 > view.byteLength) break
    const short = view.getUint16(at + 2, little) === 3
    tags.set(
      view.getUint16(at, little),
      short ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little),
    )
  }
  const [width, height] = [tags.get(256), tags.get(257)]
  if (!width || !height) return null
  return (tags.get(274) ?? 1) >= 5 ? { width: height, height: width } : { width, height }
}

function jpegSize(view: DataView): ImageHeader | null {
  let turned = false
  let at = 2
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const size = view.getUint16(at + 2)
    if (marker === 0xe1) turned ||= orientation(view, at + 4, Math.min(at + 2 + size, view.byteLength)) >= 5
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return turned ? { width: height, height: width } : { width, height }
    }
    if (marker === 0xda || size < 2) return null
    at += 2 + size
  }
  return null
}

function orientation(view: DataView, start: number, end: number): number {
  const tiff = start + 6
  if (tiff + 8 > end || view.getUint32(start) !== 0x45786966) return 1
  const little = view.getUint16(tiff) === 0x4949
  const directory = tiff + view.getUint32(tiff + 4, little)
  if (directory + 2 > end) return 1
  const count = view.getUint16(directory, little)
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + entry * 12
    if (at + 12 > end) return 1
    if (view.getUint16(at, little) === 0x0112) return view.getUint16(at + 8, little)
  }
  return 1
}
