'use client'
import { memo } from 'react'
import { useStore } from 'zustand'
import { LengthSlider } from '@/components/studio/length-slider'
import { SceneHeader } from '@/components/studio/scene-header'
import { ShotBlock } from '@/components/studio/shot-block'
import { ShotBoundary } from '@/components/studio/shot-boundary'
import { blocks } from '@/lib/storyboard/preflight'
import { issuesOf } from '@/components/studio/scene-issues'
import { useSettingsOf } from '@/components/studio/use-scene'
import { ShotsGap } from '@/components/studio/shots-gap'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { TakeStrip } from '@/components/studio/take-strip'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { planOf } from '@/components/studio/scene-plan'
import { sceneStartsOf } from '@/lib/editor/film-time'
import { plainPrompt } from '@/lib/editor/plain-prompt'
import type { LibraryIndex } from '@/lib/editor/reference-labels'
import { selectStoryboard } from '@/lib/editor/store'
import type { Scene } from '@/lib/storyboard/schema'
import { shotStarts } from '@/lib/storyboard/timeline'

const nothing: readonly string[] = []
const noProblems: ReadonlyMap<string, string> = new Map()

/** By shot, the first sentence that keeps it from being generated. */
function problemsOf(scene: Scene, index: LibraryIndex): ReadonlyMap<string, string> {
  const problems = new Map<string, string>()
  for (const { field, sentence, ...issue } of issuesOf(scene, index))
    if (field.kind === 'shot' && blocks(issue) && !problems.has(field.shotId))
      problems.set(field.shotId, sentence)
  return problems
}

/** One scene over time. It draws again only when this scene, its start, or its part of the selection changes. */
export const TimelineScene = memo(function TimelineScene({
  sceneId,
  index,
}: {
  sceneId: string
  index: number
}) {
  const scene = useEditor((state) => selectStoryboard(state).scenes.find((each) => each.id === sceneId))
  const startMs = useEditor((state) => sceneStartsOf(selectStoryboard(state))[index] ?? 0)
  if (!scene) return null
  return (
    <div
      role="group"
      aria-label={`Scene ${index + 1}`}
      data-scene={scene.id}
      style={{ ['--s' as string]: startMs / 1_000, ['--d' as string]: scene.durationMs / 1_000 }}
      className="absolute top-6 bottom-0 left-[calc(var(--s)*var(--pps))] grid w-[calc(var(--d)*var(--pps))] [content-visibility:auto] [grid-template-rows:var(--scene-lanes)]"
    >
      <SceneLanes scene={scene} number={index + 1} startMs={startMs} />
    </div>
  )
})

/** What is made of the words (blocks, problems, takes) follows each letter; the rest is drawn for lengths and order alone. */
function SceneLanes({ scene, number, startMs }: { scene: Scene; number: number; startMs: number }) {
  const { gesture } = useStudio()
  const active = useEditor((state) => state.sceneId === scene.id)
  const selected = useEditor((state) => (state.sceneId === scene.id ? state.shotIds : nothing))
  const dragged = useStore(gesture, (state) =>
    state.boundary?.sceneId === scene.id ? state.boundary.index : -1,
  )
  const moving = useStore(gesture, (state) => state.move?.shotIds ?? nothing)
  const flashing = useStore(gesture, (state) => state.flashing)
  const settings = useSettingsOf(scene.id) ?? scene
  const index = useLibraryIndex()
  const plan = planOf(scene, index)
  const problems = active ? problemsOf(scene, index) : noProblems
  const starts = shotStarts(scene)
  return (
    <>
      <div className="relative">
        <SceneHeader scene={settings} number={number} active={active} />
      </div>
      <div className="relative">
        {scene.shots.map((shot, i) => (
          <ShotBlock
            key={shot.id}
            shot={shot}
            number={i + 1}
            startMs={starts[i] ?? 0}
            pictureUrl={
              index.assets.get(plan.shots[i]?.pictureKey ?? plan.baseVideo?.key ?? '')?.thumbUrl ?? null
            }
            words={plainPrompt(shot.prompt, index)}
            elementUrls={
              plan.shots[i]?.elements
                .map((each) => index.assets.get(each.pictureKey ?? '')?.thumbUrl ?? '')
                .join('\n') ?? ''
            }
            problem={problems.get(shot.id) ?? null}
            selected={selected.includes(shot.id)}
            beside={dragged >= 0 && (dragged === i || dragged + 1 === i)}
            moving={moving.includes(shot.id)}
            flashing={flashing.includes(shot.id)}
          />
        ))}
        {active &&
          settings.shots.map((shot, i) => (
            <ShotBoundary
              key={shot.id}
              scene={settings}
              index={i}
              sceneStartMs={startMs}
              dragging={dragged === i}
            />
          ))}
        <ShotsGap scene={settings} />
      </div>
      <div className="relative">
        {active &&
          settings.shots.map((shot, i) => (
            <LengthSlider
              key={shot.id}
              scene={settings}
              shot={shot}
              number={i + 1}
              startMs={starts[i] ?? 0}
              strong={selected.includes(shot.id) || (dragged >= 0 && (dragged === i || dragged + 1 === i))}
            />
          ))}
      </div>
      <TakeStrip scene={scene} active={active} />
    </>
  )
}
