'use client'
import { ArrowLeftRight, ChevronDown, Circle, Plus, X } from 'lucide-react'
import { useStudio } from '@/components/studio/studio-context'
import { useKeys } from '@/components/studio/use-keys'
import { useTakeActions } from '@/components/studio/use-take-actions'
import { Button } from '@/components/ui/button'
import { CircledNumber } from '@/components/ui/circled-number'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { MenuItem, MenuSeparator } from '@/components/ui/menu-parts'
import { Segmented } from '@/components/ui/segmented'
import {
  closeCompare,
  compareWith,
  MOST_COMPARED,
  playable,
  stopComparing,
  swapCompared,
  type CompareMode,
} from '@/lib/editor/compare'
import type { GenerationView } from '@/lib/views'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const
const letters = ['A', 'B', 'C', 'D'] as const

/** Which takes, how they are shown, and the way out. */
export function CompareHead({ takes, mode }: { takes: readonly GenerationView[]; mode: CompareMode }) {
  const { compare, context } = useStudio()
  const { pick } = useTakeActions()
  const all = playable(context.takes())
  const others = all.filter((take) => !takes.includes(take))
  const [, b] = takes
  const swapKeys = useKeys('compare-swap')
  const pickKeys = useKeys('pick')
  const doneKeys = useKeys('deselect')
  const setMode = (next: CompareMode) =>
    compare.setState(({ open }) => ({ open: open && { ...open, mode: next } }))
  return (
    <div
      role="toolbar"
      aria-label="Compare"
      className="@container flex h-11 shrink-0 items-center gap-2 px-3 light:bg-bench"
    >
      <div className="flex h-full min-w-0 items-center gap-2 overflow-x-auto [scrollbar-width:none]">
        {takes.map((_, at) => (
          <span key={letters[at]} className="contents">
            {at === 1 && (
              <IconButton
                label="Swap"
                keys={swapKeys}
                icon={<ArrowLeftRight {...icon} />}
                onClick={() => swapCompared(context)}
              />
            )}
            <TakeChoice takes={takes} all={all} at={at} />
          </span>
        ))}
        {others[0] && takes.length < MOST_COMPARED && (
          <IconButton
            label={`Compare with take ${others[0].takeNumber} too`}
            icon={<Plus {...icon} />}
            onClick={() => others[0] && compareWith(context, takes.length, others[0].id)}
          />
        )}
        <Segmented
          label="How to compare"
          value={mode}
          options={[
            { value: 'wipe', label: 'Wipe' },
            { value: 'side', label: takes.length > 2 ? 'Grid' : 'Side by side' },
            { value: 'difference', label: 'Difference' },
          ]}
          onChange={setMode}
        />
      </div>
      <span className="ml-auto" />
      {b && (
        <Button
          className="shrink-0 @max-3xl:[&_kbd]:hidden"
          icon={
            <Circle size={16} strokeWidth={1.6} aria-hidden className={b.picked ? 'text-pick' : undefined} />
          }
          keys={pickKeys}
          aria-pressed={b.picked}
          onClick={() => void pick(b)}
        >
          {b.picked ? 'B is picked' : 'Pick B'}
        </Button>
      )}
      <Button
        variant="on"
        className="shrink-0 @max-3xl:[&_kbd]:hidden"
        keys={doneKeys}
        onClick={() => closeCompare(context)}
      >
        Done
      </Button>
    </div>
  )
}

function TakeChoice({
  takes,
  all,
  at,
}: {
  takes: readonly GenerationView[]
  all: readonly GenerationView[]
  at: number
}) {
  const { context } = useStudio()
  const take = takes[at]
  if (!take) return null
  return (
    <DropdownMenu
      align="start"
      trigger={
        <Button variant="secondary" aria-label={`${letters[at]}: take ${take.takeNumber}`}>
          <span className="text-ink-3">{letters[at]}</span>
          {takes.length < 3 && 'Take '}
          <CircledNumber number={take.takeNumber} picked={take.picked} />
          <ChevronDown {...icon} />
        </Button>
      }
    >
      {all.map((each) => (
        <MenuItem key={each.id} disabled={each === take} onSelect={() => compareWith(context, at, each.id)}>
          Take {each.takeNumber}
          {each.picked ? ', picked' : ''}
        </MenuItem>
      ))}
      {at > 0 && takes.length > 2 && (
        <>
          <MenuSeparator />
          <MenuItem icon={<X {...icon} />} onSelect={() => stopComparing(context, take.id)}>
            Leave out
          </MenuItem>
        </>
      )}
    </DropdownMenu>
  )
}
