'use client'
import { Check } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import type { FitAsk } from '@/lib/editor/fit-requests'
import type { FitView } from '@/lib/views-fits'

/** Several files at once: one is shown, all are made. */
export function FitList({
  asks,
  at,
  views,
  onShow,
}: {
  asks: readonly FitAsk[]
  at: number
  views: readonly (FitView | undefined)[]
  onShow: (at: number) => void
}) {
  return (
    <ul aria-label="Files that do not fit" className="flex gap-2 overflow-x-auto pb-1">
      {asks.map(({ asset, purpose }, index) => (
        <li key={`${asset.id}${purpose}${index}`} className="shrink-0">
          <button
            type="button"
            aria-pressed={index === at}
            onClick={() => onShow(index)}
            className={classNames(
              'flex h-control max-w-44 items-center gap-1.5 rounded-control px-2.5',
              index === at ? 'bg-press text-ink' : 'bg-raised text-ink-2 hover:text-ink',
            )}
          >
            {views[index]?.state === 'done' && <Check size={12} strokeWidth={1.9} aria-label="Made" />}
            <span className="truncate">{asset.name}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
