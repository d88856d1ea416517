'use client'
import { useState, type DragEvent } from 'react'
import { libraryDragKind, readLibraryDrag, type LibraryDrag } from '@/lib/editor/library-drag'

/** A place that takes things from the library. `over` is true while something it takes is above it. */
export function useReferenceDrop(
  takes: readonly LibraryDrag['kind'][],
  onTake: (drag: LibraryDrag) => void,
  onFiles?: (files: File[]) => void,
) {
  const [over, setOver] = useState(false)
  const fits = (event: DragEvent) => {
    if (onFiles && event.dataTransfer.types.includes('Files')) return true
    const kind = libraryDragKind(event.dataTransfer)
    return kind !== null && takes.includes(kind)
  }
  return {
    over,
    dropProps: {
      onDragOver(event: DragEvent) {
        if (!fits(event)) return
        event.preventDefault()
        event.stopPropagation()
        event.dataTransfer.dropEffect = 'copy'
        if (!over) setOver(true)
      },
      onDragLeave(event: DragEvent) {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
          setOver(false)
      },
      onDrop(event: DragEvent) {
        setOver(false)
        if (!fits(event)) return
        event.preventDefault()
        event.stopPropagation()
        const files = [...event.dataTransfer.files]
        if (files.length > 0) return onFiles?.(files)
        const drag = readLibraryDrag(event.dataTransfer)
        if (drag) onTake(drag)
      },
    },
  }
}
