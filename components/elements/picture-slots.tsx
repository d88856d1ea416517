'use client'
import type { ReactNode } from 'react'
import { Check, CircleAlert, Star, X } from 'lucide-react'
import { AssetPicker } from '@/components/elements/asset-picker'
import { slotName, whyBad, type ChosenFile } from '@/components/elements/element-checks'
import { classNames } from '@/components/ui/class-names'
import { Picture } from '@/components/ui/picture'
import { ProgressBar } from '@/components/ui/progress-bar'
import { limits } from '@/lib/storyboard/limits'

const most = 1 + limits.element.maxRefer

/** One front view, large, and up to three other angles. */
export function PictureSlots({
  files,
  onAddAsset,
  onAddFiles,
  onRemove,
  onMakeFront,
}: {
  files: readonly ChosenFile[]
  onAddAsset: (assetId: string) => void
  onAddFiles: (files: File[]) => void
  onRemove: (key: string) => void
  onMakeFront: (key: string) => void
}) {
  return (
    <div className="grid grid-cols-4 gap-2">
      {files.map((file, index) => (
        <Slot
          key={file.key}
          file={file}
          index={index}
          onRemove={() => onRemove(file.key)}
          onMakeFront={() => onMakeFront(file.key)}
        />
      ))}
      {files.length < most && (
        <AssetPicker
          label={files.length === 0 ? 'Add a front view' : 'Add another angle'}
          kind="image"
          large={files.length === 0}
          onAddAsset={onAddAsset}
          onAddFiles={onAddFiles}
          className={place(files.length)}
        />
      )}
      {files.length > 0 && files.length < most && (
        <p className="grid place-items-center text-2xs text-ink-3">1 to 3 other angles</p>
      )}
    </div>
  )
}
const place = (index: number) => classNames('aspect-square', index === 0 && 'col-span-2 row-span-2')

function Slot({
  file,
  index,
  onRemove,
  onMakeFront,
}: {
  file: ChosenFile
  index: number
  onRemove: () => void
  onMakeFront: () => void
}) {
  const bad = whyBad(file, 'element') !== null
  const asset = file.state === 'ready' ? file.asset : null
  const name = file.state === 'ready' ? file.asset.name : file.name
  return (
    <div className={classNames('group/slot relative', place(index))}>
      <Picture
        src={file.state === 'ready' ? (file.asset.thumbUrl ?? file.asset.viewUrl) : file.preview}
        alt={`${slotName(index)}: ${name}`}
        eager
        className={classNames('size-full !rounded-chip', bad && 'shadow-[0_0_0_2px_var(--color-error)]')}
        imageClassName={bad ? 'opacity-45' : ''}
      >
        {file.state === 'arriving' && (
          <span className="absolute inset-x-2 top-1/2">
            <ProgressBar label={`${file.name}, uploaded`} value={file.percent} />
          </span>
        )}
      </Picture>
      <span className="absolute top-[5px] right-[5px] flex gap-1">
        {index > 0 && !bad && (
          <SlotButton
            label={`Use ${name} as the front view`}
            onClick={onMakeFront}
            className="opacity-0 group-focus-within/slot:opacity-100 group-hover/slot:opacity-100 coarse:opacity-100"
          >
            <Star size={12} strokeWidth={1.9} aria-hidden />
          </SlotButton>
        )}
        <SlotButton label={`Remove ${name}`} onClick={onRemove}>
          <X size={12} strokeWidth={1.9} aria-hidden />
        </SlotButton>
      </span>
      <span
        className={classNames(
          'absolute bottom-[5px] left-[5px] flex h-5 max-w-[calc(100%-10px)] items-center gap-1 rounded-chip px-1.5 text-2xs text-[oklch(0.97_0_0)]',
          bad ? 'bg-error-fill' : 'bg-[oklch(0.12_0.003_250/0.78)]',
        )}
      >
        {bad && <CircleAlert size={12} strokeWidth={1.9} aria-hidden className="shrink-0" />}
        {!bad && asset && <Check size={12} strokeWidth={1.9} aria-hidden className="shrink-0" />}
        <span className="truncate">{bad ? 'Does not fit' : slotName(index)}</span>
      </span>
    </div>
  )
}

function SlotButton({
  label,
  onClick,
  className,
  children,
}: {
  label: string
  onClick: () => void
  className?: string
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className={classNames(
        'relative grid size-5 place-items-center rounded-[5px] bg-[oklch(0.12_0.003_250/0.72)] text-white before:absolute before:-inset-0.5 coarse:size-8',
        className,
      )}
    >
      {children}
    </button>
  )
}
