'use client'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import { CreatingTime } from '@/components/elements/creating-time'
import { tagNames, usageText } from '@/components/elements/element-filters'
import { ElementMenu } from '@/components/elements/element-menu'
import { Badge } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'
import { Picture, PictureNote } from '@/components/ui/picture'
import { Ring } from '@/components/ui/ring'
import { healthSentence, healthWords, type ElementHealth } from '@/lib/storyboard/element-health'
import type { ElementView } from '@/lib/views-elements'

export function ElementCard({
  element,
  shots,
  usualMs,
  onOpen,
  onEdit,
}: {
  element: ElementView
  /** In how many shots it is named. */
  shots: number
  usualMs: number | null
  onOpen: (element: ElementView) => void
  onEdit: (element: ElementView) => void
}) {
  return (
    <article className="group relative overflow-hidden rounded-card bg-panel shadow-[0_0_0_1px_var(--color-line)] hover:bg-raised">
      <Sheet element={element} />
      <div className="grid gap-1 px-3 pt-2.5 pb-[11px]">
        <h2 className="flex min-w-0 items-center gap-1.5 text-sm font-title">
          <button
            type="button"
            onClick={() => onOpen(element)}
            className="truncate before:absolute before:inset-0 before:rounded-card"
          >
            {element.name}
          </button>
          <HealthBadge state={element.state} className="ml-auto" />
        </h2>
        {element.state === 'failed' ? (
          <p className="text-2xs text-error">{element.error ?? 'The queue gave no reason.'}</p>
        ) : element.state === 'changed' || element.state === 'elsewhere' ? (
          <p className="text-2xs text-warn">{healthSentence(element.state, element.name)}</p>
        ) : (
          <p className="flex gap-1.5 text-2xs text-ink-3">
            <span className="truncate">{tagNames(element.tagIds).join(', ') || 'No tag'}</span>
            <span className="ml-auto shrink-0">
              {element.state === 'creating' ? (
                <CreatingTime since={element.startedAt ?? element.createdAt} usualMs={usualMs} />
              ) : (
                usageText(shots)
              )}
            </span>
          </p>
        )}
      </div>
      <ElementMenu element={element} onEdit={onEdit} onOpen={onOpen} />
    </article>
  )
}

const tones = { failed: 'error', creating: 'run', changed: 'warn', elsewhere: 'warn' } as const
const icon = { size: 12, strokeWidth: 1.9, 'aria-hidden': true } as const

/** Nothing when it is ready: that is how an element should be. */
export function HealthBadge({ state, className = '' }: { state: ElementHealth; className?: string }) {
  if (state === 'ready') return null
  const glyph =
    state === 'creating' ? (
      <Ring size={10} />
    ) : state === 'failed' ? (
      <CircleAlert {...icon} />
    ) : (
      <TriangleAlert {...icon} />
    )
  return (
    <Badge tone={tones[state]} className={className} icon={glyph}>
      {healthWords[state]}
    </Badge>
  )
}

function Sheet({ element }: { element: ElementView }) {
  const [main, ...others] = element.files
  const faded = element.state === 'creating' || element.state === 'failed' ? 'opacity-55' : ''
  return (
    <div
      className={classNames(
        'grid aspect-[13/8.4] gap-0.5 bg-well',
        others.length > 0 ? 'grid-cols-[minmax(0,1fr)_27.8%]' : 'grid-cols-1',
      )}
    >
      <Picture
        src={main?.thumbUrl ?? null}
        alt={element.name}
        className="min-h-0 !rounded-none"
        imageClassName={faded}
      >
        {main?.durationMs != null && <PictureNote>{(main.durationMs / 1_000).toFixed(1)} s</PictureNote>}
      </Picture>
      {others.length > 0 && (
        <div className="grid min-h-0 auto-rows-fr gap-0.5">
          {others.map((other, index) => (
            <Picture
              key={index}
              src={other.thumbUrl}
              alt=""
              className="min-h-0 !rounded-none"
              imageClassName={faded}
            />
          ))}
        </div>
      )}
    </div>
  )
}
