import type { Rect, Size } from '@/lib/animatic/camera'
import type { Picture } from '@/lib/animatic/canvas'
import type { Layer } from '@/lib/animatic/layers'
import type { Overlay } from '@/lib/animatic/overlays'
import { rgb } from '@/lib/animatic/palette'
import {
  copyPlanes,
  dissolve,
  fillPlanes,
  laySheet,
  toSheet,
  type Sheet,
} from '@/lib/server/engine/render/blend-planes'
import { planesBytes, planesIn, toPlanes, type Planes } from '@/lib/server/engine/render/planes'
import { readPixels } from '@/lib/server/engine/render/sheets'
import { scaleDesk, scalePlane, type ScaleDesk } from '@/lib/server/engine/render/scale-plane'

export type Painter = { paint: (layers: readonly Layer[], into: Buffer) => void }

/**
 * Paints layers straight into yuv420p bytes. A canvas would draw RGBA that then has to be copied, piped and converted:
 * more than twice the work of a whole film's encoding. What is drawn is the same (tests compare both).
 */
export function createPainter(frame: Size): Painter {
  const desks = { luma: scaleDesk(frame.width), colour: scaleDesk(frame.width / 2) }
  const stills = new WeakMap<object, Planes>()
  const sheets = new WeakMap<Overlay, Sheet>()
  const above = Buffer.alloc(planesBytes(frame))

  function planesOf(picture: Picture): Planes {
    if (isPlanes(picture.image)) return picture.image
    const key = picture.image as object
    let planes = stills.get(key)
    if (!planes) stills.set(key, (planes = toPlanes(readPixels(picture), picture)))
    return planes
  }

  function sheetOf(overlay: Overlay): Sheet {
    let sheet = sheets.get(overlay)
    if (!sheet) sheets.set(overlay, (sheet = toSheet(readPixels(overlay.picture), overlay.picture, overlay)))
    return sheet
  }

  function paint(layers: readonly Layer[], into: Buffer): void {
    const target = planesIn(into, frame)
    for (const layer of layers) {
      switch (layer.kind) {
        case 'fill':
          fillPlanes(target, layer.rect, rgb[layer.color])
          break
        case 'overlay':
          laySheet(sheetOf(layer.overlay), target)
          break
        case 'picture': {
          const planes = planesOf(layer.picture)
          if (isExact(layer.from, planes, layer.to)) copyPlanes(planes, target, layer.to)
          else if (layer.alpha >= 1) scaleInto(planes, layer.from, target, desks)
          else {
            scaleInto(planes, layer.from, planesIn(above, frame), desks)
            dissolve(into, above, Math.round(layer.alpha * 256))
          }
        }
      }
    }
  }
  return { paint }
}

function scaleInto(
  source: Planes,
  from: Rect,
  to: Planes,
  desks: { luma: ScaleDesk; colour: ScaleDesk },
): void {
  scalePlane({ ...source, bytes: source.y }, from, { ...to, bytes: to.y }, desks.luma)
  const half = ({ width, height }: Size) => ({ width: width / 2, height: height / 2 })
  const part = { x: from.x / 2, y: from.y / 2, width: from.width / 2, height: from.height / 2 }
  for (const channel of ['u', 'v'] as const)
    scalePlane(
      { ...half(source), bytes: source[channel] },
      part,
      { ...half(to), bytes: to[channel] },
      desks.colour,
    )
}

/** Frames of clips are read at the size they are shown at. */
function isExact(from: Rect, planes: Planes, to: Rect): boolean {
  return (
    from.width === planes.width &&
    from.height === planes.height &&
    to.width === planes.width &&
    to.height === planes.height
  )
}

function isPlanes(image: unknown): image is Planes {
  return typeof image === 'object' && image !== null && 'u' in image && 'v' in image
}
