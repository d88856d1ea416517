import type { Size } from '@/lib/animatic/camera'

/** A picture as video holds it: BT.709 limited range, colour at half the width and height. Sides are even. */
export type Planes = Size & { y: Uint8Array; u: Uint8Array; v: Uint8Array }

export function emptyPlanes(width: number, height: number): Planes {
  return planesIn(new Uint8Array(planesBytes({ width, height })), { width, height })
}

export function planesBytes({ width, height }: Size): number {
  return (width * height * 3) / 2
}

/** Views of one run of bytes laid out as ffmpeg's yuv420p. */
export function planesIn(bytes: Uint8Array, { width, height }: Size): Planes {
  const luma = width * height
  const part = (from: number, length: number) => bytes.subarray(from, from + length)
  return {
    width,
    height,
    y: part(0, luma),
    u: part(luma, luma / 4),
    v: part(luma + luma / 4, luma / 4),
  }
}

/** 16-bit fixed point of the BT.709 matrix, full range in, limited range out. */
export function lumaOf(red: number, green: number, blue: number): number {
  return (11966 * red + 40254 * green + 4064 * blue + 1081344) >> 16
}
export function blueOf(red: number, green: number, blue: number): number {
  return (-6596 * red - 22189 * green + 28784 * blue + 8421376) >> 16
}
export function redOf(red: number, green: number, blue: number): number {
  return (28784 * red - 26145 * green - 2639 * blue + 8421376) >> 16
}

/** RGBA to planes; alpha is ignored. An odd last column or row is dropped. */
export function toPlanes(rgba: Uint8Array | Uint8ClampedArray, { width, height }: Size): Planes {
  const planes = emptyPlanes(width & ~1, height & ~1)
  const half = planes.width / 2
  for (let y = 0; y < planes.height; y++) {
    for (let x = 0, p = y * width * 4, i = y * planes.width; x < planes.width; x++, p += 4, i++)
      planes.y[i] = lumaOf(rgba[p] ?? 0, rgba[p + 1] ?? 0, rgba[p + 2] ?? 0)
  }
  for (let y = 0; y < planes.height / 2; y++) {
    for (let x = 0; x < half; x++) {
      const p = (y * 2 * width + x * 2) * 4
      const q = p + width * 4
      const mean = (channel: number) =>
        ((rgba[p + channel] ?? 0) +
          (rgba[p + 4 + channel] ?? 0) +
          (rgba[q + channel] ?? 0) +
          (rgba[q + 4 + channel] ?? 0) +
          2) >>
        2
      const red = mean(0)
      const green = mean(1)
      const blue = mean(2)
      planes.u[y * half + x] = blueOf(red, green, blue)
      planes.v[y * half + x] = redOf(red, green, blue)
    }
  }
  return planes
}
