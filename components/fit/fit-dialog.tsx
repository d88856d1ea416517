'use client'
import { useState } from 'react'
import { ArrowRight, CircleAlert } from 'lucide-react'
import { CropStage } from '@/components/fit/crop-stage'
import { FitControls } from '@/components/fit/fit-controls'
import { FitList } from '@/components/fit/fit-list'
import { resultLine, sourceLine } from '@/components/fit/fit-words'
import { purposeWords } from '@/lib/storyboard/purpose-words'
import { useFitRun } from '@/components/fit/use-fit-run'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ProgressBar } from '@/components/ui/progress-bar'
import { closeFit, type FitAsk } from '@/lib/editor/fit-requests'
import { whyUnfit } from '@/lib/storyboard/fit'
import { firstChoice, planFit, type FitChoice } from '@/lib/storyboard/fit-plan'

/** Proposes how files become ones that fit, shows it, and has the copies made. Originals stay as they are. */
export function FitDialog({ asks }: { asks: readonly FitAsk[] }) {
  const [chosen, setChosen] = useState<Readonly<Record<number, FitChoice>>>({})
  const [at, setAt] = useState(0)
  const choices = asks.map((_, index) => chosen[index] ?? firstChoice)
  const run = useFitRun(asks)
  const recipes = asks.flatMap(
    ({ asset, purpose }, index) => planFit(asset.facts, purpose, choices[index]) ?? [],
  )
  const [ask, recipe, choice] = [asks[at], recipes[at], choices[at]]
  if (!ask || !recipe || !choice) return null
  const change = (update: Partial<FitChoice>) =>
    setChosen((all) => ({ ...all, [at]: { ...choice, ...update } }))
  const { asset, purpose } = ask
  const many = asks.length > 1
  const failed = run.views.find((view) => view?.state === 'failed')
  return (
    <Dialog
      open
      width={640}
      onOpenChange={() => {
        run.stop()
        closeFit()
      }}
      title={many ? `Make ${asks.length} files fit` : `Make ${asset.name} fit`}
      description={`${whyUnfit(asset.name, asset.facts, purpose) ?? ''} This makes a copy for ${purposeWords(purpose)}; the original stays.`.trim()}
      footer={
        <Footer
          many={many}
          working={run.working}
          percent={meanPercent(run.views)}
          onStart={() => run.start(recipes)}
          onStop={run.stop}
        />
      }
    >
      <div className="grid gap-3">
        {many && <FitList asks={asks} at={at} views={run.views} onShow={setAt} />}
        <CropStage asset={asset} recipe={recipe} at={choice.at} onMove={(next) => change({ at: next })} />
        {recipe.kind === 'video' && asset.viewUrl === null && (
          <p className="text-2xs text-ink-3">A preview is being made. The copy does not wait for it.</p>
        )}
        <FitControls facts={asset.facts} {...{ purpose, recipe, choice }} onChange={change} />
        <p className="flex flex-wrap items-center gap-1.5 text-2xs text-ink-2">
          {sourceLine(asset.facts)}
          <ArrowRight size={12} strokeWidth={1.9} aria-label="becomes" />
          <b className="font-strong text-ink">{resultLine(recipe)}</b>
        </p>
        {(run.refusal ?? failed?.error) && (
          <p role="alert" className="flex gap-1.5 text-2xs text-error">
            <CircleAlert size={12} strokeWidth={1.9} aria-hidden className="mt-[1.5px] shrink-0" />
            <span className="min-w-0 break-words">
              {run.refusal ?? failed?.error}
              {failed?.errorRaw && (
                <details className="mt-1 text-ink-3">
                  <summary>What the program said</summary>
                  {failed.errorRaw}
                </details>
              )}
            </span>
          </p>
        )}
      </div>
    </Dialog>
  )
}

function Footer({
  many,
  working,
  percent,
  onStart,
  onStop,
}: {
  many: boolean
  working: boolean
  percent: number
  onStart: () => void
  onStop: () => void
}) {
  return (
    <>
      {working && (
        <span className="min-w-32 flex-1">
          <ProgressBar label="Making the copy" value={percent} />
        </span>
      )}
      <Button variant="ghost" className="ml-auto" onClick={working ? onStop : closeFit}>
        {working ? 'Stop' : 'Cancel'}
      </Button>
      <Button variant="primary" disabled={working} onClick={onStart}>
        {many ? 'Fit all' : 'Make it fit'}
      </Button>
    </>
  )
}

function meanPercent(views: readonly ({ percent: number } | undefined)[]): number {
  if (views.length === 0) return 0
  return views.reduce((sum, view) => sum + (view?.percent ?? 0), 0) / views.length
}
