import { memo } from 'react'
import { Heart } from 'lucide-react'
import { optionProps, type TileProps } from '@/components/library/library-tile'
import { classNames } from '@/components/ui/class-names'
import { byteText } from '@/components/ui/byte-text'
import { Picture } from '@/components/ui/picture'
import { relativeTime } from '@/components/ui/time-text'
import { useNow } from '@/components/ui/use-now'

export const rowColumns =
  'grid-cols-[56px_minmax(0,1.3fr)_minmax(0,1fr)_52px] md:grid-cols-[56px_minmax(0,2.4fr)_minmax(0,1.2fr)_64px_76px_minmax(0,1.2fr)_96px]'

/** A file as a line of a list. */
export const LibraryRow = memo(function LibraryRow(props: TileProps) {
  const { tile, active, selected } = props
  const now = useNow(60_000)
  return (
    <div
      {...optionProps(props)}
      className={classNames(
        'grid h-11 items-center gap-3 rounded-control px-2',
        rowColumns,
        selected ? 'bg-pencil-tint' : 'hover:bg-raised',
        active && 'outline-2 -outline-offset-2 outline-focus',
      )}
    >
      <Picture src={tile.thumbUrl} alt="" className="h-8 w-14" />
      <span className="flex min-w-0 items-center gap-1.5 font-medium">
        <span className="truncate">{tile.name}</span>
        {tile.favourite && <Heart size={12} aria-hidden className="shrink-0 fill-current text-ink-3" />}
      </span>
      <span className="truncate text-2xs text-ink-2">{tile.meta}</span>
      <span className="text-right text-2xs text-ink-3 max-md:hidden">{tile.length}</span>
      <span className="text-right text-2xs text-ink-3">
        {tile.bytes === null ? '' : byteText(tile.bytes)}
      </span>
      <span className="truncate text-2xs text-ink-3 max-md:hidden">{tile.tags.join(', ')}</span>
      <span className="text-right text-2xs text-ink-3 max-md:hidden">
        {now === null ? '' : relativeTime(Date.parse(tile.createdAt), now)}
      </span>
    </div>
  )
})
