import type { LibraryIndex } from '@/lib/editor/reference-labels'
import { parsePrompt } from '@/lib/storyboard/tokens'

/** A prompt as words: mentions become names. For places too small for chips. */
export function plainPrompt(prompt: string, { elements }: LibraryIndex): string {
  return parsePrompt(prompt)
    .map((part) => {
      if (part.type === 'text') return part.text
      const { token } = part
      switch (token.kind) {
        case 'element':
          return elements.get(token.id)?.name ?? 'element'
        case 'image':
          return 'the picture'
        case 'first':
          return 'the first frame'
        case 'end':
          return 'the end frame'
        case 'video':
          return 'the video'
      }
    })
    .join('')
    .trim()
}
