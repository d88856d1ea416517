'use client'
import type { MouseEvent } from 'react'
import { AlignHorizontalDistributeCenter, Magnet, Plus, Scissors, ZoomIn, ZoomOut } from 'lucide-react'
import { selectPrompt } from '@/components/studio/field-key'
import { SumMeter } from '@/components/studio/sum-meter'
import { useEditor, usePrefs, useStudio } from '@/components/studio/studio-context'
import { useCommand } from '@/components/studio/use-command'
import { useKeys } from '@/components/studio/use-keys'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Slider } from '@/components/ui/slider'
import { Tooltip } from '@/components/ui/tooltip'
import { selectScene } from '@/lib/editor/store'
import { zoomLimits } from '@/lib/editor/time-scale'
import { limits } from '@/lib/storyboard/limits'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const
export const Rule = () => <span className="mx-1 my-1.5 w-px shrink-0 self-stretch bg-line" />

export function TimelineBar() {
  const shots = useEditor((state) => selectScene(state)?.shots.length ?? 0)
  const add = useCommand('add-shot')
  const split = useCommand('split')
  const even = useCommand('even-out')
  const { store } = useStudio()
  /** Only after a press of the hand: a second S on the keyboard must split again, not write an s. */
  function writeNewHalf({ detail }: MouseEvent) {
    const { sceneId, shotIds } = store.getState()
    if (detail > 0 && shotIds[0]) selectPrompt(store, sceneId, shotIds[0])
  }
  return (
    <div
      role="toolbar"
      aria-label="Timeline tools"
      className="@container flex h-9 shrink-0 items-center gap-1 overflow-hidden border-b border-line pr-2.5 pl-3"
    >
      <BarButton control={add} label="Add shot" icon={<Plus {...icon} />} primary />
      <BarButton control={split} label="Split" icon={<Scissors {...icon} />} then={writeNewHalf} />
      <BarButton control={even} label="Even out" icon={<AlignHorizontalDistributeCenter {...icon} />} />
      <Rule />
      <SumMeter />
      <Rule />
      <span className="shrink-0 text-ink-2 @max-[700px]:hidden">
        {shots} of {limits.shot.max} shots
      </span>
      {add.why && <span className="truncate text-2xs text-ink-3 @max-[1000px]:hidden">{add.why}</span>}
      <span className="ml-auto" />
      <SnapButton />
      <Rule />
      <Zoom />
    </div>
  )
}

function BarButton({
  control,
  label,
  icon,
  primary = false,
  then,
}: {
  control: ReturnType<typeof useCommand>
  label: string
  icon: React.ReactNode
  primary?: boolean
  then?: (event: MouseEvent) => void
}) {
  return (
    <Tooltip label={control.why ?? control.label} keys={control.keys}>
      <Button
        size="sm"
        variant={primary ? 'secondary' : 'ghost'}
        icon={icon}
        keys={control.keys}
        aria-disabled={control.disabled || undefined}
        onClick={(event) => {
          if (control.disabled) return
          control.run()
          then?.(event)
        }}
      >
        {label}
      </Button>
    </Tooltip>
  )
}

function SnapButton() {
  const { prefs } = useStudio()
  const snap = usePrefs((state) => state.snap)
  return (
    <Tooltip label="Snap the playhead to cuts and seconds" keys={useKeys('snap')}>
      <Button
        size="sm"
        variant={snap ? 'on' : 'ghost'}
        icon={<Magnet {...icon} />}
        aria-pressed={snap}
        onClick={() => prefs.setState({ snap: !snap })}
      >
        Snap 1 s
      </Button>
    </Tooltip>
  )
}

const { min, max } = zoomLimits
/** Equal steps of the slider are equal factors of the zoom. */
const toSlider = (pxPerSec: number) => Math.round((Math.log(pxPerSec / min) / Math.log(max / min)) * 100)
const fromSlider = (value: number) => min * Math.pow(max / min, value / 100)

function Zoom() {
  const { view } = useStudio()
  const pxPerSec = usePrefs((state) => state.pxPerSec)
  const zoomOut = useCommand('zoom-out')
  const zoomIn = useCommand('zoom-in')
  const fit = useCommand('zoom-fit')
  return (
    <>
      <IconButton
        size="sm"
        label="Zoom out"
        keys={zoomOut.keys}
        icon={<ZoomOut {...icon} />}
        onClick={zoomOut.run}
      />
      <span className="flex w-[84px] shrink-0 @max-[900px]:hidden">
        <Slider
          label="Timeline zoom"
          value={toSlider(pxPerSec)}
          min={0}
          max={100}
          valueText={`${Math.round(pxPerSec)} pixels per second`}
          quiet
          onChange={(value) => view.zoomTo(fromSlider(value))}
        />
      </span>
      <IconButton
        size="sm"
        label="Zoom in"
        keys={zoomIn.keys}
        icon={<ZoomIn {...icon} />}
        onClick={zoomIn.run}
      />
      <Button size="sm" variant="ghost" keys={fit.keys} onClick={fit.run}>
        Fit
      </Button>
    </>
  )
}
