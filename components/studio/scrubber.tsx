'use client'
import { useCallback, useRef, type PointerEvent } from 'react'
import { useStudio } from '@/components/studio/studio-context'
import { usePlayer, usePlayerFrame } from '@/components/studio/use-player'
import { useSceneClock } from '@/components/studio/use-scene-clock'
import { useShownTake } from '@/components/studio/use-takes'
import { classNames } from '@/components/ui/class-names'
import { cutsSentence, takeCuts } from '@/lib/editor/take-cuts'
import { useDrag } from '@/lib/editor/use-drag'
import { formatTimecode, frameAt, frameStartMs } from '@/lib/storyboard/timeline'

/** The scene from end to end, cut where its shots begin. */
export function Scrubber() {
  const { player } = useStudio()
  const clock = useSceneClock()
  const track = useRef<HTMLDivElement>(null)
  const current = usePlayer(() => clock.markerAt(player.get().timeMs))

  usePlayerFrame(({ timeMs, playing }) => {
    const bar = track.current
    if (!bar) return
    const local = clock.toLocal(timeMs)
    const share = clock.totalMs > 0 ? local / clock.totalMs : 0
    bar.style.setProperty('--at', `${share * 100}%`)
    bar.querySelectorAll<HTMLElement>('[data-part]').forEach((part, i) => {
      const length = clock.lengths[i] ?? 1
      const done = Math.min(1, Math.max(0, (local - (clock.markers[i] ?? 0)) / length))
      part.style.setProperty('--v', `${done * 100}%`)
    })
    if (playing) return
    bar.setAttribute('aria-valuenow', String(Math.round(local) / 1_000))
    bar.setAttribute('aria-valuetext', formatTimecode(local))
  })

  const start = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const box = event.currentTarget.getBoundingClientRect()
      const before = player.get()
      const seek = (clientX: number) => {
        const share = Math.min(1, Math.max(0, (clientX - box.left) / box.width))
        const last = Math.max(0, clock.totalMs - 1)
        const local = Math.min(last, frameStartMs(frameAt(share * clock.totalMs)))
        player.seek(clock.toFilm(local))
      }
      player.pause()
      seek(event.clientX)
      return {
        move: ({ clientX }: { clientX: number }) => seek(clientX),
        end: () => before.playing && player.play(before.rate),
        cancel: () => player.seek(before.timeMs),
      }
    },
    [player, clock],
  )
  const onPointerDown = useDrag(start, 0)
  return (
    <div>
      <div
        ref={track}
        role="slider"
        tabIndex={0}
        aria-label="Position"
        aria-valuemin={0}
        aria-valuemax={clock.totalMs / 1_000}
        aria-valuenow={0}
        onPointerDown={onPointerDown}
        className="relative flex h-5 touch-none items-center gap-[3px] coarse:h-11"
      >
        {clock.lengths.map((ms, i) => (
          <span
            key={i}
            data-part
            style={{ flexGrow: ms }}
            className={classNames(
              'relative basis-0 overflow-hidden rounded-[2px] bg-press light:bg-[oklch(0.74_0.004_250)]',
              'after:absolute after:inset-y-0 after:left-0 after:w-(--v) after:bg-ink-2',
              i === current ? 'h-[7px]' : 'h-[5px]',
            )}
          />
        ))}
        <Marks />
        <Cuts totalMs={clock.totalMs} />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-(--at) h-4 w-[3px] -translate-1/2 rounded-[2px] bg-ink shadow-[0_0_0_2px_var(--color-well)]"
        />
      </div>
      <div
        aria-hidden="true"
        className="mt-px flex gap-[3px] max-md:hidden text-[10.5px] leading-3 text-ink-3"
      >
        {clock.lengths.map((ms, i) => (
          <span
            key={i}
            style={{ flexGrow: ms }}
            className={classNames('min-w-0 basis-0', i === current && 'font-strong text-ink')}
          >
            {i + 1}
          </span>
        ))}
      </div>
    </div>
  )
}

/** Of a take: where the plan wanted a cut that is elsewhere or missing, and cuts nobody planned. */
function Cuts({ totalMs }: { totalMs: number }) {
  const take = useShownTake()
  const found = takeCuts(take)
  if (!found || totalMs === 0) return null
  const off = found.cuts.filter(
    ({ plannedMs, realMs }) => realMs === null || Math.abs(realMs - plannedMs) > 90,
  )
  const at = (ms: number) => ({ left: `${Math.min(100, (ms / totalMs) * 100)}%` })
  return (
    <>
      {off.map(({ number, plannedMs }) => (
        <span
          key={number}
          aria-hidden="true"
          title={`Shot ${number} was planned here`}
          style={at(plannedMs)}
          className="absolute top-0 h-1.5 w-px -translate-x-1/2 bg-warn"
        />
      ))}
      {found.extraMs.map((ms) => (
        <span
          key={ms}
          aria-hidden="true"
          title="A cut that was not planned"
          style={at(ms)}
          className="absolute bottom-0 size-1.5 -translate-x-1/2 rounded-full bg-warn"
        />
      ))}
      <span className="sr-only">{cutsSentence(found)}</span>
    </>
  )
}

/** In and out, when they lie in what is shown. */
function Marks() {
  const clock = useSceneClock()
  const inMs = usePlayer((state) => state.inMs)
  const outMs = usePlayer((state) => state.outMs)
  return [inMs, outMs].map((ms, i) => {
    if (ms === null || ms < clock.startMs || ms > clock.endMs || clock.totalMs === 0) return null
    return (
      <span
        key={i}
        aria-hidden="true"
        style={{ left: `${(clock.toLocal(ms) / clock.totalMs) * 100}%` }}
        className={classNames(
          'pointer-events-none absolute top-1/2 h-3 w-1 -translate-y-1/2 border-y-2 border-pencil',
          i === 0 ? 'border-l-2' : '-translate-x-full border-r-2',
        )}
      />
    )
  })
}
