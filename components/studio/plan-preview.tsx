'use client'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { plainPrompt } from '@/lib/editor/plain-prompt'
import type { Storyboard } from '@/lib/storyboard/schema'

/** A plan to read: scenes with their shots, lengths to scale, words under them. */
export function PlanPreview({ storyboard }: { storyboard: Storyboard }) {
  const index = useLibraryIndex()
  return (
    <div tabIndex={0} className="max-h-[46vh] overflow-y-auto rounded-card bg-bench p-3">
      <p className="mb-2 font-strong">{storyboard.title}</p>
      <ol className="grid gap-3">
        {storyboard.scenes.map((scene, i) => (
          <li key={scene.id}>
            <p className="mb-1 flex gap-1.5">
              <b className="font-strong">{i + 1}</b>
              <span className="truncate">{scene.name || 'Untitled'}</span>
              <span className="ml-auto text-2xs text-ink-2">
                {scene.durationMs / 1_000} s · {scene.aspect}
              </span>
            </p>
            <ol className="flex gap-px">
              {scene.shots.map((shot, at) => (
                <li
                  key={shot.id}
                  style={{ flexGrow: shot.durationMs, flexBasis: 0 }}
                  className="min-w-0 rounded-gate bg-raised px-1.5 py-1 text-2xs text-ink-2"
                >
                  <span className="flex justify-between gap-1 text-ink">
                    {at + 1} <span>{shot.durationMs / 1_000} s</span>
                  </span>
                  <span className="line-clamp-2 [overflow-wrap:anywhere]">
                    {plainPrompt(shot.prompt, index)}
                  </span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </div>
  )
}
