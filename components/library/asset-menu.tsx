'use client'
import { Download, Heart, HeartOff, Maximize2, RotateCcw, TextCursorInput, Trash2 } from 'lucide-react'
import { MenuItem, MenuSeparator } from '@/components/ui/menu-parts'

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
        <MenuItem icon={<RotateCcw {...icon} />} onSelect={props.onRestore}>
          Restore
        </MenuItem>
        <MenuItem danger icon={<Trash2 {...icon} />} keys="Del" onSelect={props.onDelete}>
          Delete for good
        </MenuItem>
      </>
    )
  return (
    <>
      {count === 1 && (
        <>
          <MenuItem icon={<Maximize2 {...icon} />} keys="Enter" onSelect={props.onOpen}>
            Open
          </MenuItem>
          <MenuItem icon={<TextCursorInput {...icon} />} keys="F2" onSelect={props.onRename}>
            Rename
          </MenuItem>
        </>
      )}
      <MenuItem icon={favourite ? <HeartOff {...icon} /> : <Heart {...icon} />} onSelect={props.onFavour}>
        {favourite ? 'No longer a favourite' : 'Favourite'}
      </MenuItem>
      <MenuItem icon={<Download {...icon} />} onSelect={props.onDownload}>
        {count === 1 ? 'Download' : `Download ${count} files as ZIP`}
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger icon={<Trash2 {...icon} />} keys="Del" onSelect={props.onDelete}>
        Delete
      </MenuItem>
    </>
  )
}
