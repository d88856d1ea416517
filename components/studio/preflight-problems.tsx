'use client'
import { CircleAlert } from 'lucide-react'
import { goToField } from '@/components/studio/field-key'
import { useStudio } from '@/components/studio/studio-context'
import { useRepair } from '@/components/studio/use-repair'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import type { SceneField, SceneIssue } from '@/lib/storyboard/issue'
import type { Scene } from '@/lib/storyboard/schema'

/** Each broken rule in a sentence that leads to its field; the repairs as buttons, the first one primary. */
export function PreflightProblems({ scene, issues }: { scene: Scene; issues: readonly SceneIssue[] }) {
  const { store } = useStudio()
  const [first] = issues
  return (
    <>
      <div role="alert" className="grid gap-2">
        <h2 className="flex items-center gap-1.5 font-title text-error">
          <CircleAlert size={16} strokeWidth={1.6} aria-hidden />
          {issues.length} {issues.length === 1 ? 'thing' : 'things'} to fix before generating
        </h2>
        <ul className="grid max-h-40 gap-[3px] overflow-y-auto">
          {issues.map((issue) => (
            <li key={`${issue.rule}${issue.sentence}`}>
              <button
                type="button"
                className={classNames('text-left hover:underline', issues.length > 1 && 'text-ink-2')}
                onClick={() => goToField(store, issue)}
              >
                {issue.sentence}
              </button>
            </li>
          ))}
        </ul>
      </div>
      {first && <Repairs scene={scene} issues={issues} first={first} />}
    </>
  )
}

function Repairs({
  scene,
  issues,
  first,
}: {
  scene: Scene
  issues: readonly SceneIssue[]
  first: SceneIssue
}) {
  const { store } = useStudio()
  const repair = useRepair()
  const fixes = issues.length === 1 ? first.fixes : issues.flatMap((issue) => issue.fixes.slice(0, 1))
  const shown = fixes
    .filter((fix, at) => fixes.findIndex(({ label }) => label === fix.label) === at)
    .slice(0, 3)
  const unfixable = issues.find((issue) => issue.fixes.length === 0) ?? (shown.length < 2 ? first : null)
  return (
    <div className="flex flex-wrap gap-2">
      {shown.map((fix, at) => (
        <Button
          key={fix.label}
          variant={at === 0 ? 'primary' : 'secondary'}
          className="max-w-full"
          onClick={() => repair(first.sceneId, fix.edit)}
        >
          <span className="truncate">{fix.label}</span>
        </Button>
      ))}
      {unfixable && (
        <Button
          variant={shown.length === 0 ? 'primary' : 'secondary'}
          onClick={() => goToField(store, unfixable)}
        >
          {placeName(unfixable.field, scene)}
        </Button>
      )}
    </div>
  )
}

function placeName(field: SceneField, scene: Scene): string {
  if (field.kind === 'shot') return `Go to shot ${scene.shots.findIndex(({ id }) => id === field.shotId) + 1}`
  if (field.kind === 'scene') return `Go to ${field.field}`
  return 'Go to references'
}
