import { limits } from '@/lib/storyboard/limits'
import type { References } from '@/lib/storyboard/schema'

/** Pictures in the order they are sent and numbered: frames first (contract.md 3.4 rule 21). */
export function picturesInOrder(references: References): string[] {
  const { firstFrameId, endFrameId, imageIds } = references
  return [firstFrameId, endFrameId, ...imageIds].filter((id) => id !== null)
}

export type ReferenceMeter = { used: number; limit: number; elements: number; elementLimit: number }

/** Pictures and elements together; the video itself is not counted (contract.md 3.6 rules 38 to 40). */
export function referenceMeter(references: References): ReferenceMeter {
  const elements = references.elements.length
  const limit = references.video ? limits.references.withVideo : limits.references.total
  const framed = references.firstFrameId !== null || references.endFrameId !== null
  return {
    used: picturesInOrder(references).length + elements,
    limit,
    elements,
    elementLimit: framed ? Math.min(limit, limits.references.elementsWithFrame) : limit,
  }
}

export function ordinal(n: number): string {
  const tens = n % 100
  if (tens >= 11 && tens <= 13) return `${n}th`
  return `${n}${{ 1: 'st', 2: 'nd', 3: 'rd' }[n % 10] ?? 'th'}`
}

/** The place one more reference would take ("4th of 7"), and whether there is such a place. */
export function nextPlace(
  references: References,
  kind: 'image' | 'element',
): { note: string; full: boolean } {
  const meter = referenceMeter(references)
  const whole = { note: `${ordinal(meter.used + 1)} of ${meter.limit}`, full: meter.used >= meter.limit }
  if (whole.full) return whole
  if (kind === 'element' && meter.elements >= meter.elementLimit)
    return { note: `${ordinal(meter.elements + 1)} of ${meter.elementLimit} elements`, full: true }
  const pictures = picturesInOrder(references).length
  if (kind === 'image' && references.endFrameId !== null && pictures >= limits.references.imagesWithEndFrame)
    return { note: `${ordinal(pictures + 1)} of ${limits.references.imagesWithEndFrame}`, full: true }
  return whole
}

/** Why a slot is switched off, as text beside it; null when it can be filled. */
export function whySlotOff(references: References, slot: 'firstFrame' | 'endFrame'): string | null {
  if (references.video?.use === 'base') return 'No first or end frame while a video is edited.'
  if (slot === 'firstFrame') return null
  if (references.firstFrameId === null) return 'An end frame needs a first frame.'
  const others = picturesInOrder({ ...references, endFrameId: null }).length
  if (others >= limits.references.imagesWithEndFrame && references.endFrameId === null)
    return `No end frame with more than ${limits.references.imagesWithEndFrame - 1} other picture. You have ${others}.`
  return null
}

/** The line under the chips: what the limit is now, and why. */
export function referenceHint(references: References): string {
  const { used, limit, elements, elementLimit } = referenceMeter(references)
  if (used === 0 && !references.video) return 'Drop pictures here or type @ in the prompt.'
  const cause = references.video ? 'A reference video lowers the limit to' : null
  if (elementLimit < limit) {
    if (elements >= elementLimit) return `${elements} of ${elementLimit} elements with a first frame.`
    return `${elements} of ${elementLimit} elements. A first frame lowers the limit to ${elementLimit}.`
  }
  if (cause) return `${used} of ${limit} references. ${cause} ${limit}.`
  return `${used} of ${limit} pictures and elements.`
}
