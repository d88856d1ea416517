import type { Pen } from '@/lib/animatic/canvas'
import type { Layer } from '@/lib/animatic/layers'
import { ink } from '@/lib/animatic/palette'

export const fills = { paper: ink.paper, track: ink.track, done: ink.pencil } as const

/** Paints the layers of one frame, bottom first. */
export function drawLayers(pen: Pen, layers: readonly Layer[]): void {
  pen.imageSmoothingEnabled = true
  pen.imageSmoothingQuality = 'low'
  for (const layer of layers) {
    switch (layer.kind) {
      case 'fill': {
        const { x, y, width, height } = layer.rect
        pen.fillStyle = fills[layer.color]
        pen.fillRect(x, y, width, height)
        break
      }
      case 'picture': {
        const { from, to, picture } = layer
        pen.globalAlpha = layer.alpha
        pen.drawImage(picture.image, from.x, from.y, from.width, from.height, to.x, to.y, to.width, to.height)
        pen.globalAlpha = 1
        break
      }
      case 'overlay': {
        const { picture, x, y } = layer.overlay
        pen.drawImage(picture.image, x, y, picture.width, picture.height)
        break
      }
    }
  }
}
