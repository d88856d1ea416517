'use client'
import {
  ArrowRightToLine,
  ExternalLink,
  Film,
  ImagePlay,
  ImagePlus,
  PencilLine,
  Shapes,
  TextCursorInput,
  Trash2,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { LibraryUse } from '@/components/library/library-use'
import { MenuItem, MenuSeparator } from '@/components/ui/menu-parts'
import type { LibraryRole } from '@/lib/editor/library-drag'
import type { LibraryTile } from '@/lib/editor/library-tiles'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

/** What can be done with one file or element of the library. */
export function TileMenu({
  tile,
  use,
  onRename,
  onDelete,
}: {
  tile: LibraryTile
  use: LibraryUse
  /** Files only. */
  onRename?: () => void
  onDelete?: () => void
}) {
  const router = useRouter()
  if (tile.kind === 'element')
    return (
      <>
        <UseItem tile={tile} use={use} role="reference" icon={<Shapes {...icon} />}>
          Add to the scene
        </UseItem>
        <MenuItem icon={<ExternalLink {...icon} />} onSelect={() => router.push('/elements')}>
          Open in Elements
        </MenuItem>
      </>
    )
  return (
    <>
      {tile.kind === 'video' ? (
        <UseItem tile={tile} use={use} role="video" icon={<Film {...icon} />}>
          Use as video
        </UseItem>
      ) : (
        <>
          <UseItem tile={tile} use={use} role="firstFrame" icon={<ImagePlay {...icon} />}>
            Use as first frame
          </UseItem>
          <UseItem tile={tile} use={use} role="endFrame" icon={<ArrowRightToLine {...icon} />}>
            Use as end frame
          </UseItem>
          <UseItem tile={tile} use={use} role="reference" icon={<ImagePlus {...icon} />}>
            Use as reference
          </UseItem>
          {use.shotName && (
            <UseItem tile={tile} use={use} role="picture" icon={<PencilLine {...icon} />}>
              Picture of {use.shotName} in the plan
            </UseItem>
          )}
        </>
      )}
      <MenuSeparator />
      {onRename && (
        <MenuItem icon={<TextCursorInput {...icon} />} keys="F2" onSelect={onRename}>
          Rename
        </MenuItem>
      )}
      {onDelete && (
        <MenuItem danger icon={<Trash2 {...icon} />} keys="Del" onSelect={onDelete}>
          Delete
        </MenuItem>
      )}
    </>
  )
}

function UseItem({
  tile,
  use,
  role,
  icon: glyph,
  children,
}: {
  tile: LibraryTile
  use: LibraryUse
  role: LibraryRole
  icon: React.ReactNode
  children: React.ReactNode
}) {
  const why = use.whyNot(tile, role)
  return (
    <MenuItem
      icon={glyph}
      disabled={why !== null}
      {...(why && { note: why })}
      onSelect={() => use.onUse(tile, role)}
    >
      {children}
    </MenuItem>
  )
}
