'use client'
import { Volume1, Volume2, VolumeX } from 'lucide-react'
import { usePrefs, useStudio } from '@/components/studio/studio-context'
import { useKeys } from '@/components/studio/use-keys'
import { IconButton } from '@/components/ui/icon-button'
import { Slider } from '@/components/ui/slider'

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const

/** Mute on press; the slider unfolds on hover and focus. */
export function VolumeControl() {
  const { prefs } = useStudio()
  const volume = usePrefs((state) => state.volume)
  const muted = usePrefs((state) => state.muted)
  const silent = muted || volume === 0
  const Icon = silent ? VolumeX : volume < 0.5 ? Volume1 : Volume2
  return (
    <span className="group/volume flex items-center">
      <span className="flex w-0 max-md:hidden overflow-hidden opacity-0 transition-[width,opacity] duration-(--duration-base) group-focus-within/volume:w-20 group-focus-within/volume:px-2 group-focus-within/volume:opacity-100 group-hover/volume:w-20 group-hover/volume:px-2 group-hover/volume:opacity-100">
        <Slider
          label="Volume"
          value={silent ? 0 : Math.round(volume * 100)}
          min={0}
          max={100}
          step={5}
          valueText={silent ? 'Muted' : `${Math.round(volume * 100)} percent`}
          onChange={(value) => prefs.setState({ volume: value / 100, muted: value === 0 })}
        />
      </span>
      <IconButton
        label={silent ? 'Unmute' : 'Mute'}
        keys={useKeys('mute')}
        icon={<Icon {...icon} />}
        aria-pressed={silent}
        className="max-md:size-touch coarse:size-touch"
        side="top"
        onClick={() => prefs.setState({ muted: !silent, ...(silent && volume === 0 && { volume: 1 }) })}
      />
    </span>
  )
}
