import type { MakeSheet, Pen, Picture } from '@/lib/animatic/canvas'
import type { Rect, Size } from '@/lib/animatic/camera'
import { ink } from '@/lib/animatic/palette'
import { FPS } from '@/lib/animatic/fps'
import type { PlanShot } from '@/lib/animatic/plan-schema'
import { wrap } from '@/lib/animatic/wrap'

/** A sheet that lies still over the moving picture. Whole pixels. */
export type Overlay = { picture: Picture; x: number; y: number }
export type OverlayTools = { frame: Size; font: string; makeSheet: MakeSheet }

/** Sizes are given for a short side of 1080 px. */
export const unitOf = ({ width, height }: Size): number => Math.min(width, height) / 1080
export const MARGIN = 56

/** On a dark plate at the bottom, or straight on the paper of a shot without a picture, from `top` down (pixels). */
export type CaptionStyle = { on: 'plate' } | { on: 'paper'; top: number }
const looks = {
  plate: { size: 38, left: MARGIN, top: 30, foot: 34, head: ink.pencil, words: ink.white },
  paper: { size: 46, left: MARGIN * 1.4, top: 0, foot: 0, head: ink.wordsSoft, words: ink.words },
} as const

/** More letters than a caption can show: what is behind them changes no line. */
export const captionStart = (prompt: string): string => prompt.slice(0, 1000)

/** The lines of a prompt that are shown. */
export function captionLines(
  prompt: string,
  on: CaptionStyle['on'],
  { frame, font, makeSheet }: OverlayTools,
): string[] {
  const { room, face } = measuresOf(on, frame, font)
  const isWide = frame.width > frame.height
  const probe = makeSheet(1, 1).pen
  probe.font = face.font
  const most = on === 'plate' ? (isWide ? 2 : 3) : 5
  return wrap(prompt, room, most, (text) => probe.measureText(text).width)
}

function measuresOf(on: CaptionStyle['on'], frame: Size, font: string) {
  const unit = unitOf(frame)
  const left = looks[on].left * unit
  const size = looks[on].size * unit
  const isWide = frame.width > frame.height
  const room = isWide && on === 'paper' ? frame.width * 0.56 : frame.width - 2 * left
  return { left, room, face: { font: `500 ${String(size)}px ${font}`, size } }
}

/** "Shot 3 of 5 · 4 s · push in" over the lines of the prompt. */
export function paintCaption(
  { summary, lines }: { summary: string; lines: readonly string[] },
  style: CaptionStyle,
  { frame, font, makeSheet }: OverlayTools,
): Overlay {
  const unit = unitOf(frame)
  const look = looks[style.on]
  const isPlate = style.on === 'plate'
  const { left, room, face } = measuresOf(style.on, frame, font)
  const step = Math.round(face.size * 1.32)
  const head = Math.round((look.top + 46) * unit)
  const width = isPlate ? frame.width : Math.ceil(left + room + 2)
  const height = 2 * Math.ceil((head + step * lines.length + look.foot * unit) / 2)
  const { picture, pen } = makeSheet(width, height)
  if (isPlate) {
    pen.fillStyle = ink.plate
    pen.fillRect(0, 0, width, height)
  }
  const small = { font: `600 ${String(26 * unit)}px ${font}`, size: 26 * unit }
  write(pen, summary, { x: left, y: look.top * unit, ...small }, look.head)
  lines.forEach((line, i) => {
    write(pen, line, { x: left, y: head + i * step, ...face }, look.words)
  })
  return { picture, x: 0, y: style.on === 'paper' ? style.top : frame.height - height }
}

export function shotSummary({ number, of, frames, camera }: PlanShot): string {
  const seconds = Math.round((frames / FPS) * 10) / 10
  const parts = [...(of > 1 ? [`Shot ${String(number)} of ${String(of)}`] : []), `${String(seconds)} s`]
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
  pen.globalAlpha = 0.7
  write(pen, text, { x: 4 * unit, y: 4 * unit, size, font: style }, ink.white)
  pen.globalAlpha = 0.85
  write(pen, text, { x: 2 * unit, y: 2 * unit, size, font: style }, ink.words)
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
