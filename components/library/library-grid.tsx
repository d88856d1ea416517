'use client'
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { LibraryTile, tileId } from '@/components/library/library-tile'
import { useElementWidth } from '@/components/library/use-element-width'
import { ContextMenu } from '@/components/ui/context-menu'
import type { LibraryTile as Tile } from '@/lib/editor/library-tiles'

const COLUMNS = 2
const GAP = { x: 8, y: 10 }
const PADDING = 24
const TEXT = 37

/** Ten thousand tiles or six: only the rows in sight exist. One tab stop; the arrow keys move, Enter uses. */
export function LibraryGrid({
  label,
  tiles,
  ratio,
  onUse,
  onKey,
  menu,
}: {
  label: string
  tiles: readonly Tile[]
  /** Width through height of the pictures. */
  ratio: number
  onUse: (tile: Tile) => void
  /** Delete and F2 on the marked tile. */
  onKey?: (tile: Tile, key: 'Delete' | 'F2') => void
  menu: (tile: Tile) => ReactNode
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const width = useElementWidth(scroller)
  const [marked, setMarked] = useState<string | null>(null)
  const [focused, setFocused] = useState(false)
  const at = Math.max(
    0,
    tiles.findIndex((tile) => tile.id === marked),
  )
  const active = tiles[at]
  const rowHeight = Math.round((width - PADDING - GAP.x) / COLUMNS / ratio) + TEXT + GAP.y
  const rows = useVirtualizer({
    count: Math.ceil(tiles.length / COLUMNS),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    paddingStart: 6,
    paddingEnd: 12,
  })
  useEffect(() => rows.measure(), [rows, rowHeight])

  const useById = useCallback(
    (id: string) => {
      const tile = tiles.find((each) => each.id === id)
      if (tile) onUse(tile)
    },
    [tiles, onUse],
  )
  function onKeyDown(event: KeyboardEvent) {
    if (!active || event.ctrlKey || event.metaKey || event.altKey) return
    const to = target(event.key, at, tiles.length)
    if (to !== null) {
      setMarked(tiles[to]?.id ?? null)
      rows.scrollToIndex(Math.floor(to / COLUMNS))
    } else if (event.key === 'Enter') onUse(active)
    else if (onKey && (event.key === 'Delete' || event.key === 'F2')) onKey(active, event.key)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <ContextMenu menu={active && menu(active)}>
      <div
        ref={scroller}
        role="listbox"
        data-own-keys=""
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={active && focused ? tileId(active.id) : undefined}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={onKeyDown}
        onContextMenuCapture={(event) => {
          const tile =
            event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tile]') : null
          if (tile?.dataset.tile) setMarked(tile.dataset.tile)
          else if (event.target !== event.currentTarget || !focused) event.stopPropagation()
        }}
        className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto px-3 outline-none [mask:linear-gradient(#000_92%,transparent)] focus-visible:outline-none"
      >
        <div role="presentation" className="relative" style={{ height: rows.getTotalSize() }}>
          {width > 0 &&
            rows.getVirtualItems().map((row) => (
              <div
                key={row.key}
                role="presentation"
                className="absolute inset-x-0 top-0 grid grid-cols-2 gap-x-2"
                style={{ transform: `translateY(${row.start}px)` }}
              >
                {tiles.slice(row.index * COLUMNS, (row.index + 1) * COLUMNS).map((tile, column) => (
                  <LibraryTile
                    key={tile.id}
                    tile={tile}
                    active={tile === active && (focused || marked !== null)}
                    place={row.index * COLUMNS + column}
                    count={tiles.length}
                    onPoint={setMarked}
                    onUse={useById}
                  />
                ))}
              </div>
            ))}
        </div>
      </div>
    </ContextMenu>
  )
}

/** Where a key leads in the grid, or null. */
function target(key: string, at: number, count: number): number | null {
  const last = count - 1
  const steps: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - COLUMNS,
    ArrowDown: at + COLUMNS,
    PageUp: at - COLUMNS * 4,
    PageDown: at + COLUMNS * 4,
    Home: 0,
    End: last,
  }
  const to = steps[key]
  return to === undefined ? null : Math.min(last, Math.max(0, to))
}
