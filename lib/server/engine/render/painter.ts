import type { Rect, Size } from '@/lib/animatic/camera'
import type { Picture } from '@/lib/animatic/canvas'
import { isSameRect, type Layer } from '@/lib/animatic/layers'
import type { Overlay } from '@/lib/animatic/overlays'
import { rgb } from '@/lib/animatic/palette'
import {
  copyPlanes,
  dissolve,
  fillPlanes,
  laySheet,
  solidFrom,
  toSheet,
  type Sheet,
} from '@/lib/server/engine/render/blend-planes'
import { planesBytes, planesIn, toPlanes, type Planes } from '@/lib/server/engine/render/planes'
import { readPixels } from '@/lib/server/engine/render/sheets'
import { scaleDesk, scalePlane, type ScaleDesk } from '@/lib/server/engine/render/scale-plane'

export type Painter = { paint: (layers: readonly Layer[], into: Buffer) => void }
type PictureLayer = Extract<Layer, { kind: 'picture' }>
/** The pictures that fill the frame, and how many rows of them are seen. */
type Background = { layers: readonly PictureLayer[]; rows: number }
const nothing: Background = { layers: [], rows: 0 }

/**
 * Paints layers straight into yuv420p bytes. A canvas would draw RGBA that then has to be copied, piped and converted:
 * more than the whole encoding costs. What is drawn is the same (tests compare both).
 */
export function createPainter(frame: Size): Painter {
  const desks: Desks = { luma: scaleDesk(frame.width), colour: scaleDesk(frame.width / 2) }
  const stills = new WeakMap<object, Planes>()
  const sheets = new WeakMap<Overlay, Sheet>()
  const above = Buffer.alloc(planesBytes(frame))
  const standing = { bytes: Buffer.alloc(planesBytes(frame)), view: nothing }
  let before: Background = nothing

  function planesOf({ image, ...size }: Picture): Planes {
    if (isPlanes(image)) return image
    if (typeof image !== 'object' || image === null) throw new Error('A picture is planes or a sheet')
    let planes = stills.get(image)
    if (!planes) stills.set(image, (planes = toPlanes(readPixels({ image, ...size }), size)))
    return planes
  }

  function sheetOf(overlay: Overlay): Sheet {
    let sheet = sheets.get(overlay)
    if (!sheet) sheets.set(overlay, (sheet = toSheet(readPixels(overlay.picture), overlay.picture, overlay)))
    return sheet
  }

  /** How many rows are seen above a caption that hides the rest. */
  function openRows(layers: readonly Layer[]): number {
    const solid = layers.flatMap((layer) =>
      layer.kind === 'overlay' ? (solidFrom(sheetOf(layer.overlay), frame.width) ?? []) : [],
    )
    return Math.min(frame.height, ...solid)
  }

  function layPicture({ picture, from, to, alpha }: PictureLayer, into: Buffer, rows: number): void {
    const planes = planesOf(picture)
    if (planes.width === to.width && planes.height === to.height && isWhole(from, picture))
      copyPlanes(planes, planesIn(into, frame), to)
    else if (alpha >= 1) scaleInto(planes, from, planesIn(into, frame), desks, rows)
    else {
      scaleInto(planes, from, planesIn(above, frame), desks, rows)
      dissolve(into, above, Math.round(alpha * 256))
    }
  }

  /** A camera that stands still is drawn twice and copied from then on. */
  function layBackground(view: Background, into: Buffer): void {
    const lay = (target: Buffer) => {
      for (const layer of view.layers) layPicture(layer, target, view.rows)
    }
    if (isSame(view, standing.view)) standing.bytes.copy(into)
    else if (isSame(view, before)) {
      lay(standing.bytes)
      standing.view = view
      standing.bytes.copy(into)
    } else lay(into)
    before = view
  }

  return {
    paint: (layers, into) => {
      const isBackground = (layer: Layer): layer is PictureLayer =>
        layer.kind === 'picture' && layer.to.width === frame.width
      const rest = layers.findIndex((layer) => !isBackground(layer))
      const split = rest < 0 ? layers.length : rest
      layBackground({ layers: layers.slice(0, split).filter(isBackground), rows: openRows(layers) }, into)
      for (const layer of layers.slice(split)) {
        if (layer.kind === 'fill') fillPlanes(planesIn(into, frame), layer.rect, rgb[layer.color])
        if (layer.kind === 'overlay') laySheet(sheetOf(layer.overlay), planesIn(into, frame))
        if (layer.kind === 'picture') layPicture(layer, into, frame.height)
      }
    },
  }
}

type Desks = { luma: ScaleDesk; colour: ScaleDesk }

function scaleInto(source: Planes, from: Rect, to: Planes, desks: Desks, rows: number): void {
  scalePlane({ ...source, bytes: source.y }, from, { ...to, bytes: to.y }, desks.luma, rows)
  const half = ({ width, height }: Size) => ({ width: width / 2, height: height / 2 })
  const part = { x: from.x / 2, y: from.y / 2, width: from.width / 2, height: from.height / 2 }
  for (const channel of ['u', 'v'] as const) {
    const target = { ...half(to), bytes: to[channel] }
    scalePlane({ ...half(source), bytes: source[channel] }, part, target, desks.colour, rows / 2)
  }
}

/** Frames of clips are read at the size they are shown at. */
function isWhole(from: Rect, { width, height }: Size): boolean {
  return from.x === 0 && from.y === 0 && from.width === width && from.height === height
}

function isSame(a: Background, b: Background): boolean {
  const isSameLayer = (layer: PictureLayer, other: PictureLayer | undefined) =>
    other !== undefined &&
    other.picture.image === layer.picture.image &&
    other.alpha === layer.alpha &&
    isSameRect(other.from, layer.from)
  return (
    a.rows === b.rows &&
    a.layers.length > 0 &&
    a.layers.length === b.layers.length &&
    a.layers.every((layer, i) => isSameLayer(layer, b.layers[i]))
  )
}

function isPlanes(image: unknown): image is Planes {
  return typeof image === 'object' && image !== null && 'u' in image && 'v' in image
}
