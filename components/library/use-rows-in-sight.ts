'use client'
import { useEffect, useState, type RefObject } from 'react'

const OVERSCAN = 3
const PADDING = { start: 6, end: 16 }

/** The rows of one height that are in sight of `scroller`, and some around them. Heights and places in px. */
export function useRowsInSight(
  scroller: RefObject<HTMLElement | null>,
  { count, rowHeight }: { count: number; rowHeight: number },
) {
  const [[from, to], setSight] = useState([0, 0])
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => {
      const first = Math.floor((element.scrollTop - PADDING.start) / rowHeight) - OVERSCAN
      const last =
        Math.ceil((element.scrollTop + element.clientHeight - PADDING.start) / rowHeight) + OVERSCAN
      setSight((was) => (was[0] === first && was[1] === last ? was : [first, last]))
    }
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, rowHeight])

  const first = Math.max(0, Math.min(from, count - 1))
  const top = (row: number) => PADDING.start + row * rowHeight
  return {
    inSight: Array.from({ length: Math.max(0, Math.min(to, count) - first) }, (_, i) => first + i),
    height: top(count) + PADDING.end,
    top,
    /** Scrolls no further than needed to show the whole row. */
    reveal(row: number) {
      const element = scroller.current
      if (!element) return
      const below = top(row + 1) + PADDING.end - element.clientHeight
      const above = top(row) - PADDING.start
      if (element.scrollTop > above) element.scrollTop = above
      else if (element.scrollTop < below) element.scrollTop = below
    },
  }
}
