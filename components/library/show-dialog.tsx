'use client'
import { Dialog } from '@/components/ui/dialog'
import type { AssetView } from '@/lib/views'

/** A file as large as the window. */
export function ShowDialog({ asset, onClose }: { asset: AssetView; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={onClose} title={asset.name} width={1100}>
      <div className="grid max-h-[76dvh] place-items-center overflow-hidden rounded-gate bg-well">
        {asset.facts.kind === 'image' ? (
          <img
            src={asset.viewUrl ?? asset.thumbUrl ?? undefined}
            alt={asset.name}
            className="max-h-[76dvh] max-w-full object-contain"
          />
        ) : (
          // Clips of the library have no captions to offer.
          <video
            src={asset.viewUrl ?? asset.url}
            poster={asset.thumbUrl ?? undefined}
            controls
            autoPlay
            aria-label={asset.name}
            className="max-h-[76dvh] max-w-full"
          />
        )}
      </div>
    </Dialog>
  )
}
