'use client'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { gridKey } from '@/components/library/grid-keys'
import { LibraryRow } from '@/components/library/library-row'
import { LibraryTile, tileId, type TileProps } from '@/components/library/library-tile'
import { useElementWidth } from '@/components/library/use-element-width'
import { useRowsInSight } from '@/components/library/use-rows-in-sight'
import { Marquee, useMarquee } from '@/components/library/marquee'
import type { Keys, Listed, Selection } from '@/components/library/use-selection'
import { classNames } from '@/components/ui/class-names'
import { ContextMenu } from '@/components/ui/context-menu'
import { writeLibraryDrag } from '@/lib/editor/library-drag'
import type { LibraryTile as Tile } from '@/lib/editor/library-tiles'

const GAP = { x: 8, y: 10 }
const PADDING = 24
const TEXT = 37
const ROW = 44

export type LibraryGridProps = {
  label: string
  list: Listed
  tileAt: (index: number) => Tile | undefined
  /** What is shown is of the search before: nothing can be done to it. */
  isOld?: boolean
  selection: Selection
  look?: 'grid' | 'rows'
  /** Of the tiles, in px at least; without it there are two beside each other. */
  minWidth?: number
  /** Width through height of the pictures. */
  ratio: number
  onUse: (tile: Tile) => void
  onKey?: (key: 'Delete' | 'F2', tile: Tile) => void
  onSelectAll?: () => void
  /** The last index in sight: more of the list may be needed. */
  onReach?: (index: number) => void
  /** Rectangles are drawn with the pointer. */
  marquee?: boolean
  /** Room below the last row, in px: for what floats over the list. */
  below?: number
  /** Drawn over the tile while it is renamed. */
  renaming?: { id: string; field: ReactNode } | null
  onDragTiles?: (ids: string[], transfer: DataTransfer) => void
  menu: (tile: Tile) => ReactNode
}

/** Ten thousand tiles or six: only the rows in sight exist. One tab stop; the arrow keys move, Enter uses, Shift and Ctrl select. */
export function LibraryGrid(props: LibraryGridProps) {
  const { label, list, tileAt, selection, look = 'grid', minWidth, ratio, below = 16, onReach, menu } = props
  const scroller = useRef<HTMLDivElement>(null)
  const width = useElementWidth(scroller)
  const [focused, setFocused] = useState(false)
  const inner = width - PADDING
  const columns =
    look === 'rows' ? 1 : minWidth ? Math.max(2, Math.floor((inner + GAP.x) / (minWidth + GAP.x))) : 2
  const tileWidth = (inner - GAP.x * (columns - 1)) / columns
  const rowHeight = look === 'rows' ? ROW : Math.round(tileWidth / ratio) + TEXT + GAP.y
  const at = selection.at === null ? -1 : list.indexOf(selection.at)
  const active = tileAt(Math.max(0, at))
  const rows = useRowsInSight(scroller, { count: Math.ceil(list.count / columns), rowHeight, below })
  const reach = ((rows.inSight.at(-1) ?? 0) + 1) * columns
  useEffect(() => {
    // What a handler gives back is no way to clean up.
    onReach?.(reach)
  }, [onReach, reach, list.count])
  const tiles = useTileHandlers(props)
  const marquee = useMarquee({ scroller, list, selection, columns, rowHeight, tileWidth, gap: GAP.x })

  const Tile = look === 'rows' ? LibraryRow : LibraryTile
  return (
    <ContextMenu menu={active && menu(active)}>
      <div
        ref={scroller}
        role="listbox"
        aria-multiselectable
        data-own-keys=""
        tabIndex={0}
        aria-label={label}
        aria-busy={props.isOld || undefined}
        inert={props.isOld}
        aria-activedescendant={active && focused ? tileId(active.id) : undefined}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={(event) => {
          if (event.target !== event.currentTarget) return
          const to = gridKey(event, { ...props, at: Math.max(0, at), columns, active })
          if (to === null) return
          if (to >= 0) rows.reveal(Math.floor(to / columns))
          event.preventDefault()
          event.stopPropagation()
        }}
        {...(props.marquee && marquee.handlers)}
        onContextMenuCapture={(event) => {
          const tile =
            event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tile]') : null
          if (tile?.dataset.tile && !selection.ids.has(tile.dataset.tile)) selection.point(tile.dataset.tile)
          else if (!tile && (event.target !== event.currentTarget || !focused)) event.stopPropagation()
        }}
        className="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto px-3 outline-none [contain:strict] focus-visible:outline-none"
      >
        <div role="presentation" className="relative" style={{ height: rows.height }}>
          {width > 0 &&
            rows.inSight.map((row) => (
              <div
                key={row}
                role="presentation"
                className={classNames(
                  'absolute inset-x-0 top-0 grid [contain:layout_style]',
                  look === 'grid' && 'gap-x-2',
                )}
                style={{
                  transform: `translateY(${rows.top(row)}px)`,
                  gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
                }}
              >
                {Array.from({ length: Math.min(columns, list.count - row * columns) }, (_, column) => {
                  const place = row * columns + column
                  const tile = tileAt(place)
                  if (!tile) return <Awaited key={place} rows={look === 'rows'} />
                  const isActive = tile.id === active?.id && focused
                  return (
                    <div key={tile.id} role="presentation" className="relative min-w-0">
                      <Tile
                        tile={tile}
                        active={isActive}
                        selected={selection.ids.has(tile.id)}
                        place={place}
                        count={list.count}
                        {...tiles}
                      />
                      {props.renaming?.id === tile.id && props.renaming.field}
                    </div>
                  )
                })}
              </div>
            ))}
          <Marquee box={marquee.box} />
        </div>
      </div>
    </ContextMenu>
  )
}

/** A place whose file is on its way. */
function Awaited({ rows }: { rows: boolean }) {
  return rows ? (
    <div role="presentation" className="my-1 h-9 rounded-picture bg-raised" />
  ) : (
    <div role="presentation" className="aspect-video rounded-picture bg-raised" />
  )
}

/** The same functions for every tile and render, so that a tile draws itself anew only when it changed. */
function useTileHandlers(
  props: LibraryGridProps,
): Pick<TileProps, 'onPress' | 'onRelease' | 'onUse' | 'onDrag'> {
  const now = useRef(props)
  useEffect(() => {
    now.current = props
  })
  const tileOf = (id: string) => now.current.tileAt(now.current.list.indexOf(id))
  return {
    onPress: useCallback((id: string, keys: Keys) => {
      const { selection } = now.current
      const many = keys.shiftKey || keys.ctrlKey || keys.metaKey
      if (many || !selection.ids.has(id)) selection.point(id, keys)
    }, []),
    onRelease: useCallback((id: string, keys: Keys) => {
      const { selection } = now.current
      const many = keys.shiftKey || keys.ctrlKey || keys.metaKey
      if (!many && selection.ids.size > 1) selection.point(id)
    }, []),
    onUse: useCallback((id: string) => {
      const tile = tileOf(id)
      if (tile) now.current.onUse(tile)
    }, []),
    onDrag: useCallback((id: string, event) => {
      const tile = tileOf(id)
      if (!tile) return
      writeLibraryDrag(event.dataTransfer, { kind: tile.kind, id })
      const { selection, onDragTiles } = now.current
      onDragTiles?.(selection.ids.has(id) ? [...selection.ids] : [id], event.dataTransfer)
    }, []),
  }
}
