'use client'
import { Picture } from '@/components/ui/picture'
import { useAssetDetail } from '@/lib/queries/assets'
import { purposeWords } from '@/lib/storyboard/purpose-words'
import type { AssetView } from '@/lib/views'

/** What a file was made from, and the fitting copies made from it. */
export function AssetCopies({ id, onShow }: { id: string; onShow: (asset: AssetView) => void }) {
  const detail = useAssetDetail(id)
  if (!detail) return null
  const { original, copies } = detail
  return (
    <>
      {original && (
        <section aria-label="Made from">
          <h3 className="mb-1.5 font-strong">Made from</h3>
          <Relative asset={original} note="The original, unchanged" onShow={onShow} />
        </section>
      )}
      {copies.length > 0 && (
        <section aria-label="Fitting copies">
          <h3 className="mb-1.5 font-strong">Fitting copies</h3>
          <ul className="grid gap-0.5">
            {copies.map(({ asset, purpose }) => (
              <li key={asset.id}>
                <Relative
                  asset={asset}
                  note={purpose ? `For ${purposeWords(purpose)}` : ''}
                  onShow={onShow}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Relative({
  asset,
  note,
  onShow,
}: {
  asset: AssetView
  note: string
  onShow: (asset: AssetView) => void
}) {
  const { facts } = asset
  const size = facts.kind === 'audio' ? '' : `, ${facts.width} × ${facts.height}`
  return (
    <button
      type="button"
      onClick={() => onShow(asset)}
      className="-mx-1.5 flex w-[calc(100%+12px)] items-center gap-2 rounded-control p-1.5 text-left text-2xs hover:bg-raised light:hover:bg-field"
    >
      <Picture src={asset.thumbUrl} alt="" className="h-8 w-14 shrink-0" />
      <span className="grid min-w-0">
        <span className="truncate font-medium">{asset.name}</span>
        <span className="truncate text-ink-3">
          {note}
          {size}
        </span>
      </span>
    </button>
  )
}
