import { memo } from 'react'
import { Badge } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'
import { Picture, PictureNote } from '@/components/ui/picture'
import { healthWords } from '@/lib/storyboard/element-health'
import { writeLibraryDrag } from '@/lib/editor/library-drag'
import type { LibraryTile as Tile } from '@/lib/editor/library-tiles'

export const tileId = (id: string) => `library-tile-${id}`

/** A picture with its name and numbers. It is dragged into the scene, or used with Enter or a double click. */
export const LibraryTile = memo(function LibraryTile({
  tile,
  active,
  place,
  count,
  onPoint,
  onUse,
}: {
  tile: Tile
  active: boolean
  place: number
  count: number
  onPoint: (id: string) => void
  onUse: (id: string) => void
}) {
  const ready = tile.state !== 'creating' && tile.state !== 'failed'
  return (
    <div
      id={tileId(tile.id)}
      data-tile={tile.id}
      role="option"
      aria-selected={active}
      aria-setsize={count}
      aria-posinset={place + 1}
      aria-label={[tile.name, tile.meta, tile.length, tile.role, stateWord(tile)].filter(Boolean).join(', ')}
      draggable={ready}
      onDragStart={(event) => writeLibraryDrag(event.dataTransfer, { kind: tile.kind, id: tile.id })}
      onPointerDown={() => onPoint(tile.id)}
      onDoubleClick={() => onUse(tile.id)}
      className="group min-w-0"
    >
      <Picture
        src={tile.thumbUrl}
        alt=""
        className={classNames(
          tile.kind === 'element' ? 'aspect-16/10' : 'aspect-video',
          active && 'shadow-[0_0_0_2px_var(--color-panel),0_0_0_4px_var(--color-pencil)]',
        )}
        imageClassName={ready ? 'group-hover:brightness-110' : 'opacity-55'}
      >
        {tile.length && <PictureNote>{tile.length}</PictureNote>}
        {tile.role && (
          <Badge tone="over" className="absolute top-1 left-1 h-4! max-w-[calc(100%-8px)] truncate px-[5px]!">
            {tile.role}
          </Badge>
        )}
      </Picture>
      <div className="mt-[5px] flex h-4 items-center gap-[5px] leading-4 font-medium">
        <span className="min-w-0 truncate">{tile.name}</span>
        {tile.state !== 'ready' && (
          <Badge tone={stateTone(tile)} className="ml-auto truncate">
            {stateWord(tile)}
          </Badge>
        )}
      </div>
      <div className="truncate text-2xs text-ink-3">{tile.meta}</div>
    </div>
  )
})

function stateWord({ state }: Tile): string | null {
  return state === 'ready' ? null : healthWords[state]
}
function stateTone({ state }: Tile): 'error' | 'run' | 'warn' {
  if (state === 'failed') return 'error'
  return state === 'creating' ? 'run' : 'warn'
}
