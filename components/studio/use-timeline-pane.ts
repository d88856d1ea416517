'use client'
import { useEffect, useLayoutEffect, type RefObject } from 'react'
import { useStudio } from '@/components/studio/studio-context'
import { usePlayerFrame } from '@/components/studio/use-player'

/** Joins zoom, scroll and wheel to the scrolling element. Scroll and width are remembered: reading them per frame would force layout. */
export function useTimelinePane(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
): void {
  const { view, prefs } = useStudio()

  useLayoutEffect(() => {
    const pane = scroller.current
    if (!pane) return
    let scroll = pane.scrollLeft
    let width = pane.clientWidth
    const setZoom = () => content.current?.style.setProperty('--pps', `${prefs.getState().pxPerSec}px`)
    setZoom()
    view.attach({
      width: () => width,
      scroll: () => scroll,
      scrollTo(px) {
        pane.scrollLeft = px
        scroll = pane.scrollLeft
      },
    })
    const onScroll = () => {
      scroll = pane.scrollLeft
      view.moved()
    }
    pane.addEventListener('scroll', onScroll, { passive: true })
    const resize = new ResizeObserver(() => {
      width = pane.clientWidth
      view.moved()
    })
    resize.observe(pane)
    const unsubscribe = prefs.subscribe((state, before) => state.pxPerSec !== before.pxPerSec && setZoom())
    return () => {
      view.attach(null)
      pane.removeEventListener('scroll', onScroll)
      resize.disconnect()
      unsubscribe()
    }
  }, [view, prefs, scroller, content])

  useEffect(() => {
    const pane = scroller.current
    if (!pane) return
    function onWheel(event: WheelEvent) {
      if (!pane) return
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault()
        const x = event.clientX - pane.getBoundingClientRect().left
        view.zoomTo(prefs.getState().pxPerSec * Math.exp(-event.deltaY / 300), x)
      } else if (event.deltaX === 0 && pane.scrollWidth > pane.clientWidth) {
        event.preventDefault()
        pane.scrollLeft += event.deltaY
      }
    }
    // React listens passively, and a passive wheel cannot stop the page's own zoom.
    pane.addEventListener('wheel', onWheel, { passive: false })
    return () => pane.removeEventListener('wheel', onWheel)
  }, [view, prefs, scroller])

  usePlayerFrame(({ playing, timeMs }) => playing && view.reveal(timeMs))
}
