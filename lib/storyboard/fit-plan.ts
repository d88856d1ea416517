import { isClipPurpose, whyUnfit, type Purpose } from '@/lib/storyboard/fit'
import { legalRatio, regionOf, sizeFor, type FitMode, type Place } from '@/lib/storyboard/fit-frame'
import type { FitRecipe } from '@/lib/storyboard/fit-recipe'
import { fitFps, fitLength, lengthsOf } from '@/lib/storyboard/fit-time'
import type { ImageFacts, MediaFacts, VideoFacts } from '@/lib/storyboard/media-facts'

/** What a person may change about a proposal. Times in ms of the original. */
export type FitChoice = {
  mode: FitMode
  at: Place
  /** Width through height; null keeps the original's as far as it is legal. */
  ratio: number | null
  startMs: number
  /** null: as long as the original, as far as it is legal. */
  durationMs: number | null
}
export const firstChoice: FitChoice = {
  mode: 'crop',
  at: { x: 0.5, y: 0.5 },
  ratio: null,
  startMs: 0,
  durationMs: null,
}

/** How this file becomes one that fits, or null where no computer can do it (a sound, a picture where a clip is wanted). */
export function planFit(
  facts: MediaFacts,
  purpose: Purpose,
  choice: FitChoice = firstChoice,
): FitRecipe | null {
  if (facts.kind === 'image') return isClipPurpose(purpose) ? null : imageRecipe(facts, purpose, choice)
  if (facts.kind === 'video' && isClipPurpose(purpose)) return videoRecipe(facts, purpose, choice)
  return null
}

function frame(facts: ImageFacts | VideoFacts, purpose: Purpose, choice: FitChoice) {
  const ratio = legalRatio(choice.ratio ?? facts.width / facts.height, purpose)
  const region = regionOf(facts, ratio, choice)
  return { region, ...sizeFor(region, ratio, purpose) }
}

function imageRecipe(facts: ImageFacts, purpose: Purpose, choice: FitChoice): FitRecipe {
  const drawn = facts.mime === 'image/png' || facts.mime === 'image/svg+xml' || facts.mime === 'image/gif'
  return { kind: 'image', ...frame(facts, purpose, choice), format: drawn ? 'png' : 'jpeg' }
}

function videoRecipe(facts: VideoFacts, purpose: 'video' | 'elementVideo', choice: FitChoice): FitRecipe {
  const fps = fitFps(facts)
  const lengths = lengthsOf(purpose)
  const durationMs = fitLength(choice.durationMs ?? facts.durationMs, fps, lengths)
  const latest = Math.max(0, facts.durationMs - Math.min(durationMs, facts.durationMs))
  const startMs = Math.round(Math.min(latest, Math.max(0, choice.startMs)))
  return { kind: 'video', ...frame(facts, purpose, choice), startMs, durationMs, fps }
}

/** What the copy will be. Its bytes are only known once it is made; the maker keeps them inside the limit. */
export function resultFacts(recipe: FitRecipe, source: MediaFacts): MediaFacts {
  const { width, height } = recipe
  if (recipe.kind === 'image') {
    const mime = recipe.format === 'png' ? 'image/png' : 'image/jpeg'
    return { kind: 'image', mime, bytes: 1, width, height }
  }
  const { durationMs, fps } = recipe
  const audioCodec = source.kind === 'video' && source.audioCodec !== null ? 'aac' : null
  const sizes = { width, height, durationMs, fps, variableFps: false }
  return { kind: 'video', mime: 'video/mp4', bytes: 1, codec: 'avc', audioCodec, ...sizes }
}

/** Null when this recipe makes something legal of this file, else why not. A recipe comes from a browser: nothing in it is believed. */
export function whyBadRecipe(recipe: FitRecipe, facts: MediaFacts, purpose: Purpose): string | null {
  if (facts.kind !== recipe.kind)
    return `This file cannot become ${recipe.kind === 'image' ? 'a picture' : 'a clip'}.`
  const { region } = recipe
  const overlaps =
    region.x < facts.width &&
    region.y < facts.height &&
    region.x + region.width > 0 &&
    region.y + region.height > 0
  if (!overlaps) return 'The crop lies outside the picture.'
  const stretch = recipe.width / recipe.height / (region.width / region.height)
  const coarse = 1 + 2 / Math.min(region.width, region.height, recipe.width, recipe.height)
  if (stretch > coarse * 1.01 || stretch < 1 / (coarse * 1.01))
    return 'The crop has another shape than the copy.'
  if (recipe.kind === 'video' && facts.kind === 'video' && recipe.startMs >= facts.durationMs)
    return 'The range begins after the end of the clip.'
  return whyUnfit('The copy', resultFacts(recipe, facts), purpose)
}
