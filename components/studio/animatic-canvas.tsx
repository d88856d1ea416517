'use client'
import { useEffect, useRef } from 'react'
import { planOf } from '@/components/studio/scene-plan'
import { useStudio } from '@/components/studio/studio-context'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { createAnimatic } from '@/lib/animatic/animatic'
import { drawLayers } from '@/lib/animatic/draw'
import { isSameFrame, type Layer } from '@/lib/animatic/layers'
import { createAnimaticPictures, makeSheet } from '@/lib/editor/animatic-pictures'
import { selectStoryboard } from '@/lib/editor/store'
import { frameAt, locate } from '@/lib/storyboard/timeline'

/** The plan, drawn at the playhead straight from the storyboard: an edit shows in the next frame. */
export function AnimaticCanvas() {
  const { store, player } = useStudio()
  const index = useLibraryIndex()
  const canvas = useRef<HTMLCanvasElement>(null)
  const latest = useRef(index)
  const redraw = useRef<() => void>(() => undefined)

  useEffect(() => {
    latest.current = index
    redraw.current()
  }, [index])
  useEffect(() => {
    const sheet = canvas.current
    const pen = sheet?.getContext('2d', { alpha: false })
    if (!sheet || !pen) return
    const font = getComputedStyle(sheet).fontFamily
    const animatic = createAnimatic({ makeSheet, font })
    const pictures = createAnimaticPictures()
    let frame = 0
    let drawn: Layer[] = []
    function paint() {
      frame = 0
      if (!sheet || !pen || sheet.width === 0) return
      const storyboard = selectStoryboard(store.getState())
      const { scene, sceneMs } = locate(storyboard, player.get().timeMs)
      const plan = planOf(scene, latest.current)
      const at = Math.min(plan.totalFrames - 1, frameAt(sceneMs))
      const seen = pictures.of(plan, latest.current.assets, { ms: sceneMs, playing: player.get().playing })
      const layers = animatic.layers(plan, seen, at, {
        frame: { width: sheet.width, height: sheet.height },
        captions: plan.shots.some((shot) => shot.pictureKey === null) && !plan.baseVideo,
        progress: false,
        mark: null,
      })
      // Most edits change nothing of the frame on screen.
      if (isSameFrame(layers, drawn)) return
      drawLayers(pen, layers)
      drawn = layers
    }
    const ask = () => {
      frame ||= requestAnimationFrame(paint)
    }
    const drawAnew = () => {
      drawn = []
      ask()
    }
    const resize = new ResizeObserver(() => {
      const density = Math.min(2, devicePixelRatio)
      sheet.width = Math.round(sheet.clientWidth * density)
      sheet.height = Math.round(sheet.clientHeight * density)
      drawAnew()
    })
    resize.observe(sheet)
    sheet.addEventListener('contextrestored', drawAnew)
    redraw.current = ask
    const stop = [player.subscribe(ask), store.subscribe(ask), pictures.subscribe(ask)]
    ask()
    return () => {
      cancelAnimationFrame(frame)
      resize.disconnect()
      sheet.removeEventListener('contextrestored', drawAnew)
      stop.forEach((each) => each())
      pictures.dispose()
    }
  }, [store, player])

  return (
    <canvas ref={canvas} role="img" aria-label="Animatic of the plan" className="block size-full bg-paper" />
  )
}
