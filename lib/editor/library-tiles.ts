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
  /** Frames of a clip side by side, and its sound over time. */
  stripUrl: string | null
  waveUrl: string | null
  /** Lower right on the picture: "6 s". */
  length: string | null
  /** Upper left: what it is in the active scene. */
  role: string | null
  favourite: boolean
  tags: readonly string[]
  /** Null for an element. */
  bytes: number | null
  createdAt: string
  state: ElementHealth
  /** Why it failed. */
  error: string | null
}

const has = (text: string, query: string) =>
  text.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase())

const made = new WeakMap<AssetView, LibraryTile>()

/** A file as a tile. `role` is what it is in the active scene. One object per file and role, so that a tile in sight is not drawn anew while others scroll in. */
export function mediaTile(asset: AssetView, role: string | null = null): LibraryTile {
  const known = made.get(asset)
  if (known?.role === role) return known
  const tile = freshTile(asset, role)
  made.set(asset, tile)
  return tile
}

function freshTile(asset: AssetView, role: string | null): LibraryTile {
  return {
    kind: asset.facts.kind,
    id: asset.id,
    name: asset.name,
    meta: factsText(asset.facts),
    thumbUrl: asset.thumbUrl,
    stripUrl: asset.stripUrl,
    waveUrl: asset.waveUrl,
    length: lengthText(asset.facts),
    role,
    favourite: asset.favourite,
    tags: asset.tags,
    bytes: asset.facts.bytes,
    createdAt: asset.createdAt,
    state: 'ready',
    error: null,
  }
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
      stripUrl: null,
      waveUrl: null,
      length: null,
      role: null,
      favourite: false,
      tags: [],
      bytes: null,
      createdAt: each.createdAt,
      state: each.state,
      error: each.error,
    }))
}

function partsText({ referenceType, referAssetIds }: ElementView): string {
  return referenceType === 'video_refer' ? 'video' : `${referAssetIds.length + 1} refs`
}
