import type { GenerationView } from '@/lib/views'

/** Where a request is worked on: its take in the studio, or its element. Null when its storyboard is gone. */
export function placeOf(generation: GenerationView): string | null {
  return generation.kind === 'element' ? '/elements' : studioLink(generation, 'take')
}

/** `reuse` brings the scene as it was sent back; `fix` opens the field that was refused. */
export function studioLink(
  { id, storyboardId, storyboardTitle, sceneId }: GenerationView,
  how: 'take' | 'reuse' | 'fix',
): string | null {
  if (!storyboardId || !sceneId || storyboardTitle === null) return null
  return `/storyboards/${storyboardId}?scene=${sceneId}&${how}=${id}`
}

export function fixLink(generation: GenerationView): string | null {
  if (generation.kind === 'element') return generation.elementId && `/elements?fix=${generation.elementId}`
  return studioLink(generation, 'fix')
}

export function takeFileName({ storyboardTitle, sceneNumber, takeNumber }: GenerationView): string {
  return `${storyboardTitle ?? 'shotboard'} scene ${sceneNumber ?? 0} take ${takeNumber}.mp4`
}

export function downloadFile(url: string, name = ''): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
