'use client'
import { useContext, useState } from 'react'
import { Sparkles } from 'lucide-react'
import { BatchRow, type BatchLine } from '@/components/studio/batch-row'
import { issuesOf } from '@/components/studio/scene-issues'
import { useEditor } from '@/components/studio/studio-context'
import { TakesContext } from '@/components/studio/use-takes'
import { sumCosts, useEstimates } from '@/components/studio/use-estimate'
import { useGenerateAll } from '@/components/studio/use-generate-all'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { batchState, isWorthMaking } from '@/lib/editor/batch'
import { selectStoryboard } from '@/lib/editor/store'
import { takesOf } from '@/lib/editor/takes'
import { isRunning, useQueue } from '@/lib/queries/generations'
import { blocks } from '@/lib/storyboard/preflight'
import { formatLimit, formatMoney, sumText } from '@/lib/storyboard/price'

/** Every scene with its problems and its price, before the first request. All chosen ones are sent, or none. */
export function BatchDialog({ onClose }: { onClose: () => void }) {
  const lines = useBatchLines()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(lines.filter(({ state }) => isWorthMaking(state)).map(({ scene }) => scene.id)),
  )
  const { sending, generateAll } = useGenerateAll(onClose)
  const { today } = useQueue()
  const picked = lines.filter(({ scene }) => chosen.has(scene.id))
  const problems = picked.reduce((sum, { issues }) => sum + issues.length, 0)
  const total = sumCosts(picked.map(({ estimate }) => estimate))
  const toggle = (id: string, on: boolean) =>
    setChosen((now) => new Set(on ? [...now, id] : [...now].filter((each) => each !== id)))
  const over = today.capMicros !== null && today.micros + total.micros > today.capMicros && total.micros > 0
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Generate all scenes"
      description="Nothing is sent until you press the button. Then all chosen scenes are sent, or none."
      width={620}
      footer={
        <>
          <span className="mr-auto grid" role="status">
            <span className="font-strong">
              {picked.length} {picked.length === 1 ? 'scene' : 'scenes'}
              {picked.length > 0 && `, ${sumText(total, total.count)}`}
            </span>
            <span className={`text-2xs ${problems > 0 ? 'text-error' : over ? 'text-warn' : 'text-ink-3'}`}>
              {problems > 0
                ? `${problems} to fix first`
                : today.capMicros === null
                  ? (picked[0]?.estimate.detail ?? 'Choose at least one scene')
                  : `Today ${formatMoney(today.micros)} of the ${formatLimit(today.capMicros)} daily limit`}
            </span>
          </span>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            icon={<Sparkles size={16} strokeWidth={1.6} aria-hidden />}
            busy={sending}
            disabled={picked.length === 0 || problems > 0}
            onClick={() => generateAll(picked.map(({ scene }) => scene.id))}
          >
            Generate {picked.length} {picked.length === 1 ? 'scene' : 'scenes'}
          </Button>
        </>
      }
    >
      <ul className="divide-y divide-line" aria-label="Scenes">
        {lines.map((line) => (
          <BatchRow
            key={line.scene.id}
            line={line}
            chosen={chosen.has(line.scene.id)}
            onChoose={(on) => toggle(line.scene.id, on)}
            onFix={onClose}
          />
        ))}
      </ul>
    </Dialog>
  )
}

function useBatchLines(): BatchLine[] {
  const { scenes } = useEditor(selectStoryboard)
  const { bySceneId } = useContext(TakesContext)
  const index = useLibraryIndex()
  const estimate = useEstimates()
  return scenes.map((scene, i) => {
    const takes = takesOf(bySceneId, scene.id)
    return {
      scene,
      number: i + 1,
      issues: issuesOf(scene, index).filter(blocks),
      estimate: estimate(scene),
      state: batchState(scene, takes, takes.some(isRunning)),
    }
  })
}
