/** Size in px as shown: the camera's turn (EXIF orientation) is applied. */
export type ImageHeader = { width: number; height: number }

/** How much of the start of a picture to read: EXIF and colour profiles come before the size of a JPEG. */
export const IMAGE_HEADER_BYTES = 512 * 1024

/** Reads the size of a JPEG or PNG from its header, or null when it is not in these bytes. Nothing is decoded. */
export function imageHeader(head: Uint8Array): ImageHeader | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (head.length >= 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(12) === 0x49484452)
    return { width: view.getUint32(16), height: view.getUint32(20) }
  if (head.length >= 4 && view.getUint16(0) === 0xffd8) return jpegSize(view)
  return null
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
