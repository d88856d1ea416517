/** All React Query keys live here. */
export const keys = {
  library: ['library'] as const,
  elements: ['elements'] as const,
  generations: (storyboardId: string) => ['generations', storyboardId] as const,
  queue: ['queue'] as const,
  storyboards: ['storyboards'] as const,
}
