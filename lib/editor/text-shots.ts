import { limits } from '@/lib/storyboard/limits'
import { newShot } from '@/lib/storyboard/new-storyboard'
import type { Shot } from '@/lib/storyboard/schema'

const USUAL_MS = 3_000
const label = /^\s*(?:[-*•–—]\s+|\(?\d{1,4}[.):]\s+|(?:shot|cut|scene)\s*\d{1,4}\s*[.:)–—-]\s*)/i
const seconds = /[([]\s*(\d{1,2})\s*(?:s|sec|seconds?)\s*[)\]]\s*$/i

const address = /^[a-z][a-z0-9+.-]*:\/\/\S+$/i

/**
 * Written shots: paragraphs when there are empty lines between them, else lines. "1." and "Shot 2:" in front are
 * numbering; "(4 s)" at the end is a length. Ids are empty until the shots are pasted. Nothing for an address, JSON or a blank text.
 */
export function textToShots(text: string): Shot[] {
  const clean = text.replace(/\r\n?/g, '\n').trim()
  if (clean === '' || address.test(clean) || isJson(clean)) return []
  const parts = /\n[^\S\n]*\n/.test(clean) ? clean.split(/\n(?:[^\S\n]*\n)+/) : clean.split('\n')
  return parts.flatMap((part) => {
    const words = part.replace(/\s*\n\s*/g, ' ').replace(label, '')
    const length = Number(seconds.exec(words)?.[1] ?? 0) * 1_000
    const prompt = words.replace(seconds, '').trim()
    const longest = limits.scene.maxMs
    return prompt === '' ? [] : [newShot('', length > 0 ? Math.min(length, longest) : USUAL_MS, prompt)]
  })
}

function isJson(text: string): boolean {
  if (!/^[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
