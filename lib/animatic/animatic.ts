import type { MakeSheet, Picture } from '@/lib/animatic/canvas'
import type { Size } from '@/lib/animatic/camera'
import {
  clipLayer,
  insetRect,
  progressLayers,
  stillLayers,
  wholeFrame,
  type Layer,
} from '@/lib/animatic/layers'
import {
  captionLines,
  captionStart,
  paintCaption,
  paintInsetFrame,
  paintMark,
  shotSummary,
  unitOf,
  type CaptionStyle,
  type Overlay,
} from '@/lib/animatic/overlays'
import { paintElements } from '@/lib/animatic/element-chips'
import { shotAt } from '@/lib/animatic/plan'
import type { AnimaticPlan, PlanShot } from '@/lib/animatic/plan-schema'
import { createRecent } from '@/lib/animatic/recent'
import { drawSketch, sketchKey } from '@/lib/animatic/sketch'

/**
 * Pictures by plan key. Missing: still on its way, blank paper is shown. Null: cannot be shown, a sketch is drawn.
 * `drawings` have been through `pencilWash`; `portraits` are in colour. Clips give their frame of the moment.
 */
export type Pictures = {
  drawings: ReadonlyMap<string, Picture | null>
  portraits: ReadonlyMap<string, Picture | null>
  baseFrame: Picture | null
  featureFrame: Picture | null
}
/** `frame` is the size drawn at: any size of the plan's shape. `mark` is the text of a watermarked copy. */
export type View = { frame: Size; captions: boolean; progress: boolean; mark: string | null }

export type Animatic = {
  layers: (plan: AnimaticPlan, pictures: Pictures, frameNumber: number, view: View) => Layer[]
  /** The mark alone, to lay over a frame that is painted already. */
  mark: (text: string, frame: Size) => Layer
}

/** Keeps captions, chips and sketches between frames, so that an edit repaints only what it changed. One per canvas. */
export function createAnimatic({ makeSheet, font }: { makeSheet: MakeSheet; font: string }): Animatic {
  const overlays = createRecent<Overlay | null>(40)
  const sketches = createRecent<Picture>(8)
  const wrapped = createRecent<string[]>(40)

  /** Null while the picture is on its way. */
  function pictureOf(shot: PlanShot, pictures: Pictures, frame: Size): Picture | null {
    if (!isSketched(shot, pictures)) return pictures.drawings.get(shot.pictureKey ?? '') ?? null
    return sketches(sketchKey(shot, frame), () => drawSketch(shot, frame, makeSheet))
  }

  function stillOverlays(plan: AnimaticPlan, shot: PlanShot, pictures: Pictures, view: View): Overlay[] {
    const { frame } = view
    const tools = { frame, font, makeSheet }
    const cached = (kind: string, facts: unknown, make: () => Overlay | null) =>
      overlays(JSON.stringify([kind, frame.width, frame.height, facts]), make)
    const inset = plan.featureVideo && pictures.featureFrame && insetRect(plan.featureVideo, frame)
    const found = inset ? [cached('inset', inset, () => paintInsetFrame(inset, tools))] : []
    if (view.captions) {
      const chips = shot.elements.map(({ name, pictureKey }) => ({
        name,
        portrait: pictureKey === null ? null : (pictures.portraits.get(pictureKey) ?? null),
        key: pictureKey,
      }))
      const who = cached(
        'elements',
        chips.map((chip) => [chip.name, chip.portrait && chip.key]),
        () => paintElements(chips, tools),
      )
      const onPaper = !plan.baseVideo && !plan.featureVideo && isSketched(shot, pictures)
      const style: CaptionStyle = onPaper ? { on: 'paper', top: paperTop(frame, who) } : { on: 'plate' }
      const start = captionStart(shot.prompt)
      const key = JSON.stringify([style.on, frame.width, frame.height, start])
      const lines = wrapped(key, () => captionLines(start, style.on, tools))
      const text = { summary: shotSummary(shot), lines }
      found.push(
        who,
        cached('caption', [style, text], () => paintCaption(text, style, tools)),
      )
    }
    return found.flatMap((overlay) => overlay ?? [])
  }

  function mark(text: string, frame: Size): Layer {
    const key = JSON.stringify(['mark', frame.width, frame.height, text])
    const overlay = overlays(key, () => paintMark(text, { frame, font, makeSheet }))
    if (!overlay) throw new Error('A mark is always painted')
    return { kind: 'overlay', overlay }
  }

  function layers(plan: AnimaticPlan, pictures: Pictures, frameNumber: number, view: View): Layer[] {
    const { shot, progress } = shotAt(plan, frameNumber)
    const { frame } = view
    const endKey = shot.endPictureKey
    const background = plan.baseVideo
      ? [clipLayer(pictures.baseFrame, wholeFrame(frame))]
      : stillLayers(shot, progress, frame, {
          first: pictureOf(shot, pictures, frame),
          last: endKey === null ? null : (pictures.drawings.get(endKey) ?? null),
        })
    const clip = plan.featureVideo
    return [
      ...background,
      ...(clip && pictures.featureFrame ? [clipLayer(pictures.featureFrame, insetRect(clip, frame))] : []),
      ...stillOverlays(plan, shot, pictures, view).map((overlay): Layer => ({ kind: 'overlay', overlay })),
      ...(view.progress ? progressLayers(shot, progress, frame) : []),
      ...(view.mark === null ? [] : [mark(view.mark, frame)]),
    ]
  }

  return { layers, mark }
}

/** A shot without a picture, or with one that could not be read. */
function isSketched(shot: PlanShot, { drawings }: Pictures): boolean {
  return shot.pictureKey === null || drawings.get(shot.pictureKey) === null
}

/** Beside the chips of the elements where the frame is wide, else below them. */
function paperTop(frame: Size, chips: Overlay | null): number {
  const gap = Math.round(96 * unitOf(frame))
  if (!chips || frame.width > frame.height) return gap
  return Math.max(gap, chips.y + chips.picture.height + Math.round(40 * unitOf(frame)))
}
