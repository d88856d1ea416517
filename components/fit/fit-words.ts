import { megabytes } from '@/lib/storyboard/fit'
import type { FitRecipe } from '@/lib/storyboard/fit-recipe'
import type { MediaFacts } from '@/lib/storyboard/media-facts'
import { mimeName } from '@/lib/storyboard/mime-name'

const bare = (mime: string) => mimeName(mime).replace(/^an? /, '')
const rate = (fps: number) => `${Number(fps.toFixed(3))} fps`
export const secondsText = (ms: number): string => `${Number((ms / 1000).toFixed(2))} s`

/** What the file is, in one line: "WebP picture, 3600 × 300, 0.4 MB". */
export function sourceLine(facts: MediaFacts): string {
  const parts = [bare(facts.mime)]
  if (facts.kind !== 'audio') parts.push(`${facts.width} × ${facts.height}`)
  if (facts.kind === 'video') parts.push(secondsText(facts.durationMs), rate(facts.fps))
  return [...parts, megabytes(facts.bytes)].join(', ')
}

/** What the copy will be: "JPEG picture, 750 × 300". */
export function resultLine(recipe: FitRecipe): string {
  const size = `${recipe.width} × ${recipe.height}`
  if (recipe.kind === 'image')
    return `${recipe.format === 'png' ? 'PNG' : 'JPEG'} picture, ${size}, at most 10 MB`
  return `MP4 video, ${size}, ${secondsText(recipe.durationMs)}, ${rate(recipe.fps)}`
}
