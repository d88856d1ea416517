'use client'
import { useEffect, useRef, useState, type MouseEvent } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { DragNotes, Marquee } from '@/components/studio/drag-notes'
import { MovingShots } from '@/components/studio/moving-shots'
import { Playhead } from '@/components/studio/playhead'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import type { MenuTarget } from '@/components/studio/timeline-menu'
import { TimelineRuler } from '@/components/studio/timeline-ruler'
import { TimelineScene } from '@/components/studio/timeline-scene'
import { useMoveShots } from '@/components/studio/use-move-shots'
import { useRovingLanes } from '@/components/studio/use-roving-lanes'
import { useTimelinePane } from '@/components/studio/use-timeline-pane'
import { ContextMenu } from '@/components/ui/context-menu'
import { later } from '@/components/ui/later'
import { goToScene } from '@/lib/editor/commands-scenes'
import { filmMsOf } from '@/lib/editor/film-time'
import { atFirstSign } from '@/lib/editor/first-sign'
import { selectShotAt } from '@/lib/editor/select-shot'
import { selectStoryboard } from '@/lib/editor/store'

const TimelineMenu = later(async () => (await import('@/components/studio/timeline-menu')).TimelineMenu)

/** The part that scrolls. Blocks are placed by CSS from seconds and the zoom, so a zoom draws nothing again. */
export function TimelineLanes() {
  const studio = useStudio()
  const { store, context } = studio
  const [target, setTarget] = useState<MenuTarget>({ kind: 'scene' })
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const sceneIds = useEditor(useShallow((state) => selectStoryboard(state).scenes.map((scene) => scene.id)))
  const filmMs = useEditor((state) => filmMsOf(selectStoryboard(state)))
  useTimelinePane(scroller, content)
  const roving = useRovingLanes(content)
  const onPointerDown = useMoveShots(content)
  useEffect(() => atFirstSign(TimelineMenu.preload), [])

  const within = (event: MouseEvent, part: string) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>(part) : null

  /** Enter, Space or a screen reader: `detail` is 0. A pointer's click is told from a drag in useMoveShots. */
  function onClick(event: MouseEvent) {
    const shot = within(event, '[data-shot]')?.dataset.shot
    if (event.detail > 0 || shot === undefined) return
    selectShotAt(studio, shot, { range: event.shiftKey, toggle: event.ctrlKey || event.metaKey })
  }

  function onContextMenu(event: MouseEvent) {
    const on = (part: string) => within(event, part)
    const take = on('[data-take]')?.dataset.take
    const shot = on('[data-shot]')?.dataset.shot
    const scene = on('[data-scene]')?.dataset.scene
    if (take) setTarget({ kind: 'take', id: take })
    else if (shot) {
      if (!store.getState().shotIds.includes(shot)) selectShotAt(studio, shot)
      setTarget({ kind: 'shot' })
    } else {
      if (scene && scene !== store.getState().sceneId) goToScene(context, scene)
      setTarget({ kind: 'scene' })
    }
  }
  return (
    <div
      ref={scroller}
      className="min-h-0 min-w-0 overflow-x-auto overflow-y-clip overscroll-x-contain [scrollbar-width:none]"
    >
      <ContextMenu menu={<TimelineMenu target={target} />}>
        <div
          ref={content}
          role="group"
          aria-label="Scenes, shots and takes. Arrow keys move"
          data-region-entry
          {...roving}
          onPointerDown={onPointerDown}
          onClick={onClick}
          onDragStart={(event) => event.preventDefault()}
          onContextMenu={onContextMenu}
          style={{ ['--film' as string]: filmMs / 1_000 }}
          className="group/lanes relative grid h-full min-h-max w-[calc(var(--film)*var(--pps)+240px)] min-w-full outline-none select-none [--pps:46px] [grid-template-rows:var(--lanes)]"
        >
          <TimelineRuler />
          {sceneIds.map((id, index) => (
            <TimelineScene key={id} sceneId={id} index={index} />
          ))}
          <DragNotes />
          <Marquee />
          <MovingShots content={content} />
          <Playhead />
        </div>
      </ContextMenu>
    </div>
  )
}
