import { searchParams, type AssetSearch } from '@/lib/media/asset-search'

/** All React Query keys live here. */
export const keys = {
  fits: (ids: readonly string[]) => ['fits', ...ids] as const,
  library: ['library'] as const,
  elements: ['elements'] as const,
  /** Everything below is asked anew when the library says that a file or folder changed. */
  assets: ['assets'] as const,
  assetPages: (search: AssetSearch) => ['assets', 'pages', searchParams(search).toString()] as const,
  foundAssets: (search: AssetSearch) => ['assets', 'found', searchParams(search).toString()] as const,
  knownAssets: ['assets', 'known'] as const,
  assetDetail: (id: string) => ['assets', 'detail', id] as const,
  assetUses: (ids: readonly string[]) => ['assets', 'uses', ids] as const,
  shelves: ['assets', 'shelves'] as const,
  storage: ['storage'] as const,
  generations: (storyboardId: string) => ['generations', storyboardId] as const,
  queue: ['queue'] as const,
  fault: ['fault'] as const,
  storyboards: ['storyboards'] as const,
  revisions: (storyboardId: string) => ['revisions', storyboardId] as const,
  revision: (id: string, revision: number) => ['revision', id, revision] as const,
}
