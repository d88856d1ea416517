'use client'
import { Ban, Film, Plus, X } from 'lucide-react'
import { ChoicePopover } from '@/components/studio/choice-popover'
import { useFilesInto } from '@/components/studio/use-files-into'
import { useReferenceDrop } from '@/components/studio/use-reference-drop'
import { classNames } from '@/components/ui/class-names'
import { GonePicture } from '@/components/studio/gone-picture'
import { Picture, PictureNote } from '@/components/ui/picture'
import { assetChoices } from '@/lib/editor/asset-choices'
import { lengthText } from '@/lib/editor/asset-facts'
import type { LibraryIndex } from '@/lib/editor/reference-labels'

type Slot = {
  name: 'First frame' | 'End frame' | 'Video'
  field: string
  assetId: string | null
  index: LibraryIndex
  /** Why it is switched off; a filled slot can still be emptied. */
  off: string | null
  onFill: (assetId: string) => void
  onEmpty: () => void
}

/** First frame, end frame or video: filled by a drop from the library, or from its picker. */
export function ReferenceSlot(slot: Slot) {
  const { name, assetId, index, off, onFill, onEmpty } = slot
  const kind = name === 'Video' ? 'video' : 'image'
  const purpose = kind === 'video' ? 'video' : 'frame'
  const intoSlot = useFilesInto()
  const { over, dropProps } = useReferenceDrop(
    off === null ? [kind] : [],
    ({ id }) => onFill(id),
    off === null ? (files) => intoSlot(files, purpose, onFill) : undefined,
  )
  const asset = index.assets.get(assetId ?? '')
  const filled = assetId !== null
  return (
    <div data-field={slot.field} className="group relative min-w-0" {...dropProps}>
      <ChoicePopover
        label={name}
        align="start"
        kind={kind}
        rows={(query, assets) => assetChoices(assets, purpose, query)}
        empty={
          kind === 'video'
            ? 'No videos yet. Drop one in the library.'
            : 'No pictures yet. Drop some in the library.'
        }
        onChoose={(row) => onFill(row.id)}
        trigger={
          <button
            type="button"
            disabled={off !== null}
            aria-label={
              filled ? `${name}: ${asset?.name ?? 'deleted file'}. Change` : `Choose ${name.toLowerCase()}`
            }
            className={classNames(
              'block w-full rounded-gate',
              over && 'outline-2 outline-offset-2 outline-pencil',
            )}
          >
            {filled ? (
              <Picture
                src={asset?.thumbUrl ?? null}
                alt=""
                eager
                className={classNames('aspect-video', off !== null && 'opacity-45')}
              >
                {!asset && <GonePicture />}
                {asset && lengthText(asset.facts) && <PictureNote>{lengthText(asset.facts)}</PictureNote>}
              </Picture>
            ) : (
              <EmptySlot kind={kind} off={off !== null} over={over} />
            )}
          </button>
        }
      />
      {filled && (
        <button
          type="button"
          aria-label={`Remove ${name.toLowerCase()}`}
          onClick={onEmpty}
          className="absolute top-1 right-1 grid size-5 place-items-center rounded-full bg-[oklch(0.12_0.003_250/0.78)] text-[oklch(0.97_0_0)] opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 before:absolute before:-inset-0.5 coarse:opacity-100"
        >
          <X size={12} strokeWidth={1.9} aria-hidden />
        </button>
      )}
      <p className="mt-[3px] text-2xs text-ink-3">{name}</p>
    </div>
  )
}

function EmptySlot({ kind, off, over }: { kind: 'image' | 'video'; off: boolean; over: boolean }) {
  const Icon = off ? Ban : kind === 'video' ? Film : Plus
  return (
    <span
      className={classNames(
        'grid aspect-video place-items-center rounded-gate border border-dashed',
        off
          ? 'border-line bg-raised text-ink-off'
          : over
            ? 'border-pencil bg-pencil-tint text-pencil'
            : 'border-edge text-ink-3 hover:border-ink-3 hover:text-ink-2',
      )}
    >
      <Icon size={14} strokeWidth={1.6} aria-hidden />
    </span>
  )
}
