import type { KeyboardEvent } from 'react'
import type { LibraryGridProps } from '@/components/library/library-grid'
import type { LibraryTile } from '@/lib/editor/library-tiles'

type Here = Pick<LibraryGridProps, 'list' | 'selection' | 'onUse' | 'onKey' | 'onSelectAll'> & {
  at: number
  columns: number
  active: LibraryTile | undefined
}

/** Does what a key means in the grid. The index to bring into sight, -1 for none, null for a key that is not the grid's. */
export function gridKey(event: KeyboardEvent, here: Here): number | null {
  const { list, selection, active, onUse, onKey, onSelectAll } = here
  if (event.altKey) return null
  const control = event.ctrlKey || event.metaKey
  const to = target(event.key, here)
  if (to !== null) {
    const id = list.idAt(to)
    if (id !== undefined) selection.walk(id, event)
    return to
  }
  if (control && event.key.toLowerCase() === 'a' && onSelectAll) onSelectAll()
  else if (event.key === ' ' && active) selection.toggle(active.id)
  else if (event.key === 'Escape' && selection.ids.size > 0) selection.clear()
  else if (control || event.shiftKey || !active) return null
  else if (event.key === 'Enter') onUse(active)
  else if (onKey && (event.key === 'Delete' || event.key === 'F2')) onKey(event.key, active)
  else return null
  return -1
}

function target(key: string, { at, columns, list }: Here): number | null {
  const last = list.count - 1
  const page = columns * (columns === 1 ? 10 : 4)
  const steps: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - columns,
    ArrowDown: at + columns,
    PageUp: at - page,
    PageDown: at + page,
    Home: 0,
    End: last,
  }
  const to = steps[key]
  return to === undefined || last < 0 ? null : Math.min(last, Math.max(0, to))
}
