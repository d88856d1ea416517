import path from 'node:path'
import { createCanvas, GlobalFonts, ImageData, type Canvas } from '@napi-rs/canvas'
import type { Size } from '@/lib/animatic/camera'
import type { MakeSheet, Picture } from '@/lib/animatic/canvas'

export const FONT = 'Geist'
const faces = ['Geist-Medium.ttf', 'Geist-SemiBold.ttf']

/** Captions use the bundled face, so that a film looks the same on every machine; other scripts and emoji fall back to its own. */
export function loadFonts(modules: string): void {
  for (const face of faces) {
    const file = path.join(modules, 'geist/dist/fonts/geist-sans', face)
    if (!GlobalFonts.registerFromPath(file, FONT)) throw new Error(`The font ${file} cannot be read`)
  }
}

export const makeSheet: MakeSheet = (width, height) => {
  const canvas = createCanvas(width, height)
  return { picture: { image: canvas, width, height }, pen: canvas.getContext('2d') }
}

/** Pixels of a sheet made here: RGBA with straight alpha. */
export function readPixels({ image, width, height }: Picture): Uint8ClampedArray {
  return canvasOf(image).getContext('2d').getImageData(0, 0, width, height).data
}

function canvasOf(image: unknown): Canvas {
  if (typeof image === 'object' && image !== null && 'getContext' in image) return image as Canvas
  throw new Error('Only sheets made by makeSheet have pixels to read')
}

export function fromPixels(rgba: Uint8ClampedArray, { width, height }: Size): Picture {
  const canvas = createCanvas(width, height)
  canvas.getContext('2d').putImageData(new ImageData(rgba, width, height), 0, 0)
  return { image: canvas, width, height }
}
