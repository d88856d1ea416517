import type { Picture } from '@/lib/animatic/canvas'
import { coverRect, framing, smooth, type Rect, type Size } from '@/lib/animatic/camera'
import { unitOf, type Overlay } from '@/lib/animatic/overlays'
import { FPS } from '@/lib/animatic/fps'
import type { PlanShot } from '@/lib/animatic/plan-schema'

/** One step of a frame, bottom first. The browser paints layers with a pen, the engine straight into video planes. */
export type Layer =
  | { kind: 'fill'; rect: Rect; color: 'paper' | 'track' | 'done' }
  | { kind: 'picture'; picture: Picture; from: Rect; to: Rect; alpha: number }
  | { kind: 'overlay'; overlay: Overlay }

/** Whether both would be drawn the same. A frame of a clip is a new picture each time, so it never is. */
export function isSameFrame(a: readonly Layer[], b: readonly Layer[]): boolean {
  return a.length === b.length && a.every((layer, i) => isSameLayer(layer, b[i]))
}

function isSameLayer(a: Layer, b: Layer | undefined): boolean {
  if (a.kind === 'fill') return b?.kind === 'fill' && b.color === a.color && isSameRect(b.rect, a.rect)
  if (a.kind === 'overlay') return b?.kind === 'overlay' && b.overlay === a.overlay
  return (
    b?.kind === 'picture' &&
    b.picture === a.picture &&
    b.alpha === a.alpha &&
    isSameRect(b.from, a.from) &&
    isSameRect(b.to, a.to)
  )
}

export function isSameRect(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

/** The shot's picture under its camera move, dissolving into the end frame. `progress` is 0..1 of the shot. */
export function stillLayers(
  shot: PlanShot,
  progress: number,
  frame: Size,
  { first, last }: { first: Picture | null; last: Picture | null },
): Layer[] {
  const stand = framing(shot.camera, shot.seed, progress, shot.frames / FPS)
  const seen = (picture: Picture, alpha: number): Layer => ({
    kind: 'picture',
    picture,
    from: coverRect(picture, frame, stand),
    to: wholeFrame(frame),
    alpha,
  })
  const [start, end] = shot.mix
  const mix = last ? smooth((start + (end - start) * progress - 0.15) / 0.7) : 0
  if (last && mix >= 1) return [seen(last, 1)]
  const under = first ? seen(first, 1) : blank(frame)
  return last && mix > 0 ? [under, seen(last, mix)] : [under]
}

/** A frame of a clip, all of it, in a place of its own shape. */
export function clipLayer(picture: Picture | null, to: Rect): Layer {
  if (!picture) return { kind: 'fill', rect: to, color: 'paper' }
  return {
    kind: 'picture',
    picture,
    from: { x: 0, y: 0, width: picture.width, height: picture.height },
    to,
    alpha: 1,
  }
}

/** One mark per shot along the bottom edge; the shot on screen fills. It says nothing of other shots' lengths, so their frames stay the same. */
export function progressLayers(shot: PlanShot, progress: number, frame: Size): Layer[] {
  const unit = unitOf(frame)
  const height = Math.max(2, 2 * Math.round(4 * unit))
  const gap = shot.of > 1 ? Math.max(2, 2 * Math.round(3 * unit)) : 0
  const edge = (index: number) => 2 * Math.round((index * (frame.width + gap)) / shot.of / 2)
  return Array.from({ length: shot.of }, (_, index): Layer[] => {
    const x = edge(index)
    const width = edge(index + 1) - gap - x
    const part = index + 1 < shot.number ? 1 : index + 1 > shot.number ? 0 : progress
    const done = 2 * Math.round((width * part) / 2)
    const y = frame.height - height
    return [
      { kind: 'fill', rect: { x: x + done, y, width: width - done, height }, color: 'track' },
      { kind: 'fill', rect: { x, y, width: done, height }, color: 'done' },
    ]
  }).flat()
}

export function wholeFrame({ width, height }: Size): Rect {
  return { x: 0, y: 0, width, height }
}

function blank(frame: Size): Layer {
  return { kind: 'fill', rect: wholeFrame(frame), color: 'paper' }
}

/** Where a feature video plays beside the drawing: upper left, a quarter of the frame at most. Even numbers, for video planes. */
export function insetRect(clip: Size, frame: Size): Rect {
  const unit = unitOf(frame)
  const even = (value: number) => 2 * Math.round(value / 2)
  const scale = Math.min((0.3 * frame.width) / clip.width, (0.34 * frame.height) / clip.height)
  return {
    x: even(56 * unit),
    y: even(96 * unit),
    width: Math.max(2, even(clip.width * scale)),
    height: Math.max(2, even(clip.height * scale)),
  }
}
