'use client'
import { Receipt } from 'lucide-react'
import { useEditor } from '@/components/studio/studio-context'
import { useSceneSettings } from '@/components/studio/use-scene'
import { useEstimate, useFilmEstimate, type Estimate } from '@/components/studio/use-estimate'
import { Button } from '@/components/ui/button'
import { Popover } from '@/components/ui/popover'
import { selectStoryboard } from '@/lib/editor/store'
import { useQueue } from '@/lib/queries/generations'
import { formatLimit, formatMoney } from '@/lib/storyboard/price'

/** What one take of this scene costs; opened, what a take of every scene would, and today so far. */
export function CostMenu() {
  const estimate = useEstimate(useSceneSettings())
  if (estimate === null) return null
  return (
    <Popover
      label="Cost"
      align="end"
      className="w-66"
      trigger={
        <Button
          variant="ghost"
          className="max-xl:hidden"
          icon={<Receipt size={16} strokeWidth={1.6} aria-hidden className="text-ink-2" />}
          title={estimate.detail}
        >
          <span className="sr-only">Cost of this scene </span>
          <span className="font-strong text-ink">{estimate.price}</span>
        </Button>
      }
    >
      <Costs scene={estimate} />
    </Popover>
  )
}

function Costs({ scene }: { scene: Estimate }) {
  const { scenes } = useEditor(selectStoryboard)
  const film = useFilmEstimate()
  const { today } = useQueue()
  return (
    <dl className="grid gap-2.5">
      <Line name="This scene" value={scene.price} detail={scene.detail} />
      <Line
        name={scenes.length === 1 ? 'Film, 1 scene' : `Film, ${scenes.length} scenes`}
        value={film.price}
        detail={film.detail}
      />
      <Line
        name="Today"
        value={formatMoney(today.micros)}
        detail={
          today.capMicros === null ? 'No daily limit' : `of the ${formatLimit(today.capMicros)} daily limit`
        }
      />
    </dl>
  )
}

function Line({ name, value, detail }: { name: string; value: string; detail: string }) {
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-3">
      <dt>{name}</dt>
      <dd className="text-right font-strong">{value}</dd>
      <dd className="col-span-2 text-2xs text-ink-3">{detail}</dd>
    </div>
  )
}
