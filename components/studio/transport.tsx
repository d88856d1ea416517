'use client'
import { Maximize, Pause, Play, Repeat, SkipBack, SkipForward, StepBack, StepForward } from 'lucide-react'
import { Scrubber } from '@/components/studio/scrubber'
import { SpeedMenu } from '@/components/studio/speed-menu'
import { useStudio } from '@/components/studio/studio-context'
import { SceneTimecode } from '@/components/studio/timecode'
import { useTablet } from '@/components/studio/use-media'
import { useCommand } from '@/components/studio/use-command'
import { usePlayer } from '@/components/studio/use-player'
import { useSceneClock } from '@/components/studio/use-scene-clock'
import { VolumeControl } from '@/components/studio/volume-control'
import { IconButton } from '@/components/ui/icon-button'
import { Tooltip } from '@/components/ui/tooltip'
import { formatTimecode } from '@/lib/storyboard/timeline'

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const
const touch = 'max-md:size-touch coarse:size-touch'

export function Transport() {
  const tablet = useTablet()
  return (
    <div className="shrink-0 px-4 pt-2 pb-2.5">
      <Scrubber />
      <div className="mt-1.5 grid grid-cols-[1fr_auto_1fr] items-center">
        <span className="flex items-center gap-2 font-mono tracking-[-0.01em]">
          <SceneTimecode short={!tablet} />
          <Length short={!tablet} />
        </span>
        <span className="flex items-center gap-0.5">
          <TransportButton desk id="cut-back" icon={<SkipBack {...icon} />} />
          <TransportButton id="frame-back" icon={<StepBack {...icon} />} />
          <PlayButton />
          <TransportButton id="frame-on" icon={<StepForward {...icon} />} />
          <TransportButton desk id="cut-on" icon={<SkipForward {...icon} />} />
        </span>
        <span className="flex items-center justify-end gap-0.5">
          <span className="contents max-md:hidden">
            <LoopButton />
            <SpeedMenu />
          </span>
          <VolumeControl />
          <TransportButton id="full-screen" icon={<Maximize {...icon} />} />
        </span>
      </div>
    </div>
  )
}

function Length({ short }: { short: boolean }) {
  const { totalMs } = useSceneClock()
  return (
    <span className="text-2xs whitespace-nowrap text-ink-3">
      / {formatTimecode(totalMs).slice(short ? 3 : 0)}
    </span>
  )
}

function TransportButton({ id, icon, desk = false }: { id: string; icon: React.ReactNode; desk?: boolean }) {
  const { label, keys, run } = useCommand(id)
  return (
    <IconButton
      label={label}
      keys={keys}
      icon={icon}
      onClick={run}
      side="top"
      className={desk ? 'max-md:hidden coarse:size-touch' : touch}
    />
  )
}

function PlayButton() {
  const { run, keys } = useCommand('play')
  const playing = usePlayer((state) => state.playing)
  const label = playing ? 'Pause' : 'Play'
  const Icon = playing ? Pause : Play
  return (
    <Tooltip label={label} keys={keys} side="top">
      <button
        type="button"
        aria-label={label}
        onClick={run}
        className="mx-1 grid size-[34px] place-items-center rounded-full bg-ink text-well transition-colors hover:bg-ink-2 light:text-panel max-md:size-touch coarse:size-touch"
      >
        <Icon size={16} strokeWidth={1} fill="currentColor" aria-hidden />
      </button>
    </Tooltip>
  )
}

function LoopButton() {
  const { player } = useStudio()
  const loop = usePlayer((state) => state.loop)
  const marked = usePlayer((state) => state.inMs !== null || state.outMs !== null)
  const { keys } = useCommand('loop')
  return (
    <IconButton
      label={marked ? 'Loop from in to out' : 'Loop the scene'}
      keys={keys}
      icon={<Repeat {...icon} />}
      variant={loop ? 'on' : 'ghost'}
      aria-pressed={loop}
      side="top"
      onClick={() => player.set({ loop: !loop })}
    />
  )
}
