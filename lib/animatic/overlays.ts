import type { MakeSheet, Pen, Picture } from '@/lib/animatic/canvas'
import type { Rect, Size } from '@/lib/animatic/camera'
import { ink } from '@/lib/animatic/palette'
import { FPS, type PlanShot } from '@/lib/animatic/plan'
import { wrap } from '@/lib/animatic/wrap'

/** A sheet that lies still over the moving picture. Whole pixels. */
export type Overlay = { picture: Picture; x: number; y: number }
export type OverlayTools = { frame: Size; font: string; makeSheet: MakeSheet }

/** Sizes are given for a short side of 1080 px. */
export const unitOf = ({ width, height }: Size): number => Math.min(width, height) / 1080
export const MARGIN = 56

/** "Shot 3 of 5 · 4 s · push in" over the prompt: on a dark plate at the bottom, or on the paper of a shot without a picture. */
export function paintCaption(
  shot: PlanShot,
  style: 'plate' | 'paper',
  { frame, font, makeSheet }: OverlayTools,
): Overlay {
  const unit = unitOf(frame)
  const wide = frame.width > frame.height
  const size = (style === 'paper' ? 46 : 38) * unit
  const step = Math.round(size * 1.32)
  const room = style === 'paper' && wide ? frame.width * 0.56 : frame.width - 2 * MARGIN * unit
  const probe = makeSheet(1, 1).pen
  probe.font = `500 ${String(size)}px ${font}`
  const most = style === 'paper' ? 5 : wide ? 2 : 3
  const lines = wrap(shot.prompt, room, most, (text) => probe.measureText(text).width)
  const top = style === 'paper' ? 0 : Math.round(30 * unit)
  const head = Math.round(46 * unit)
  const foot = style === 'paper' ? 0 : 34 * unit
  const height = 2 * Math.ceil((top + head + step * lines.length + foot) / 2)
  const width = style === 'paper' ? Math.ceil(room + 2) : frame.width
  const { picture, pen } = makeSheet(width, height)
  if (style === 'plate') {
    pen.fillStyle = ink.plate
    pen.fillRect(0, 0, width, height)
  }
  const left = style === 'plate' ? MARGIN * unit : 0
  write(
    pen,
    summary(shot),
    { x: left, y: top, size: 26 * unit, font: `600 ${String(26 * unit)}px ${font}` },
    style === 'plate' ? ink.pencil : ink.wordsSoft,
  )
  lines.forEach((line, i) => {
    const place = { x: left, y: top + head + i * step, size, font: `500 ${String(size)}px ${font}` }
    write(pen, line, place, style === 'plate' ? ink.white : ink.words)
  })
  const x = style === 'paper' ? Math.round(MARGIN * unit * 1.4) : 0
  return { picture, x, y: style === 'paper' ? Math.round(96 * unit) : frame.height - height }
}

function summary({ number, of, frames, camera }: PlanShot): string {
  const seconds = Math.round((frames / FPS) * 10) / 10
  const parts = [of > 1 ? `Shot ${String(number)} of ${String(of)}` : 'One shot', `${String(seconds)} s`]
  if (camera !== 'drift') parts.push(camera)
  return parts.join('  ·  ')
}

export function write(
  pen: Pen,
  text: string,
  { x, y, size, font }: { x: number; y: number; size: number; font: string },
  color: string,
): void {
  pen.font = font
  pen.fillStyle = color
  pen.textAlign = 'left'
  pen.textBaseline = 'alphabetic'
  pen.fillText(text, x, y + size)
}

/** A mark for the watermarked copy. */
export function paintMark(text: string, { frame, font, makeSheet }: OverlayTools): Overlay {
  const unit = unitOf(frame)
  const size = 34 * unit
  const style = `600 ${String(size)}px ${font}`
  const probe = makeSheet(1, 1).pen
  probe.font = style
  const width = Math.ceil(probe.measureText(text).width + 12 * unit)
  const height = Math.ceil(size * 1.5)
  const { picture, pen } = makeSheet(width, height)
  pen.globalAlpha = 0.55
  write(pen, text, { x: 4 * unit, y: 4 * unit, size, font: style }, ink.plate)
  pen.globalAlpha = 0.8
  write(pen, text, { x: 2 * unit, y: 2 * unit, size, font: style }, ink.white)
  return { picture, x: Math.round(MARGIN * unit), y: Math.round(32 * unit) }
}

/** A thin paper edge and a name around the reference clip. */
export function paintInsetFrame(inset: Rect, { frame, font, makeSheet }: OverlayTools): Overlay {
  const unit = unitOf(frame)
  const edge = Math.max(2, Math.round(4 * unit))
  const bar = Math.round(44 * unit)
  const width = inset.width + 2 * edge
  const height = inset.height + edge + bar
  const { picture, pen } = makeSheet(width, height)
  pen.fillStyle = ink.paper
  pen.fillRect(0, 0, width, edge)
  pen.fillRect(0, 0, edge, height)
  pen.fillRect(width - edge, 0, edge, height)
  pen.fillRect(0, height - bar, width, bar)
  const size = 24 * unit
  const place = {
    x: 14 * unit,
    y: height - bar + bar / 2 - size * 0.64,
    size,
    font: `600 ${String(size)}px ${font}`,
  }
  write(pen, 'Reference video', place, ink.words)
  return { picture, x: inset.x - edge, y: inset.y - edge }
}
