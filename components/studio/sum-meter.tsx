'use client'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { runCommand } from '@/lib/editor/commands'
import { selectScene } from '@/lib/editor/store'
import { totalMs } from '@/lib/storyboard/shot-lengths'

/** Seconds of the shots against seconds of the scene, one dot each. */
export function SumMeter() {
  const { context } = useStudio()
  const sceneMs = useEditor((state) => selectScene(state)?.durationMs ?? 0)
  const shotsMs = useEditor((state) => totalMs(selectScene(state)?.shots ?? []))
  const seconds = Math.max(1, Math.round(Math.max(sceneMs, shotsMs) / 1_000))
  const filled = Math.round(Math.min(sceneMs, shotsMs) / 1_000)
  const off = sceneMs !== shotsMs
  const words = `${(shotsMs / 1_000).toFixed(1)} of ${sceneMs / 1_000} s`
  return (
    <span className="flex shrink-0 items-center gap-2 px-2">
      <span
        role="meter"
        aria-label="Length of all shots"
        aria-valuemin={0}
        aria-valuemax={sceneMs / 1_000}
        aria-valuenow={shotsMs / 1_000}
        aria-valuetext={words}
        className="flex w-[84px] gap-px @max-[820px]:hidden"
      >
        {Array.from({ length: seconds }, (_, i) => (
          <span
            key={i}
            className={classNames(
              'h-1 flex-1 rounded-[2px]',
              i < filled ? 'bg-pencil' : off ? 'bg-error' : 'bg-press',
            )}
          />
        ))}
      </span>
      <span className={off ? 'text-error' : 'text-ink-2'}>
        <b className={classNames('font-strong', off ? 'text-error' : 'text-ink')}>
          {(shotsMs / 1_000).toFixed(1)}
        </b>{' '}
        of {sceneMs / 1_000} s
      </span>
      {off && (
        <Button size="sm" variant="on" onClick={() => runCommand('fit-shots', context)}>
          Fit to {sceneMs / 1_000} s
        </Button>
      )}
    </span>
  )
}
