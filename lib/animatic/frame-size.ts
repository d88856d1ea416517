import type { MediaLookup, PlanDraft } from '@/lib/animatic/plan'
import type { Size } from '@/lib/animatic/camera'
import type { Aspect } from '@/lib/storyboard/schema'

const SHORT_SIDE = { std: 720, pro: 1080 } as const
const RATIO: Record<Aspect, number> = { '16:9': 16 / 9, '9:16': 9 / 16, '1:1': 1 }

/**
 * Pixels of the film: 720p or 1080p. A base video keeps its own shape, so that nothing of it is cut off. A first frame
 * decides the aspect even if one is sent (contract.md 3.3 rule 14): the nearest of the three the model knows, because
 * films are joined from scenes and a fourth shape would need bars.
 */
export function frameSize(
  draft: Pick<PlanDraft, 'quality' | 'aspect' | 'firstFrameKey' | 'baseVideo'>,
  media: MediaLookup,
): Size {
  const short = SHORT_SIDE[draft.quality]
  const base = draft.baseVideo && media(draft.baseVideo.key)
  if (base) return shaped(base.width / base.height, short)
  const first = draft.firstFrameKey === null ? null : media(draft.firstFrameKey)
  return shaped(RATIO[(first ? nearestAspect(first) : draft.aspect) ?? '16:9'], short)
}

export function nearestAspect({ width, height }: Size): Aspect {
  const away = (aspect: Aspect) => Math.abs(Math.log(width / height / RATIO[aspect]))
  return (['16:9', '9:16', '1:1'] as const).reduce((best, next) => (away(next) < away(best) ? next : best))
}

/** Even sides: 4:2:0 video has one colour sample for two by two pixels. */
function shaped(ratio: number, short: number): Size {
  const long = 2 * Math.round((short * Math.max(ratio, 1 / ratio)) / 2)
  return ratio >= 1 ? { width: long, height: short } : { width: short, height: long }
}
