import type { LibraryRole } from '@/lib/editor/library-drag'
import type { LibraryTile } from '@/lib/editor/library-tiles'

/** What the open storyboard makes of the library. The library itself knows no scene. */
export type LibraryUse = {
  /** By asset id: what it is in the active scene ("First frame", "Shot 3"). */
  roles: ReadonlyMap<string, string>
  /** Ids of assets used anywhere in the storyboard. */
  used: ReadonlySet<string>
  /** The shot a picture would be drawn for ("shot 3"), or null. */
  shotName: string | null
  /** A sentence why something cannot take a role now, or null. */
  whyNot: (item: Pick<LibraryTile, 'kind' | 'id'>, role: LibraryRole) => string | null
  onUse: (item: Pick<LibraryTile, 'kind' | 'id'>, role: LibraryRole) => void
}
