'use client'
import { Download, Heart } from 'lucide-react'
import { AssetCopies } from '@/components/library/asset-copies'
import { AssetFacts } from '@/components/library/asset-facts'
import { AssetUses } from '@/components/library/asset-uses'
import { FilmStrip } from '@/components/library/film-strip'
import { TagEditor } from '@/components/library/tag-editor'
import type { MediaActions } from '@/components/library/use-media-actions'
import { Wave } from '@/components/library/wave'
import { classNames } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { Picture } from '@/components/ui/picture'
import type { AssetView } from '@/lib/views'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

/** Everything about the one selected file. */
export function AssetInspector({
  asset,
  count,
  actions,
  onShow,
  className,
}: {
  asset: AssetView | undefined
  count: number
  actions: MediaActions
  onShow: (asset: AssetView) => void
  className?: string
}) {
  return (
    <aside
      aria-label="Inspector"
      className={classNames('w-inspector shrink-0 overflow-y-auto border-l border-line bg-panel', className)}
    >
      {asset ? (
        <AssetDetails key={asset.id} {...{ asset, actions, onShow }} className="p-3.5" />
      ) : (
        <p className="p-4 text-ink-3">
          {count > 1
            ? `${count} files are selected.`
            : 'Select a file to see what it is and where it is used.'}
        </p>
      )}
    </aside>
  )
}

export function AssetDetails({
  asset,
  actions,
  onShow,
  className,
}: {
  asset: AssetView
  actions: MediaActions
  onShow: (asset: AssetView) => void
  className?: string
}) {
  const ids = [asset.id]
  return (
    <div className={classNames('grid gap-4', className)}>
      <Picture src={asset.thumbUrl} alt="" eager className="aspect-video" imageClassName="object-contain!">
        {asset.stripUrl && <FilmStrip url={asset.stripUrl} />}
      </Picture>
      {asset.waveUrl && (
        <div className="rounded-control bg-bench px-2 py-1.5">
          <Wave url={asset.waveUrl} className="h-12 text-pencil" />
        </div>
      )}
      <div className="flex items-start gap-1">
        <h2 className="min-w-0 flex-1 text-sm font-title [overflow-wrap:anywhere]">{asset.name}</h2>
        <IconButton
          size="sm"
          label={asset.favourite ? 'No longer a favourite' : 'Favourite'}
          variant={asset.favourite ? 'on' : 'ghost'}
          icon={<Heart {...icon} />}
          onClick={() => void actions.favour(ids, !asset.favourite)}
        />
        <IconButton
          size="sm"
          label="Download"
          icon={<Download {...icon} />}
          onClick={() => actions.download(ids)}
        />
      </div>
      <AssetFacts asset={asset} />
      {!asset.binnedAt && (
        <section>
          <h3 className="mb-1.5 font-strong">Tags</h3>
          <TagEditor
            tags={asset.tags}
            onAdd={(tag) => void actions.tag(ids, [tag], [])}
            onRemove={(tag) => void actions.tag(ids, [], [tag])}
          />
        </section>
      )}
      <AssetCopies id={asset.id} onShow={onShow} />
      <AssetUses id={asset.id} />
    </div>
  )
}
