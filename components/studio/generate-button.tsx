'use client'
import { blocks } from '@/lib/storyboard/preflight'
import { CircleAlert, Sparkles } from 'lucide-react'
import { goToField } from '@/components/studio/field-key'
import { useSceneIssues } from '@/components/studio/scene-issues'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useTakes } from '@/components/studio/use-takes'
import { useKeys } from '@/components/studio/use-keys'
import { Button } from '@/components/ui/button'
import { nextTakeNumber } from '@/lib/editor/takes'
import { isRunning } from '@/lib/queries/generations'

/** The one primary button of the studio. Blocked, it says how much there is to fix and leads there. */
export function GenerateButton({ sending }: { sending: boolean }) {
  const { store, context } = useStudio()
  const takes = useTakes(useEditor((state) => state.sceneId))
  const problems = useSceneIssues().filter(blocks)
  const [first] = problems
  const keys = useKeys('generate')
  const queues = takes.some(isRunning)
  return (
    <>
      {first && (
        <Button
          variant="ghost"
          className="!text-error"
          icon={<CircleAlert size={16} strokeWidth={1.6} aria-hidden />}
          title={first.sentence}
          onClick={() => goToField(store, first)}
        >
          {problems.length} to fix
        </Button>
      )}
      <Button
        variant="primary"
        className="max-xl:[&_kbd]:hidden"
        icon={<Sparkles size={16} strokeWidth={1.6} aria-hidden />}
        {...(!first && { keys })}
        busy={sending}
        disabled={first !== undefined}
        {...(first && { title: first.sentence })}
        onClick={({ detail }) =>
          // The second click of a double click would land on "Queue take 2" and cost as much again.
          detail > 1 ? context.announce('Sent once: press again for another take') : context.generate()
        }
      >
        {sending ? 'Sending' : queues ? `Queue take ${nextTakeNumber(takes)}` : 'Generate scene'}
      </Button>
    </>
  )
}
