import type { Pen, Picture } from '@/lib/animatic/canvas'
import { MARGIN, unitOf, write, type Overlay, type OverlayTools } from '@/lib/animatic/overlays'
import { ink } from '@/lib/animatic/palette'
import { shorten } from '@/lib/animatic/wrap'

/** Who is in the shot: one chip per element, picture and @name, at the upper right. */
export function paintElements(
  elements: readonly { name: string; portrait: Picture | null }[],
  { frame, font, makeSheet }: OverlayTools,
): Overlay | null {
  if (elements.length === 0) return null
  const unit = unitOf(frame)
  const px = (value: number) => Math.round(value * unit)
  const size = 32 * unit
  const face = px(84)
  const pad = px(8)
  const label = `500 ${String(size)}px ${font}`
  const probe = makeSheet(1, 1).pen
  probe.font = label
  const measure = (text: string) => probe.measureText(text).width
  const chips = elements.map(({ name, portrait }) => {
    const text = shorten(`@${name}`, frame.width * 0.36, measure)
    const before = portrait ? face + pad + px(14) : px(22)
    return { text, portrait, before, width: Math.ceil(before + measure(text) + px(24)) }
  })
  const width = Math.max(...chips.map((chip) => chip.width))
  const row = face + 2 * pad
  const height = chips.length * row + (chips.length - 1) * px(12)
  const { picture, pen } = makeSheet(width, height)
  chips.forEach((chip, i) => {
    const x = width - chip.width
    const y = i * (row + px(12))
    pen.fillStyle = ink.plate
    rounded(pen, x, y, chip.width, row, px(12))
    pen.fill()
    if (chip.portrait) drawCover(pen, chip.portrait, { x: x + pad, y: y + pad, side: face, radius: px(6) })
    write(pen, chip.text, { x: x + chip.before, y: y + row / 2 - size * 0.64, size, font: label }, ink.pencil)
  })
  return { picture, x: frame.width - width - px(MARGIN), y: px(MARGIN) }
}

function rounded(pen: Pen, x: number, y: number, width: number, height: number, radius: number): void {
  pen.beginPath()
  pen.roundRect(x, y, width, height, radius)
}

function drawCover(
  pen: Pen,
  picture: Picture,
  { x, y, side, radius }: { x: number; y: number; side: number; radius: number },
): void {
  const from = Math.min(picture.width, picture.height)
  pen.save()
  rounded(pen, x, y, side, side, radius)
  pen.clip()
  pen.imageSmoothingEnabled = true
  pen.imageSmoothingQuality = 'high'
  // Faces stand in the upper part of tall pictures.
  const top = (picture.height - from) * 0.25
  pen.drawImage(picture.image, (picture.width - from) / 2, top, from, from, x, y, side, side)
  pen.restore()
}
