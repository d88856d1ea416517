'use client'
import { memo } from 'react'
import { CircleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import { useStudio } from '@/components/studio/studio-context'
import { useEdits } from '@/components/studio/use-edits'
import { classNames } from '@/components/ui/class-names'
import { goToScene } from '@/lib/editor/commands-scenes'
import { renameScene } from '@/lib/storyboard/edits'
import type { Scene } from '@/lib/storyboard/schema'
import { totalMs } from '@/lib/storyboard/shot-lengths'

/** Number, name and length. Press to work on the scene, twice to rename it; its words stay in view while it scrolls. */
export const SceneHeader = memo(function SceneHeader({
  scene,
  number,
  active,
}: {
  scene: Scene
  number: number
  active: boolean
}) {
  const { context, gesture } = useStudio()
  const naming = useStore(gesture, (state) => state.namingSceneId === scene.id)
  const setNaming = (on: boolean) => gesture.setState({ namingSceneId: on ? scene.id : null })
  const shotsMs = totalMs(scene.shots)
  const off = shotsMs !== scene.durationMs
  const seconds = scene.durationMs / 1_000
  return (
    <div
      className={classNames(
        'absolute inset-x-0.5 top-1 h-5 overflow-clip rounded-t-chip text-2xs font-medium',
        active ? 'bg-press text-ink' : 'bg-raised text-ink-2 hover:bg-hover',
        active &&
          (off ? 'shadow-[inset_0_2px_var(--color-error)]' : 'shadow-[inset_0_2px_var(--color-pencil)]'),
      )}
    >
      {naming ? (
        <SceneName scene={scene} number={number} onDone={() => setNaming(false)} />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          data-lane="scenes"
          aria-current={active || undefined}
          aria-label={`Scene ${number}${scene.name ? `, ${scene.name}` : ''}, ${seconds} s`}
          onClick={() => goToScene(context, scene.id)}
          onDoubleClick={() => setNaming(true)}
          onKeyDown={(event) => {
            if (event.key === 'F2') setNaming(true)
          }}
          className="flex size-full items-center text-left focus-visible:-outline-offset-2"
        >
          <span className="sticky left-0 flex items-center gap-1.5 px-2 whitespace-nowrap">
            <b className="font-strong text-ink">{number}</b>
            {scene.name || <span className="text-ink-3">Untitled</span>}
            <span className={active ? 'font-normal text-ink-2' : 'font-normal text-ink-3'}>{seconds} s</span>
          </span>
          {off && (
            <span className="ml-auto flex items-center gap-1 pr-2 whitespace-nowrap text-error">
              <CircleAlert size={12} strokeWidth={1.9} aria-hidden />
              {shotsMs / 1_000} of {seconds} s
            </span>
          )}
        </button>
      )}
    </div>
  )
})

function SceneName({ scene, number, onDone }: { scene: Scene; number: number; onDone: () => void }) {
  const { edit } = useEdits()
  return (
    <input
      autoFocus
      aria-label={`Name of scene ${number}`}
      defaultValue={scene.name}
      maxLength={120}
      onFocus={(event) => event.target.select()}
      onBlur={(event) => {
        edit(renameScene, scene.id, event.target.value)
        onDone()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.value = scene.name
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
      }}
      className="size-full bg-field px-2 text-2xs outline-none"
    />
  )
}
