import type { PaletteEntry } from '@/lib/editor/palette-search'
import type { StoryboardCard } from '@/lib/views'

export function storyboardEntries(
  { go }: { go: (path: string) => void },
  cards: readonly StoryboardCard[],
): PaletteEntry[] {
  return cards
    .filter((card) => !card.archived)
    .map((card) => ({
      id: `storyboard.${card.id}`,
      group: 'Storyboards',
      label: card.title,
      detail: 'Open',
      pictureUrl: card.coverUrl,
      run: () => go(`/storyboards/${card.id}`),
    }))
}
