'use client'
import { useState, type PointerEvent, type RefObject } from 'react'
import type { Listed, Selection } from '@/components/library/use-selection'

type Box = { left: number; top: number; width: number; height: number }
type Drawn = { fromX: number; fromY: number; before: ReadonlySet<string> }
type Grid = {
  scroller: RefObject<HTMLDivElement | null>
  list: Listed
  selection: Selection
  columns: number
  rowHeight: number
  tileWidth: number
  gap: number
}
const PADDING = { left: 12, top: 6 }
const SLOP = 4

/** A rectangle drawn from an empty place selects what it touches; with Ctrl or Shift it adds. */
export function useMarquee({ scroller, list, selection, columns, rowHeight, tileWidth, gap }: Grid) {
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const [box, setBox] = useState<Box | null>(null)

  function place(event: PointerEvent) {
    const { current: area } = scroller
    const bounds = area?.getBoundingClientRect()
    if (!area || !bounds) return { x: 0, y: 0 }
    return { x: event.clientX - bounds.left - PADDING.left, y: event.clientY - bounds.top + area.scrollTop }
  }
  function touched({ left, top, width, height }: Box): string[] {
    const ids: string[] = []
    const firstRow = Math.max(0, Math.floor((top - PADDING.top) / rowHeight))
    const lastRow = Math.floor((top + height - PADDING.top) / rowHeight)
    for (let row = firstRow; row <= lastRow; row++)
      for (let column = 0; column < columns; column++) {
        const x = column * (tileWidth + gap)
        const id = list.idAt(row * columns + column)
        if (id !== undefined && x < left + width && x + tileWidth > left) ids.push(id)
      }
    return ids
  }
  const end = () => {
    setDrawn(null)
    setBox(null)
  }
  return {
    box,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLDivElement>) {
        const onTile = event.target instanceof Element && event.target.closest('[data-tile], input')
        if (onTile || event.button !== 0 || event.pointerType === 'touch') return
        // The bar of the scroller is no empty place.
        if (
          event.nativeEvent.offsetX >= event.currentTarget.clientWidth &&
          event.target === event.currentTarget
        )
          return
        const { x, y } = place(event)
        const adds = event.ctrlKey || event.metaKey || event.shiftKey
        if (!adds) selection.clear()
        setDrawn({ fromX: x, fromY: y, before: adds ? selection.ids : new Set() })
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove(event: PointerEvent) {
        if (!drawn) return
        const { x, y } = place(event)
        const next = {
          left: Math.min(x, drawn.fromX),
          top: Math.min(y, drawn.fromY),
          width: Math.abs(x - drawn.fromX),
          height: Math.abs(y - drawn.fromY),
        }
        if (!box && Math.max(next.width, next.height) < SLOP) return
        setBox(next)
        selection.set([...drawn.before, ...touched(next)])
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  }
}

export function Marquee({ box }: { box: Box | null }) {
  if (!box) return null
  return (
    <div
      role="presentation"
      className="pointer-events-none absolute z-10 rounded-chip border border-pencil bg-pencil-tint opacity-60"
      style={box}
    />
  )
}
