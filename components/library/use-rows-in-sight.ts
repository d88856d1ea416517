'use client'
import { useEffect, useState, type RefObject } from 'react'

const OVERSCAN = 3
const ABOVE = 6

/** The rows of one height that are in sight of `scroller`, and some around them. Heights, places and the room `below` in px. */
export function useRowsInSight(
  scroller: RefObject<HTMLElement | null>,
  { count, rowHeight, below }: { count: number; rowHeight: number; below: number },
) {
  const [[from, to], setSight] = useState([0, 0])
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => {
      const first = Math.floor((element.scrollTop - ABOVE) / rowHeight) - OVERSCAN
      const last = Math.ceil((element.scrollTop + element.clientHeight - ABOVE) / rowHeight) + OVERSCAN
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
  const top = (row: number) => ABOVE + row * rowHeight
  return {
    inSight: Array.from({ length: Math.max(0, Math.min(to, count) - first) }, (_, i) => first + i),
    height: top(count) + below,
    top,
    /** Scrolls no further than needed to show the whole row. */
    reveal(row: number) {
      const element = scroller.current
      if (!element) return
      const least = top(row + 1) + below - element.clientHeight
      const most = top(row) - ABOVE
      if (element.scrollTop > most) element.scrollTop = most
      else if (element.scrollTop < least) element.scrollTop = least
    },
  }
}
