import { memo, type DragEvent, type PointerEvent } from 'react'
import { Heart } from 'lucide-react'
import { FilmStrip } from '@/components/library/film-strip'
import type { Keys } from '@/components/library/use-selection'
import { Wave } from '@/components/library/wave'
import { Badge } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'
import { Picture, PictureNote } from '@/components/ui/picture'
import { healthWords } from '@/lib/storyboard/element-health'
import type { LibraryTile as Tile } from '@/lib/editor/library-tiles'

export const tileId = (id: string) => `library-tile-${id}`

export type TileProps = {
  tile: Tile
  /** The keyboard is here. */
  active: boolean
  selected: boolean
  place: number
  count: number
  onPress: (id: string, keys: Keys) => void
  onRelease: (id: string, keys: Keys) => void
  onUse: (id: string) => void
  onDrag: (id: string, event: DragEvent) => void
}

/** What an option of the grid is to a pointer and to a screen reader, whatever it looks like. */
export function optionProps(props: TileProps) {
  const { tile, selected, place, count, onPress, onRelease, onUse, onDrag } = props
  const mine = (event: PointerEvent) => event.button === 0 && event.isPrimary
  return {
    id: tileId(tile.id),
    'data-tile': tile.id,
    role: 'option',
    'aria-selected': selected,
    'aria-setsize': count,
    'aria-posinset': place + 1,
    'aria-label': tileLabel(tile),
    draggable: isUsable(tile),
    onDragStart: (event: DragEvent) => onDrag(tile.id, event),
    onPointerDown: (event: PointerEvent) => mine(event) && onPress(tile.id, event),
    onPointerUp: (event: PointerEvent) => mine(event) && onRelease(tile.id, event),
    onDoubleClick: () => onUse(tile.id),
  } as const
}

function tileLabel(tile: Tile): string {
  const words = [tile.name, tile.meta, tile.length, tile.role, tile.favourite && 'Favourite', stateWord(tile)]
  return words.filter(Boolean).join(', ')
}

/** A picture with its name and numbers. It is dragged into the scene, or used with Enter or a double click. */
export const LibraryTile = memo(function LibraryTile(props: TileProps) {
  const { tile, active, selected } = props
  const ready = isUsable(tile)
  const remade = tile.state === 'changed' || tile.state === 'elsewhere'
  return (
    <div {...optionProps(props)} className="group min-w-0">
      <Picture
        src={tile.thumbUrl}
        alt=""
        className={classNames(
          tile.kind === 'element' ? 'aspect-16/10' : 'aspect-video',
          selected
            ? 'shadow-[0_0_0_2px_var(--color-panel),0_0_0_4px_var(--color-pencil)]'
            : active && 'shadow-[0_0_0_2px_var(--color-panel),0_0_0_4px_var(--color-edge)]',
        )}
        imageClassName={ready ? 'group-hover:brightness-110' : 'opacity-55'}
      >
        {!tile.thumbUrl && tile.waveUrl && (
          <Wave url={tile.waveUrl} className="absolute inset-2 text-ink-2" />
        )}
        {tile.stripUrl && <FilmStrip url={tile.stripUrl} />}
        {tile.length && <PictureNote>{tile.length}</PictureNote>}
        {tile.favourite && (
          <Heart
            size={12}
            aria-hidden
            className="pointer-events-none absolute top-1.5 right-1.5 fill-current text-[oklch(0.97_0_0)] drop-shadow-[0_0_2px_oklch(0_0_0/0.8)]"
          />
        )}
        {tile.role && (
          <Badge
            tone="over"
            className="pointer-events-none absolute top-1 left-1 h-4! max-w-[calc(100%-8px)] truncate px-[5px]!"
          >
            {tile.role}
          </Badge>
        )}
      </Picture>
      <div className="mt-[5px] flex h-4 items-center gap-[5px] leading-4 font-medium">
        <span className="min-w-0 truncate">{tile.name}</span>
        {tile.state !== 'ready' && !remade && (
          <Badge tone={stateTone(tile)} className="ml-auto truncate">
            {stateWord(tile)}
          </Badge>
        )}
      </div>
      {/* More than one word would leave no room for the name. */}
      <div className={classNames('truncate text-2xs', tile.state === 'changed' ? 'text-warn' : 'text-ink-3')}>
        {remade ? stateWord(tile) : tile.meta}
      </div>
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

const isUsable = ({ state }: Tile) => state !== 'creating' && state !== 'failed'
