'use client'
import { secondsText } from '@/components/fit/fit-words'
import { NumberField } from '@/components/ui/number-field'
import { Segmented } from '@/components/ui/segmented'
import { Slider } from '@/components/ui/slider'
import { isClipPurpose, type Purpose } from '@/lib/storyboard/fit'
import type { FitChoice } from '@/lib/storyboard/fit-plan'
import type { FitRecipe } from '@/lib/storyboard/fit-recipe'
import { lengthsOf } from '@/lib/storyboard/fit-time'
import type { MediaFacts } from '@/lib/storyboard/media-facts'

const ratios = { keep: null, '16:9': 16 / 9, '9:16': 9 / 16, '1:1': 1 } as const
type RatioName = keyof typeof ratios
const names: RatioName[] = ['keep', '16:9', '9:16', '1:1']

type Props = {
  facts: MediaFacts
  purpose: Purpose
  recipe: FitRecipe
  choice: FitChoice
  onChange: (change: Partial<FitChoice>) => void
}

/** Shape, bars and range of a copy. */
export function FitControls(props: Props) {
  const { choice, purpose, onChange } = props
  const shown = purpose === 'elementVideo' ? (['keep', '16:9', '9:16'] as const) : names
  return (
    <div className="grid gap-2.5">
      <div className="flex flex-wrap items-center gap-2.5">
        <Segmented
          label="What does not fit"
          value={choice.mode}
          options={[
            { value: 'crop', label: 'Crop' },
            { value: 'pad', label: 'Add bars' },
          ]}
          onChange={(mode) => onChange({ mode })}
        />
        <Segmented
          label="Shape"
          value={names.find((name) => ratios[name] === choice.ratio) ?? 'keep'}
          options={shown.map((value) => ({ value, label: value === 'keep' ? 'As it is' : value }))}
          onChange={(name) => onChange({ ratio: ratios[name] })}
        />
      </div>
      {isClipPurpose(purpose) && <Range {...props} purpose={purpose} />}
    </div>
  )
}

function Range({ facts, purpose, recipe, onChange }: Props & { purpose: 'video' | 'elementVideo' }) {
  if (facts.kind !== 'video' || recipe.kind !== 'video') return null
  const { minMs, maxMs } = lengthsOf(purpose)
  const most = Math.min(maxMs, Math.max(minMs, facts.durationMs))
  const latest = Math.max(0, facts.durationMs - recipe.durationMs)
  const held = recipe.durationMs - (facts.durationMs - recipe.startMs)
  return (
    <>
      <div className="flex items-center gap-3">
        <span className="shrink-0 text-ink-2">From</span>
        <Slider
          label="Start of the range"
          value={recipe.startMs}
          min={0}
          max={Math.max(1, latest)}
          step={100}
          disabled={latest === 0}
          valueText={secondsText(recipe.startMs)}
          onChange={(startMs) => onChange({ startMs })}
        />
        <span className="w-14 shrink-0 text-right tabular-nums">{secondsText(recipe.startMs)}</span>
        <NumberField
          label="Length"
          showLabel
          value={Math.round(recipe.durationMs / 100) / 10}
          min={minMs / 1000}
          max={most / 1000}
          step={0.5}
          format={(value) => `${value} s`}
          onChange={(value) => onChange({ durationMs: Math.round(value * 1000) })}
        />
      </div>
      {held > 40 && (
        <p className="text-2xs text-ink-3">
          The clip is {secondsText(facts.durationMs)} long, so its last picture is held for{' '}
          {secondsText(held)}.
        </p>
      )}
    </>
  )
}
