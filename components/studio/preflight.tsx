'use client'
import { Check, CircleCheck, CircleDashed, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { goToField } from '@/components/studio/field-key'
import { PreflightProblems } from '@/components/studio/preflight-problems'
import { PreflightDetails } from '@/components/studio/preflight-details'
import { useSceneIssues } from '@/components/studio/scene-issues'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useEstimate } from '@/components/studio/use-estimate'
import { useStable } from '@/components/studio/use-scene'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { classNames } from '@/components/ui/class-names'
import { spanText } from '@/components/ui/time-text'
import { blankShots, isUnwritten, preflightChecks } from '@/lib/editor/preflight-checks'
import { usualOf } from '@/lib/editor/take-progress'
import { isRunning, useGenerations } from '@/lib/queries/generations'
import { selectScene } from '@/lib/editor/store'
import type { SceneIssue } from '@/lib/storyboard/issue'
import { blocks } from '@/lib/storyboard/preflight'
import type { Scene } from '@/lib/storyboard/schema'
import type { GenerationView } from '@/lib/views'

/** Ready, or what to fix. Always in sight at the bottom of the inspector. */
export function Preflight({ scene }: { scene: Scene }) {
  const issues = useSceneIssues()
  const bad = issues.filter(blocks)
  const blank = useStable((state) => blankShots(selectScene(state)), sameIds)
  const missing = bad.filter((issue) => isUnwritten(issue, blank))
  const broken = bad.length > missing.length
  const { generations } = useGenerations(useEditor((state) => state.storyboardId))
  const running = generations.find((take) => take.sceneId === scene.id && isRunning(take))
  const checks = preflightChecks(scene, useLibraryIndex())
  return (
    <section
      aria-label="Preflight"
      className={classNames(
        'sticky bottom-0 z-10 mt-auto grid shrink-0 gap-2 border-t px-3.5 py-3',
        broken
          ? 'border-error bg-panel bg-linear-to-b from-error-tint to-error-tint'
          : 'border-line bg-bench',
      )}
    >
      {broken ? (
        <PreflightProblems scene={scene} issues={bad} />
      ) : missing.length > 0 ? (
        <Unwritten scene={scene} issues={missing} />
      ) : (
        <Ready scene={scene} running={running} checks={checks} />
      )}
      <PreflightDetails issues={issues} free={bad.length > 0 ? 0 : running ? 2 : checks.length} />
    </section>
  )
}

const sameIds = (a: readonly string[], b: readonly string[]) => a.join() === b.join()

function PreflightTitle({
  icon,
  note,
  children,
}: {
  icon: ReactNode
  note?: ReactNode
  children: ReactNode
}) {
  return (
    <h2 className="flex items-center gap-1.5 font-title">
      {icon}
      {children}
      {note && <span className="ml-auto text-2xs font-body text-ink-3">{note}</span>}
    </h2>
  )
}

function Unwritten({ scene, issues }: { scene: Scene; issues: readonly SceneIssue[] }) {
  const { store } = useStudio()
  const estimate = useEstimate(scene)
  return (
    <div role="status" className="grid gap-1.5">
      <PreflightTitle icon={<CircleDashed size={16} strokeWidth={1.6} aria-hidden />} note={estimate?.price}>
        Write a prompt to generate
      </PreflightTitle>
      {scene.shots.length > 1 && (
        <ul className="grid gap-0.5">
          {issues.map((issue) => (
            <li key={issue.sentence}>
              <button
                type="button"
                className="text-left text-ink-2 hover:text-ink hover:underline"
                onClick={() => goToField(store, issue)}
              >
                {issue.sentence}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Ready({
  scene,
  running,
  checks,
}: {
  scene: Scene
  running: GenerationView | undefined
  checks: readonly string[]
}) {
  const { generations } = useGenerations(useEditor((state) => state.storyboardId))
  const usualMs = usualOf(generations, scene)
  if (running)
    return (
      <div role="status" className="grid gap-2">
        <PreflightTitle icon={<Info size={16} strokeWidth={1.6} aria-hidden className="text-pencil" />}>
          Take {running.takeNumber} is using a saved copy
        </PreflightTitle>
        <p className="pr-20 text-ink-2">Keep editing. Changes go into the next take.</p>
      </div>
    )
  return (
    <div role="status" className="grid gap-2">
      <PreflightTitle
        icon={<CircleCheck size={16} strokeWidth={1.6} aria-hidden className="text-ok" />}
        note={usualMs !== null && `usually ${spanText(usualMs)}`}
      >
        Ready to generate
      </PreflightTitle>
      <ul className="grid gap-[3px]">
        {checks.map((check) => (
          <li key={check} className="flex items-center gap-1.5 text-ink-2">
            <Check size={12} strokeWidth={1.9} aria-hidden className="shrink-0 text-ok" />
            {check}
          </li>
        ))}
      </ul>
    </div>
  )
}
