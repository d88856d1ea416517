'use client'
import { Film, X } from 'lucide-react'
import { AssetPicker } from '@/components/elements/asset-picker'
import type { ChosenFile } from '@/components/elements/element-checks'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/icon-button'
import { ProgressBar } from '@/components/ui/progress-bar'

/** The one clip a video element is made from, playable before it is sent. */
export function VideoSlot({
  file,
  onAddAsset,
  onAddFiles,
  onRemove,
}: {
  file: ChosenFile | null
  onAddAsset: (assetId: string) => void
  onAddFiles: (files: File[]) => void
  onRemove: () => void
}) {
  if (!file)
    return (
      <AssetPicker
        label="Add a video"
        kind="video"
        large
        onAddAsset={onAddAsset}
        onAddFiles={onAddFiles}
        className="aspect-video w-full"
      />
    )
  const name = file.state === 'ready' ? file.asset.name : file.name
  return (
    <div className="relative aspect-video overflow-hidden rounded-gate bg-well">
      {file.state === 'ready' && (
        <video
          controls
          playsInline
          preload="metadata"
          src={file.asset.viewUrl ?? undefined}
          poster={file.asset.thumbUrl ?? undefined}
          aria-label={`Reference video ${name}`}
          className="size-full object-contain"
        />
      )}
      {file.state === 'arriving' && (
        <span className="absolute inset-x-6 top-1/2">
          <ProgressBar label={`${name}, uploaded`} value={file.percent} thick />
        </span>
      )}
      <Badge
        tone="over"
        className="absolute top-2.5 left-2.5 max-w-[70%]"
        icon={<Film size={12} strokeWidth={1.9} aria-hidden />}
      >
        <span className="truncate">{name}</span>
      </Badge>
      <IconButton
        label={`Remove ${name}`}
        size="sm"
        icon={<X size={14} strokeWidth={1.6} aria-hidden />}
        onClick={onRemove}
        className="!absolute top-2 right-2 !bg-[oklch(0.12_0.003_250/0.72)] !text-white"
      />
    </div>
  )
}
