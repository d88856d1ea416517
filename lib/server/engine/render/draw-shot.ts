import type { Animatic, Pictures, View } from '@/lib/animatic/animatic'
import type { Picture } from '@/lib/animatic/canvas'
import { insetRect } from '@/lib/animatic/layers'
import type { PlanShot, PlanVideo } from '@/lib/animatic/plan-schema'
import type { Size } from '@/lib/animatic/camera'
import { readClip } from '@/lib/server/engine/render/clip-reader'
import { startEncoder } from '@/lib/server/engine/render/encoder'
import type { FrameRing } from '@/lib/server/engine/render/frame-ring'
import type { Painter } from '@/lib/server/engine/render/painter'
import type { RenderOrder } from '@/lib/server/engine/render/render-job'
import type { Stills } from '@/lib/server/engine/render/stills'

/** A file to be made of a shot: clean, or with the mark over it. */
export type Cut = { file: string; mark: string | null }
export type Desk = {
  order: RenderOrder
  animatic: Animatic
  painter: Painter
  stills: Stills
  /** One for each file that a shot may go into; made once, for their memory is large. */
  rings: readonly FrameRing[]
}

/** Draws one shot once and encodes it into each of `cuts`. */
export async function drawShot(
  shot: PlanShot,
  cuts: readonly Cut[],
  { order, animatic, painter, stills, rings }: Desk,
  onFrame: () => void,
): Promise<void> {
  const { plan, ffmpeg } = order
  const view: View = {
    frame: { width: plan.width, height: plan.height },
    captions: true,
    progress: true,
    mark: null,
  }
  const pictures = await shotPictures(shot, stills)
  const clips = await openClips(order, shot)
  const outputs = cuts.map(({ file, mark }, place) => ({
    mark: mark === null ? null : animatic.mark(mark, view.frame),
    encoder: startEncoder(ffmpeg, plan, file),
    ring: ringOf(rings, place),
  }))
  try {
    for (let frame = shot.startFrame; frame < shot.startFrame + shot.frames; frame++) {
      const layers = animatic.layers(plan, { ...pictures, ...(await clips.next()) }, frame, view)
      let drawn: Buffer | null = null
      for (const { mark, encoder, ring } of outputs) {
        const buffer = await ring.next()
        if (drawn) drawn.copy(buffer)
        else painter.paint(layers, (drawn = buffer))
        if (mark) painter.paint([mark], buffer)
        ring.sent(encoder.write(buffer))
      }
      onFrame()
    }
    for (const { encoder, ring } of outputs) {
      await ring.settled()
      await encoder.finish()
    }
  } finally {
    for (const { encoder } of outputs) encoder.stop()
    clips.stop()
  }
}

function ringOf(rings: readonly FrameRing[], place: number): FrameRing {
  const ring = rings[place]
  if (!ring) throw new Error('There are fewer rings than files')
  return ring
}

async function shotPictures(
  shot: PlanShot,
  stills: Stills,
): Promise<Pick<Pictures, 'drawings' | 'portraits'>> {
  const drawings = new Map<string, Picture | null>()
  const portraits = new Map<string, Picture | null>()
  for (const key of [shot.pictureKey, shot.endPictureKey])
    if (key !== null) drawings.set(key, await stills.drawing(key))
  for (const { pictureKey: key } of shot.elements)
    if (key !== null) portraits.set(key, await stills.portrait(key))
  return { drawings, portraits }
}

type Clips = { next: () => Promise<Pick<Pictures, 'baseFrame' | 'featureFrame'>>; stop: () => void }

/** The clips of the plan from this shot's first frame on. */
async function openClips({ plan, files, ffmpeg }: RenderOrder, { startFrame }: PlanShot): Promise<Clips> {
  const open = (video: PlanVideo | null, size: Size | null) => {
    const file = video && files[video.key]
    return file && size ? { reader: readClip(ffmpeg, file, size), shape: video } : null
  }
  const base = open(plan.baseVideo, plan)
  const feature = open(plan.featureVideo, plan.featureVideo && insetRect(plan.featureVideo, plan))
  const read = async (clip: typeof base): Promise<Picture | null> =>
    clip && { image: await clip.reader.next(), width: clip.shape.width, height: clip.shape.height }
  for (let skipped = 0; skipped < startFrame; skipped++) await read(feature)
  return {
    next: async () => ({ baseFrame: await read(base), featureFrame: await read(feature) }),
    stop: () => {
      base?.reader.stop()
      feature?.reader.stop()
    },
  }
}
