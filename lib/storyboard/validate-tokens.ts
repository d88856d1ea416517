import { asList, isObject } from '@/lib/storyboard/json-value'
import type { OmniView } from '@/lib/storyboard/omni-view'
import type { ListName } from '@/lib/storyboard/reference-order'
import type { Report } from '@/lib/storyboard/rules'
import { MOST_ITEMS } from '@/lib/storyboard/validate-references'

/** A prompt may hold megabytes when it comes from outside; what is too long is refused by its length. */
const SCANNED = 10_000
const LOOKS_LIKE_TOKEN =
  /<{1,5}\s{0,2}(image|video|element)s?[\s_-]{0,2}(\d{1,6})\s{0,2}>{1,5}|(?<!\w)@(image|video|element)_(\d{1,6})\b/gi

type WrittenToken = { text: string; list: ListName; place: number; exact: boolean }
/** Everything in a sent prompt that is a token or is nearly one (rule 58: exactly `<<<kind_N>>>`). */
function writtenTokens(prompt: string): WrittenToken[] {
  return [...prompt.slice(0, SCANNED).matchAll(LOOKS_LIKE_TOKEN)].flatMap(([text, a, aPlace, b, bPlace]) => {
    const list = (a ?? b ?? '').toLowerCase()
    if (list !== 'image' && list !== 'video' && list !== 'element') return []
    const place = Number(aPlace ?? bPlace)
    return [{ text, list, place, exact: text === `<<<${list}_${place}>>>` }]
  })
}

/** Contract.md 3.8. */
export function checkTokens(view: OmniView, report: Report): void {
  const used = new Set<string>()
  const counts = { image: view.images.length, video: view.videos.length, element: view.elements.length }
  for (const { path, prompt } of usedPrompts(view)) {
    for (const { text, list, place, exact } of writtenTokens(prompt)) {
      const count = counts[list]
      const facts = { text, list, place, count }
      if (!exact) report(58, path, `${text} is not a token, <<<${list}_${place}>>> is`, facts)
      else if (place < 1 || place > count)
        report(56, path, `${text} points at nothing, ${list}_list has ${count}`, facts)
      else used.add(`${list}_${place}`)
    }
  }
  view.images.slice(0, MOST_ITEMS).forEach((image, i) => {
    const frame = isObject(image) && image.type !== undefined
    if (!frame && !used.has(`image_${i + 1}`)) unbound('image', i, report)
  })
  view.elements.slice(0, MOST_ITEMS).forEach((_, i) => {
    if (!used.has(`element_${i + 1}`)) unbound('element', i, report)
  })
}
function unbound(list: 'image' | 'element', i: number, report: Report) {
  report(57, `${list}_list[${i}]`, `No prompt mentions <<<${list}_${i + 1}>>>`, { list, place: i + 1 })
}

function usedPrompts({ payload, multiShot }: OmniView): { path: string; prompt: string }[] {
  const prompts = multiShot
    ? asList(payload.multi_prompt)
        .slice(0, MOST_ITEMS)
        .map((shot, i) => ({
          path: `multi_prompt[${i}].prompt`,
          prompt: isObject(shot) ? shot.prompt : null,
        }))
    : [{ path: 'prompt', prompt: payload.prompt }]
  return prompts.flatMap(({ path, prompt }) => (typeof prompt === 'string' ? [{ path, prompt }] : []))
}
