import type { Purpose } from '@/lib/storyboard/fit'

const purposes: Record<Purpose, string> = {
  frame: 'a first or end frame',
  reference: 'a reference picture',
  element: "an element's picture",
  video: 'a reference video',
  elementVideo: "an element's video",
}
/** What a fitting copy is for, as it stands after "for". */
export const purposeWords = (purpose: Purpose): string => purposes[purpose]
