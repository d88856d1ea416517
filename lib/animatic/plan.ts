import { readCamera } from '@/lib/animatic/camera'
import { FPS } from '@/lib/animatic/fps'
import { frameSize } from '@/lib/animatic/frame-size'
import type { AnimaticPlan, PlanElement, PlanShot, PlanVideo } from '@/lib/animatic/plan-schema'
import { hash } from '@/lib/animatic/seed'
import type { Aspect, Quality } from '@/lib/storyboard/schema'

type DraftVideo = Pick<PlanVideo, 'key' | 'keepSound'>

/** What is known of a picture or clip behind a key; null when nothing is. */
export type MediaLookup = (key: string) => { width: number; height: number; durationMs?: number } | null

/** A shot before frames are counted. `drawingKey` is a picture made for this very shot. */
export type DraftShot = {
  prompt: string
  ms: number
  drawingKey: string | null
  mentionedKeys: readonly string[]
  elements: readonly PlanElement[]
}
export type PlanDraft = {
  quality: Quality
  aspect: Aspect | null
  sound: boolean
  watermark: boolean
  shots: readonly DraftShot[]
  firstFrameKey: string | null
  endFrameKey: string | null
  /** Plain reference images that no prompt mentions, in order. */
  spareImageKeys: readonly string[]
  baseVideo: DraftVideo | null
  featureVideo: DraftVideo | null
}

/** Counts frames and decides what every shot shows. */
export function buildPlan(draft: PlanDraft, media: MediaLookup): AnimaticPlan {
  const { firstFrameKey, endFrameKey, baseVideo } = draft
  const clip = (video: DraftVideo | null): PlanVideo | null => {
    const { width, height } = (video && media(video.key)) ?? { width: 16, height: 9 }
    return video && { ...video, width, height }
  }
  const size = frameSize(draft, media)
  const starts = boundaries(lengths(draft, media))
  const totalFrames = starts.at(-1) ?? 1
  const pictures = pictureOfEachShot(draft)
  const shots = draft.shots.map((shot, index): PlanShot => {
    const startFrame = starts[index] ?? 0
    const frames = Math.max(1, (starts[index + 1] ?? totalFrames) - startFrame)
    const pictureKey = baseVideo ? null : (pictures[index] ?? null)
    const last = index === draft.shots.length - 1
    const dissolves = !baseVideo && endFrameKey !== null && (pictureKey === firstFrameKey || last)
    return {
      number: index + 1,
      of: draft.shots.length,
      startFrame,
      frames,
      prompt: shot.prompt,
      camera: readCamera(shot.prompt),
      pictureKey,
      endPictureKey: dissolves ? endFrameKey : null,
      mix: dissolves && pictureKey === firstFrameKey ? sceneShare(startFrame, frames, totalFrames) : [0, 1],
      elements: [...shot.elements],
      seed: hash(`shot ${String(index + 1)}`),
    }
  })
  return {
    ...size,
    fps: FPS,
    totalFrames,
    quality: draft.quality,
    sound: draft.sound && !baseVideo && !draft.featureVideo,
    watermark: draft.watermark,
    shots,
    firstFrameKey,
    endFrameKey,
    baseVideo: clip(baseVideo),
    featureVideo: clip(draft.featureVideo),
  }
}

/** Frame numbers where shots begin, and the end: rounded from the sum, so that errors never add up. */
export function boundaries(shotMs: readonly number[]): number[] {
  let sum = 0
  return [0, ...shotMs.map((ms) => Math.round(((sum += ms) * FPS) / 1000))]
}

/** An edit of a base video is as long as that video (contract.md 3.5 rule 27). */
function lengths(draft: PlanDraft, media: MediaLookup): number[] {
  const base = draft.baseVideo && media(draft.baseVideo.key)?.durationMs
  if (base) return draft.shots.map((_, index) => (index === 0 ? base : 0))
  return draft.shots.map((shot) => shot.ms)
}

/**
 * The shot's own drawing; else the first frame in the first shot; else a picture its prompt mentions; else the next
 * reference image nobody mentions. Between a first and an end frame, shots without a picture stand on the way.
 */
function pictureOfEachShot({
  shots,
  firstFrameKey,
  endFrameKey,
  spareImageKeys,
}: PlanDraft): (string | null)[] {
  const spare = [...spareImageKeys]
  return shots.map((shot, index) => {
    const opening = index === 0 ? firstFrameKey : null
    const own = shot.drawingKey ?? opening ?? shot.mentionedKeys[0]
    return own ?? spare.shift() ?? (endFrameKey === null ? null : firstFrameKey)
  })
}

/** From first to end frame goes over the whole scene; a last shot with a picture of its own dissolves within itself. */
function sceneShare(start: number, frames: number, total: number): [number, number] {
  const last = Math.max(1, total - 1)
  return [start / last, (start + frames - 1) / last]
}

/** The shot on screen at a frame, and how far into it we are, 0..1. */
export function shotAt(
  plan: AnimaticPlan,
  frame: number,
): { shot: PlanShot; index: number; progress: number } {
  let index = plan.shots.length - 1
  while (index > 0 && (plan.shots[index]?.startFrame ?? 0) > frame) index--
  const shot = plan.shots[index]
  if (!shot) throw new Error('A plan has at least one shot')
  const into = Math.min(shot.frames - 1, Math.max(0, frame - shot.startFrame))
  return { shot, index, progress: shot.frames > 1 ? into / (shot.frames - 1) : 0 }
}
