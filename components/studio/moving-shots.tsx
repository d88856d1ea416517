'use client'
import type { RefObject } from 'react'
import { useStore } from 'zustand'
import { dragTip, dragTipSmall } from '@/components/studio/drag-notes'
import { useStudio } from '@/components/studio/studio-context'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { planOf } from '@/components/studio/scene-plan'
import { WashedPicture } from '@/components/shell/washed-picture'
import { selectStoryboard } from '@/lib/editor/store'

/** The shots in the hand, over the lanes. Their place is written by the drag itself. */
export function MovingShots({ content }: { content: RefObject<HTMLElement | null> }) {
  const move = useStore(useStudio().gesture, (state) => state.move)
  if (!move || !content.current) return null
  return (
    <div data-ghost aria-hidden="true" className="pointer-events-none absolute top-0 left-0 z-[8]">
      <Held
        shotId={move.shotIds[0] ?? ''}
        words={move.copies ? `Copy of ${move.words.toLowerCase()}` : move.words}
      />
      {move.detail && (
        <div className={`${dragTip} -top-24 left-0 -translate-x-1/2`}>
          Cannot go here
          <small className={dragTipSmall}>{move.detail}</small>
        </div>
      )}
    </div>
  )
}

function Held({ shotId, words }: { shotId: string; words: string }) {
  const { store } = useStudio()
  const index = useLibraryIndex()
  const scene = selectStoryboard(store.getState()).scenes.find((each) =>
    each.shots.some((shot) => shot.id === shotId),
  )
  const at = scene?.shots.findIndex((shot) => shot.id === shotId) ?? -1
  const pictureId = scene && planOf(scene, index).shots[at]?.pictureKey
  const thumb = pictureId ? index.assets.get(pictureId)?.thumbUrl : null
  return (
    <div className="absolute -top-14 -left-10 flex h-[76px] w-28 rotate-[-1.2deg] flex-col overflow-hidden rounded-chip bg-raised shadow-drag">
      <span className="min-h-0 flex-1 bg-paper">{thumb && <WashedPicture url={thumb} />}</span>
      <span className="flex h-[21px] items-center px-1.5 text-2xs font-title">{words}</span>
    </div>
  )
}
