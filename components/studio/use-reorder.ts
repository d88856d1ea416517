'use client'
import { useState, type DragEvent, type KeyboardEvent } from 'react'
import { writeLibraryDrag, type LibraryDrag } from '@/lib/editor/library-drag'

type Options = {
  ids: readonly string[]
  kind: LibraryDrag['kind']
  nameOf: (id: string) => string
  onMove: (id: string, index: number) => void
  onRemove: (id: string) => void
}

const ORDER = 'application/x-shotboard-order'

/** Order by dragging, or by Alt and the arrow keys on the focused item; Delete removes. `said` goes into a live region. */
export function useReorder({ ids, kind, nameOf, onMove, onRemove }: Options) {
  const [dragged, setDragged] = useState<string | null>(null)
  const [said, setSaid] = useState('')

  function move(id: string, index: number) {
    const to = Math.min(ids.length - 1, Math.max(0, index))
    if (ids.indexOf(id) === to) return
    onMove(id, to)
    setSaid(`${nameOf(id)} is now ${to + 1} of ${ids.length}.`)
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>, id: string) {
    const at = ids.indexOf(id)
    const way = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (way !== 0) {
      event.preventDefault()
      event.stopPropagation()
      if (event.altKey) move(id, at + way)
      else focusItem(event.currentTarget, ids[at + way])
    }
    if (event.key !== 'Delete' && event.key !== 'Backspace') return
    event.preventDefault()
    event.stopPropagation()
    focusItem(event.currentTarget, ids[at + 1] ?? ids[at - 1])
    onRemove(id)
    setSaid(`${nameOf(id)} removed.`)
  }
  return {
    said,
    dragged,
    itemProps: (id: string) => ({
      'data-reorder': id,
      draggable: true,
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => onKeyDown(event, id),
      onDragStart(event: DragEvent) {
        writeLibraryDrag(event.dataTransfer, { kind, id })
        event.dataTransfer.setData(ORDER, id)
        event.dataTransfer.effectAllowed = 'copyMove'
        setDragged(id)
      },
      onDragOver(event: DragEvent) {
        if (dragged === null || !event.dataTransfer.types.includes(ORDER)) return
        event.preventDefault()
        event.stopPropagation()
        event.dataTransfer.dropEffect = 'move'
      },
      onDrop(event: DragEvent) {
        if (dragged === null) return
        event.preventDefault()
        event.stopPropagation()
        move(dragged, ids.indexOf(id))
      },
      onDragEnd: () => setDragged(null),
    }),
  }
}

function focusItem(from: HTMLElement, id: string | undefined) {
  if (id === undefined) return
  from
    .closest('ul')
    ?.querySelector<HTMLElement>(`[data-reorder="${CSS.escape(id)}"]`)
    ?.focus()
}
