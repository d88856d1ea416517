'use client'
import { CircleAlert } from 'lucide-react'
import { CreatingTime } from '@/components/elements/creating-time'
import { isElsewhere, tagNames, usageText } from '@/components/elements/element-filters'
import { ElementMenu } from '@/components/elements/element-menu'
import { Badge } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'
import { Picture, PictureNote } from '@/components/ui/picture'
import { Ring } from '@/components/ui/ring'
import type { AssetView, ElementView } from '@/lib/views'

export function ElementCard({
  element,
  assets,
  shots,
  usualMs,
  onFix,
}: {
  element: ElementView
  assets: ReadonlyMap<string, AssetView>
  /** In how many shots it is named. */
  shots: number
  usualMs: number | null
  onFix: (element: ElementView) => void
}) {
  return (
    <article className="group relative overflow-hidden rounded-card bg-panel shadow-[0_0_0_1px_var(--color-line)] hover:bg-raised">
      <Sheet element={element} assets={assets} />
      <div className="grid gap-1 px-3 pt-2.5 pb-[11px]">
        <h2 className="flex items-center gap-1.5 text-sm font-title">
          <span className="truncate">{element.name}</span>
          {element.state === 'creating' && (
            <Badge tone="run" className="ml-auto" icon={<Ring size={10} />}>
              Creating
            </Badge>
          )}
          {element.state === 'failed' && (
            <Badge
              tone="error"
              className="ml-auto"
              icon={<CircleAlert size={12} strokeWidth={1.9} aria-hidden />}
            >
              Failed
            </Badge>
          )}
        </h2>
        {isElsewhere(element) ? (
          <p className="text-2xs text-warn">Made on another queue. Make it on this one to use it.</p>
        ) : element.state === 'failed' ? (
          <p className="text-2xs text-error">{element.error ?? 'The queue gave no reason.'}</p>
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
      <ElementMenu element={element} onFix={onFix} />
    </article>
  )
}

function Sheet({ element, assets }: { element: ElementView; assets: ReadonlyMap<string, AssetView> }) {
  const main = assets.get(element.frontalAssetId ?? element.videoAssetId ?? '')
  const others = element.referAssetIds.flatMap((id) => assets.get(id) ?? [])
  const faded = element.state === 'ready' ? '' : 'opacity-55'
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
        {main?.facts.kind === 'video' && (
          <PictureNote>{(main.facts.durationMs / 1_000).toFixed(1)} s</PictureNote>
        )}
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
