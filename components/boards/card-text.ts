import { spanText } from '@/components/ui/time-text'
import type { StoryboardCard } from '@/lib/views'

/** "2 of 4 scenes picked, 45 s" */
export function pickedLine(scenes: StoryboardCard['scenes']): string {
  const picked = scenes.filter((scene) => scene.state === 'picked').length
  const total = scenes.reduce((sum, scene) => sum + scene.durationMs, 0)
  return `${picked} of ${scenes.length} ${scenes.length === 1 ? 'scene' : 'scenes'} picked, ${spanText(total)}`
}

export type CardOrder = 'edited' | 'name' | 'longest'
export const cardOrders: { value: CardOrder; label: string }[] = [
  { value: 'edited', label: 'Last edited' },
  { value: 'name', label: 'Name' },
  { value: 'longest', label: 'Longest' },
]
const length = (card: StoryboardCard) => card.scenes.reduce((sum, scene) => sum + scene.durationMs, 0)
const compare: Record<CardOrder, (a: StoryboardCard, b: StoryboardCard) => number> = {
  edited: (a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt),
  name: (a, b) => a.title.localeCompare(b.title, 'en', { sensitivity: 'base', numeric: true }),
  longest: (a, b) => length(b) - length(a),
}

/** The cards whose title has every word of the search, in the chosen order. */
export function findCards(
  cards: readonly StoryboardCard[],
  search: string,
  order: CardOrder,
): StoryboardCard[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return cards
    .filter((card) => words.every((word) => card.title.toLowerCase().includes(word)))
    .sort(compare[order])
}
