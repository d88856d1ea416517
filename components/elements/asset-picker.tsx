'use client'
import { useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { ImageUp, Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Picture, PictureNote } from '@/components/ui/picture'
import { Popover } from '@/components/ui/popover'
import { SearchField } from '@/components/ui/search-field'
import { assetChoices } from '@/lib/editor/asset-choices'
import { know } from '@/lib/queries/known-assets'
import { useOfferedAssets } from '@/lib/queries/offered-assets'

const accept = { image: 'image/jpeg,image/png', video: 'video/mp4,video/quicktime' }
const words = { image: 'pictures', video: 'video' }

/** The dashed place that takes a file: from this computer, or from the library. */
export function AssetPicker({
  label,
  kind,
  onAddAsset,
  onAddFiles,
  large = false,
  className,
}: {
  label: string
  kind: 'image' | 'video'
  onAddAsset: (assetId: string) => void
  onAddFiles: (files: File[]) => void
  /** Room for the words. */
  large?: boolean
  className?: string
}) {
  const [open, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const trigger = (
    <button
      type="button"
      aria-label={label}
      className={classNames(
        'grid place-content-center place-items-center gap-1.5 rounded-chip border border-dashed border-edge text-ink-2 hover:bg-raised hover:text-ink',
        className,
      )}
    >
      <Plus size={16} strokeWidth={1.6} aria-hidden />
      {large && label}
    </button>
  )
  return (
    <>
      <Popover trigger={trigger} label={label} open={open} onOpenChange={setOpen} className="w-80">
        <Button
          className="w-full"
          icon={<ImageUp size={16} strokeWidth={1.6} aria-hidden />}
          onClick={() => input.current?.click()}
        >
          Upload {words[kind]}
        </Button>
        <Choices
          kind={kind}
          onChoose={(id) => {
            setOpen(false)
            onAddAsset(id)
          }}
        />
      </Popover>
      <input
        ref={input}
        type="file"
        multiple={kind === 'image'}
        accept={accept[kind]}
        aria-label={`${label} from this computer`}
        hidden
        onChange={(event) => {
          setOpen(false)
          onAddFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </>
  )
}

function Choices({ kind, onChoose }: { kind: 'image' | 'video'; onChoose: (assetId: string) => void }) {
  const [search, setSearch] = useState('')
  const client = useQueryClient()
  const assets = useOfferedAssets(kind, search)
  const choices = assetChoices(assets, kind === 'image' ? 'element' : 'elementVideo', search)
  const any = assets.some((asset) => asset.facts.kind === kind)
  if (!any) return <p className="mt-2.5 text-2xs text-ink-3">The library has no {words[kind]} yet.</p>
  return (
    <>
      <SearchField
        label={`Search ${words[kind]}`}
        value={search}
        onChange={setSearch}
        hotkey={false}
        className="mt-2.5"
      />
      <ul className="-mx-1 mt-2 grid max-h-72 grid-cols-3 gap-1.5 overflow-y-auto p-1">
        {choices.map((choice) => (
          <li key={choice.id}>
            <button
              type="button"
              disabled={choice.off}
              title={choice.reason ?? choice.name}
              onClick={() => {
                know(client, assets)
                onChoose(choice.id)
              }}
              className="group/choice w-full text-left text-2xs disabled:text-ink-3"
            >
              <Picture
                src={choice.thumbUrl}
                alt=""
                className="aspect-square group-enabled/choice:group-hover/choice:ring-2 group-enabled/choice:group-hover/choice:ring-pencil"
                imageClassName={choice.off ? 'opacity-45' : ''}
              >
                {kind === 'video' && <PictureNote>{choice.note}</PictureNote>}
              </Picture>
              <span className="block truncate">{choice.name}</span>
              {choice.reason && <span className="sr-only">{choice.reason}</span>}
            </button>
          </li>
        ))}
      </ul>
      {choices.length === 0 && <p className="mt-1 text-2xs text-ink-3">Nothing is called “{search}”.</p>}
    </>
  )
}
