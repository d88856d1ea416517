'use client'
import { Download, Heart, HeartOff, Maximize2, RotateCcw, TextCursorInput, Trash2 } from 'lucide-react'
import { ContextItem, ContextSeparator } from '@/components/ui/context-menu'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

/** What can be done with the selected files of the media page. */
export function AssetMenu(props: {
  inBin: boolean
  count: number
  favourite: boolean
  onOpen: () => void
  onRename: () => void
  onFavour: () => void
  onDownload: () => void
  onRestore: () => void
  onDelete: () => void
}) {
  const { inBin, count, favourite } = props
  if (inBin)
    return (
      <>
        <ContextItem icon={<RotateCcw {...icon} />} onSelect={props.onRestore}>
          Restore
        </ContextItem>
        <ContextItem danger icon={<Trash2 {...icon} />} keys="Del" onSelect={props.onDelete}>
          Delete for good
        </ContextItem>
      </>
    )
  return (
    <>
      {count === 1 && (
        <>
          <ContextItem icon={<Maximize2 {...icon} />} keys="Enter" onSelect={props.onOpen}>
            Open
          </ContextItem>
          <ContextItem icon={<TextCursorInput {...icon} />} keys="F2" onSelect={props.onRename}>
            Rename
          </ContextItem>
        </>
      )}
      <ContextItem icon={favourite ? <HeartOff {...icon} /> : <Heart {...icon} />} onSelect={props.onFavour}>
        {favourite ? 'No longer a favourite' : 'Favourite'}
      </ContextItem>
      <ContextItem icon={<Download {...icon} />} onSelect={props.onDownload}>
        {count === 1 ? 'Download' : `Download ${count} files as ZIP`}
      </ContextItem>
      <ContextSeparator />
      <ContextItem danger icon={<Trash2 {...icon} />} keys="Del" onSelect={props.onDelete}>
        Delete
      </ContextItem>
    </>
  )
}
