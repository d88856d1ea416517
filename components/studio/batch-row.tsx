'use client'
import { CircleAlert } from 'lucide-react'
import { goToField } from '@/components/studio/field-key'
import { useStudio } from '@/components/studio/studio-context'
import type { Estimate } from '@/components/studio/use-estimate'
import type { BatchState } from '@/lib/editor/batch'
import type { SceneIssue } from '@/lib/storyboard/issue'
import type { Scene } from '@/lib/storyboard/schema'

export type BatchLine = {
  scene: Scene
  number: number
  /** What forbids it. */
  issues: readonly SceneIssue[]
  estimate: Estimate
  state: BatchState
}
const words: Record<BatchState, string> = {
  new: 'No take yet',
  changed: 'The plan changed since its takes',
  made: 'Has a take of this plan',
  running: 'A take is on its way',
}

export function BatchRow({
  line,
  chosen,
  onChoose,
  onFix,
}: {
  line: BatchLine
  chosen: boolean
  onChoose: (on: boolean) => void
  onFix: () => void
}) {
  const { store } = useStudio()
  const { scene, number, issues, estimate, state } = line
  return (
    <li className="py-2">
      <label className="flex items-center gap-2.5">
        <input
          type="checkbox"
          checked={chosen}
          onChange={(event) => onChoose(event.target.checked)}
          className="size-4 shrink-0 accent-pencil"
        />
        <span className="min-w-0 flex-1 truncate">
          <span className="font-strong">Scene {number}</span> {scene.name}
          <span className="block text-2xs text-ink-3">
            {scene.durationMs / 1_000} s, {scene.quality === 'pro' ? 'Pro' : 'Standard'}. {words[state]}
          </span>
        </span>
        <span className={estimate.micros === null ? 'text-warn' : 'text-ink-2'}>{estimate.price}</span>
      </label>
      {issues.length > 0 && (
        <ul className="mt-1 ml-6.5 grid gap-0.5">
          {issues.map((issue) => (
            <li key={issue.sentence} className="flex items-start gap-1 text-2xs text-error">
              <CircleAlert size={12} strokeWidth={1.9} aria-hidden className="mt-0.5 shrink-0" />
              <button
                type="button"
                className="text-left underline decoration-dotted hover:decoration-solid"
                onClick={() => {
                  onFix()
                  goToField(store, issue)
                }}
              >
                {issue.sentence}
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
