'use client'
import { Check, Columns2 } from 'lucide-react'
import { PhoneSources } from '@/components/studio/phone-sources'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useCommand } from '@/components/studio/use-command'
import { useTakeActions } from '@/components/studio/use-take-actions'
import { useShownTake } from '@/components/studio/use-takes'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { goToScene } from '@/lib/editor/commands-scenes'
import { selectScene, selectStoryboard } from '@/lib/editor/store'
import type { GenerationView } from '@/lib/views'

/** Review on a phone: the takes of the scene, and the scenes of the film. Writing needs a larger screen. */
export function PhoneTakes() {
  const { context } = useStudio()
  const scenes = useEditor(selectStoryboard).scenes
  const scene = useEditor(selectScene)
  const take = useShownTake()
  const compare = useCommand('compare')
  return (
    <section
      data-region="takes"
      aria-label="Takes"
      tabIndex={-1}
      className="flex min-h-0 min-w-0 flex-col gap-3.5 overflow-y-auto bg-bench p-4 pt-3 pb-[max(16px,env(safe-area-inset-bottom))] outline-none [grid-area:time]"
    >
      {scene && <PhoneSources scene={scene} />}
      {(take?.state === 'done' || !compare.disabled) && (
        <div className="flex gap-2">
          {take?.state === 'done' && <Pick take={take} />}
          {!compare.disabled && (
            <Button
              size="touch"
              className="not-only:max-w-1/3 only:flex-1"
              icon={<Columns2 size={16} strokeWidth={1.6} aria-hidden />}
              onClick={compare.run}
            >
              Compare
            </Button>
          )}
        </div>
      )}
      <nav
        aria-label="Scenes"
        className="-mx-4 flex shrink-0 gap-2 overflow-x-auto border-t border-line px-4 pt-3.5 [scrollbar-width:none]"
      >
        {scenes.map((each, i) => (
          <button
            key={each.id}
            type="button"
            aria-current={each === scene || undefined}
            onClick={() => goToScene(context, each.id)}
            className="h-touch shrink-0 rounded-control bg-raised px-3 text-ink-2 aria-[current]:bg-press aria-[current]:text-ink"
          >
            {i + 1} {each.name || 'Untitled'}
          </button>
        ))}
      </nav>
      <p className="text-2xs text-ink-3">Open this storyboard on a larger screen to edit it.</p>
    </section>
  )
}

function Pick({ take }: { take: GenerationView }) {
  const { pick } = useTakeActions()
  return (
    <button
      type="button"
      aria-pressed={take.picked}
      onClick={() => void pick(take)}
      className={classNames(
        'flex h-touch flex-1 items-center justify-center gap-2 rounded-control text-sm font-medium',
        take.picked
          ? 'bg-pick-fill text-pick-ink shadow-[0_0_0_1px_var(--color-pick)_inset]'
          : 'bg-raised text-ink shadow-raise',
      )}
    >
      {take.picked && <Check size={16} strokeWidth={1.6} aria-hidden />}
      {take.picked ? 'Picked for the film' : 'Pick for the film'}
    </button>
  )
}
