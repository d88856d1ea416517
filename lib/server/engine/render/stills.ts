import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { Picture } from '@/lib/animatic/canvas'
import { DRAWING_SIDE, pencilWash } from '@/lib/animatic/wash'
import { toPlanes } from '@/lib/server/engine/render/planes'
import { RenderFailure } from '@/lib/server/engine/render/render-failure'
import { fromPixels } from '@/lib/server/engine/render/sheets'

const MAX_PIXELS = 64_000_000
/** Long sides. Below 1280 px the pencil lines would grow as coarse as the picture is small. */
const drawingSide = { least: 1280, most: DRAWING_SIDE }
const portraitSide = { least: 256, most: 256 }

// libvips would open SVG, PDF and more by their content; only these two are ever let in.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] })
sharp.cache(false)
sharp.concurrency(1)

export type Stills = {
  /** What a file holds, whatever it is called: part of a segment's key. Null without a file. */
  contentOf: (key: string | null) => Promise<string | null>
  drawing: (key: string) => Promise<Picture | null>
  portrait: (key: string) => Promise<Picture | null>
}

/** Reads and washes each picture at most once, and only when a shot that must be drawn needs it. */
export function openStills(files: Readonly<Record<string, string>>): Stills {
  const bytes = remember(async (key) => {
    const file = files[key]
    return file === undefined ? null : readFile(file)
  })
  const content = remember(async (key) => {
    const data = await bytes(key)
    return data && createHash('sha256').update(data).digest('hex')
  })
  const pixels = async (key: string, side: typeof drawingSide) => {
    const data = await bytes(key)
    if (!data) return null
    return decode(data, side)
  }
  return {
    contentOf: async (key) => (key === null ? null : content(key)),
    drawing: remember(async (key) => {
      const still = await pixels(key, drawingSide)
      if (!still) return null
      const size = { width: still.width & ~1, height: still.height & ~1 }
      return { image: toPlanes(pencilWash(still.rgba, still.width, still.height), still), ...size }
    }),
    portrait: remember(async (key) => {
      const still = await pixels(key, portraitSide)
      return still && fromPixels(still.rgba, still)
    }),
  }
}

async function decode(data: Buffer, side: { least: number; most: number }) {
  const open = () => sharp(data, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
  try {
    const { width = 0, height = 0 } = await open().metadata()
    const long = Math.min(side.most, Math.max(side.least, width, height))
    const { data: raw, info } = await open()
      .autoOrient()
      .resize({ width: long, height: long, fit: 'inside' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const rgba = new Uint8ClampedArray(raw.buffer, raw.byteOffset, raw.byteLength)
    return { rgba, width: info.width, height: info.height }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw new RenderFailure('A picture of the request could not be decoded', detail)
  }
}

function remember<T>(make: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>()
  return (key) => {
    let value = kept.get(key)
    if (!value) kept.set(key, (value = make(key)))
    return value
  }
}
