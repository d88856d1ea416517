import { factsText, lengthText } from '@/lib/editor/asset-facts'
import type { LibraryDrag } from '@/lib/editor/library-drag'
import { elementKind, elementThumb, type LibraryIndex } from '@/lib/editor/reference-labels'
import type { ElementHealth } from '@/lib/storyboard/element-health'
import type { AssetView } from '@/lib/views'
import type { ElementView } from '@/lib/views-elements'

/** One picture of the library's grid, whatever it stands for. */
export type LibraryTile = {
  kind: LibraryDrag['kind']
  id: string
  name: string
  meta: string
  thumbUrl: string | null
  /** Lower right on the picture: "6 s". */
  length: string | null
  /** Upper left: what it is in the active scene. */
  role: string | null
  state: ElementHealth
  /** Why it failed. */
  error: string | null
}

export const mediaFilters = ['All', 'Images', 'Video', 'Unused'] as const
export type MediaFilter = (typeof mediaFilters)[number]

const has = (text: string, query: string) =>
  text.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase())

/** Files by name and filter, newest first as the server sends them. `roles` and `used` are about the open storyboard. */
export function mediaTiles(
  assets: readonly AssetView[],
  { query, filter }: { query: string; filter: MediaFilter },
  { roles, used }: { roles: ReadonlyMap<string, string>; used: ReadonlySet<string> },
): LibraryTile[] {
  return assets
    .filter((asset) => passes(asset, filter, used) && has(asset.name, query))
    .map((asset) => ({
      kind: asset.facts.kind,
      id: asset.id,
      name: asset.name,
      meta: factsText(asset.facts),
      thumbUrl: asset.thumbUrl,
      length: lengthText(asset.facts),
      role: roles.get(asset.id) ?? null,
      state: 'ready',
      error: null,
    }))
}

function passes(asset: AssetView, filter: MediaFilter, used: ReadonlySet<string>): boolean {
  if (filter === 'Images') return asset.facts.kind === 'image'
  if (filter === 'Video') return asset.facts.kind === 'video'
  return filter !== 'Unused' || !used.has(asset.id)
}

/** Elements by name or description that carry one of `tagIds`; none chosen means all. */
export function elementTiles(
  index: LibraryIndex,
  { query, tagIds }: { query: string; tagIds: ReadonlySet<string> },
): LibraryTile[] {
  return index.library.elements
    .filter((each) => tagIds.size === 0 || each.tagIds.some((id) => tagIds.has(id)))
    .filter((each) => has(each.name, query) || has(each.description, query))
    .map((each) => ({
      kind: 'element',
      id: each.id,
      name: each.name,
      meta: `${elementKind(each)} · ${partsText(each)}`,
      thumbUrl: elementThumb(each, index),
      length: null,
      role: null,
      state: each.state,
      error: each.error,
    }))
}

function partsText({ referenceType, referAssetIds }: ElementView): string {
  return referenceType === 'video_refer' ? 'video' : `${referAssetIds.length + 1} refs`
}
