import { compiledLength } from '@/lib/storyboard/request'
import type { Scene } from '@/lib/storyboard/schema'
import { parsePrompt, writePrompt, type PromptPart } from '@/lib/storyboard/tokens'

/** The longest start of a prompt that compiles to at most `max` UTF-16 units: no token or character in halves, words whole if that costs little. */
export function cutPrompt(prompt: string, scene: Pick<Scene, 'references'>, max: number): string {
  if (compiledLength(prompt, scene) <= max) return prompt
  const kept: PromptPart[] = []
  let room = max
  for (const part of parsePrompt(prompt)) {
    const length = compiledLength(writePrompt([part]), scene)
    if (length <= room) {
      kept.push(part)
      room -= length
      continue
    }
    if (part.type === 'text') kept.push({ type: 'text', text: cutText(part.text, room) })
    break
  }
  return writePrompt(kept).trimEnd()
}

function cutText(text: string, max: number): string {
  const end = /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) ? max - 1 : max
  const cut = text.slice(0, Math.max(0, end))
  if (/\s/.test(text.charAt(end))) return cut
  const space = cut.search(/\s\S*$/)
  return space > cut.length / 2 ? cut.slice(0, space) : cut
}
