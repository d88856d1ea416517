'use client'
import { memo } from 'react'
import { CircleAlert, Lock } from 'lucide-react'
import { WashedPicture } from '@/components/shell/washed-picture'
import { classNames } from '@/components/ui/class-names'
import type { Shot } from '@/lib/storyboard/schema'

/** One shot of the plan: its picture in blue pencil, or its words on paper; number, elements and length below. */
export const ShotBlock = memo(function ShotBlock({
  shot,
  number,
  startMs,
  pictureUrl,
  words,
  elementUrls,
  problem,
  selected,
  beside,
  moving,
  flashing,
}: {
  shot: Shot
  number: number
  /** In the scene. */
  startMs: number
  pictureUrl: string | null
  words: string
  /** Pictures of the mentioned elements, one per line: a stable value for memo. */
  elementUrls: string
  /** What keeps this shot from being generated. */
  problem: string | null
  selected: boolean
  /** Next to the boundary being dragged. */
  beside: boolean
  moving: boolean
  /** Its length was just changed by a command. */
  flashing: boolean
}) {
  const seconds = shot.durationMs / 1_000
  return (
    <button
      type="button"
      tabIndex={-1}
      data-lane="shots"
      data-shot={shot.id}
      aria-pressed={selected}
      aria-label={`Shot ${number}, ${seconds} s`}
      aria-description={[shot.locked && 'Length locked', problem].filter(Boolean).join('. ') || undefined}
      style={{ ['--s' as string]: startMs / 1_000, ['--d' as string]: seconds }}
      className={classNames(
        'absolute inset-y-0.5 flex touch-pan-x flex-col overflow-hidden rounded-chip bg-raised text-left hover:bg-hover',
        'left-[calc(var(--s)*var(--pps)+1px)] w-[calc(var(--d)*var(--pps)-2px)] focus-visible:z-[3] focus-visible:outline-offset-0',
        number === 1 && '!left-0.5 !w-[calc(var(--d)*var(--pps)-3px)]',
        problem && !selected && 'shadow-[0_0_0_2px_var(--color-error)]',
        selected && 'z-[2] shadow-[0_0_0_2px_var(--color-pencil)]',
        beside && !selected && 'z-[1] shadow-[0_0_0_1px_var(--color-pencil-line)]',
        moving && 'opacity-55',
        'group-data-[sliding]/lanes:transition-[left,width] group-data-[sliding]/lanes:duration-(--duration-base)',
      )}
    >
      <span className="relative min-h-0 w-full flex-1 overflow-hidden bg-paper">
        {pictureUrl ? (
          <WashedPicture url={pictureUrl} />
        ) : (
          <span className="block px-[7px] py-1.5 text-[10.5px] leading-[13.5px] text-paper-ink">
            {words || 'No prompt yet'}
          </span>
        )}
      </span>
      <span
        className={classNames(
          'flex h-[21px] w-full shrink-0 items-center gap-[5px] overflow-hidden px-1.5 text-2xs whitespace-nowrap',
          selected ? 'bg-pencil text-pencil-ink' : 'text-ink-2',
          flashing && 'motion-safe:animate-[footer-flash_600ms_ease-out]',
        )}
      >
        <b className={classNames('font-title', !selected && 'text-ink')}>{number}</b>
        {shot.locked && <Lock size={12} strokeWidth={1.9} aria-hidden className="shrink-0" />}
        {problem && <CircleAlert size={12} strokeWidth={1.9} aria-hidden className="shrink-0 text-error" />}
        <span className="flex min-w-0 gap-[5px] overflow-hidden">
          {elementUrls
            .split('\n')
            .filter(Boolean)
            .map((url) => (
              <img key={url} src={url} alt="" className="size-[13px] shrink-0 rounded-[2px] object-cover" />
            ))}
        </span>
        <span className="ml-auto shrink-0">{seconds.toFixed(1)} s</span>
      </span>
    </button>
  )
})
