import { parsePrompt, tokenText } from '@/lib/storyboard/tokens'

/** A prompt as the editor holds it: a paragraph per line, a mention per token. Plain JSON, no editor library. */
type PromptMention = { type: 'mention'; attrs: { id: string } }
type PromptText = { type: 'text'; text: string }
export type PromptInline = PromptMention | PromptText
type PromptParagraph = { type: 'paragraph'; content?: PromptInline[] }
export type PromptDoc = { type: 'doc'; content: PromptParagraph[] }

/** Stable tokens become atoms, line breaks become paragraphs. Never empty: "" is one empty paragraph. */
export function promptToDoc(prompt: string): PromptDoc {
  const lines: PromptInline[][] = [[]]
  for (const part of parsePrompt(prompt)) {
    if (part.type === 'token') {
      lines.at(-1)?.push({ type: 'mention', attrs: { id: tokenText(part.token) } })
      continue
    }
    part.text.split(/\r\n|\r|\n/).forEach((text, index) => {
      if (index > 0) lines.push([])
      if (text) lines.at(-1)?.push({ type: 'text', text })
    })
  }
  return {
    type: 'doc',
    content: lines.map((content) =>
      content.length ? { type: 'paragraph', content } : { type: 'paragraph' },
    ),
  }
}

/** The inverse of promptToDoc, for line breaks written as "\n". */
export function docToPrompt(doc: PromptDoc): string {
  return doc.content
    .map((line) =>
      (line.content ?? []).map((node) => (node.type === 'text' ? node.text : node.attrs.id)).join(''),
    )
    .join('\n')
}

/** The editor position (ProseMirror counting: 1 per character or atom, 1 per paragraph edge) of an offset in the prompt. */
export function positionOf(doc: PromptDoc, offset: number): number {
  let left = offset
  let position = 1
  for (const line of doc.content) {
    for (const node of line.content ?? []) {
      const length = node.type === 'text' ? node.text.length : node.attrs.id.length
      const size = node.type === 'text' ? length : 1
      if (left <= length) return position + (node.type === 'text' ? left : left > 0 ? 1 : 0)
      left -= length
      position += size
    }
    if (left <= 0) return position
    left -= 1
    position += 2
  }
  return position - 2
}
