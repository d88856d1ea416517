'use client'
import { useState } from 'react'
import { useStudio } from '@/components/studio/studio-context'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { conflictText } from '@/lib/editor/conflict-text'
import { selectStoryboard } from '@/lib/editor/store'
import type { MergeConflict } from '@/lib/storyboard/merge'
import type { Side } from '@/lib/storyboard/merge-values'
import type { StoryboardView } from '@/lib/views'

type Props = { theirs: StoryboardView; conflicts: readonly MergeConflict[]; onClose: () => void }

/** Each place both sides changed, with both values. What is not decided stays as the other tab saved it. */
export function ConflictDialog({ theirs, conflicts, onClose }: Props) {
  const { store, saver } = useStudio()
  const index = useLibraryIndex()
  const [choices, setChoices] = useState<Record<string, Side>>({})
  const boards = { mine: selectStoryboard(store.getState()), theirs: theirs.document }
  const all = (side: Side) => setChoices(Object.fromEntries(conflicts.map(({ key }) => [key, side])))
  function join() {
    store.getState().commitGesture()
    void saver.decide(theirs, choices)
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Changed on both sides"
      description="Everything else of both is kept. Choose what stays here."
      width={720}
      footer={
        <>
          <Button size="sm" variant="ghost" onClick={() => all('mine')}>
            All mine
          </Button>
          <Button size="sm" variant="ghost" onClick={() => all('theirs')}>
            All of the other tab
          </Button>
          <Button variant="primary" className="ml-auto" onClick={join}>
            Join both
          </Button>
        </>
      }
    >
      <ul className="grid gap-3">
        {conflicts.map((conflict) => {
          const text = conflictText(conflict, boards, index)
          return (
            <li key={conflict.key}>
              <fieldset className="grid gap-1.5">
                <legend className="mb-1 font-strong">{text.place}</legend>
                <div className="grid gap-1.5 md:grid-cols-2">
                  {(['mine', 'theirs'] as const).map((side) => (
                    <label
                      key={side}
                      className="flex gap-2 rounded-control bg-raised p-2 has-checked:bg-pencil-tint has-focus-visible:outline-2 has-focus-visible:outline-focus"
                    >
                      <input
                        type="radio"
                        name={conflict.key}
                        checked={(choices[conflict.key] ?? 'theirs') === side}
                        onChange={() => setChoices({ ...choices, [conflict.key]: side })}
                        className="mt-0.5 accent-(--color-pencil)"
                      />
                      <span className="min-w-0">
                        <span className="block text-2xs text-ink-2">
                          {side === 'mine' ? 'Mine' : 'The other tab'}
                        </span>
                        <span className="line-clamp-4 [overflow-wrap:anywhere]">{text[side]}</span>
                      </span>
                    </label>
                  ))}
                </div>
              </fieldset>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
