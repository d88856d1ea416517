import { Badge } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'
import type { MentionRow } from '@/lib/editor/mention-rows'

type Row = Pick<MentionRow, 'name' | 'thumbUrl' | 'note' | 'tone' | 'off'> & { reason?: string | null }

/** A row of the @ menu and of the reference pickers. Rows that are off stay visible and say why. */
export function ChoiceRow({
  id,
  row,
  active,
  onChoose,
  onPoint,
}: {
  id: string
  row: Row
  active: boolean
  onChoose: () => void
  onPoint: () => void
}) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={active}
      aria-disabled={row.off}
      className={classNames(
        'flex min-h-7 items-center gap-2 rounded-[5px] px-2 coarse:min-h-10',
        active && 'bg-press',
        row.off && 'text-ink-off',
      )}
      onPointerMove={active ? undefined : onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={row.off ? undefined : onChoose}
    >
      {row.thumbUrl ? (
        <img
          src={row.thumbUrl}
          alt=""
          loading="lazy"
          className={classNames('size-[18px] shrink-0 rounded-gate object-cover', row.off && 'opacity-45')}
        />
      ) : (
        <span className="size-[18px] shrink-0 rounded-gate bg-hover" />
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{row.name}</span>
        {row.reason && <span className="block pb-1 text-2xs leading-[14px] text-ink-3">{row.reason}</span>}
      </span>
      <Note row={row} />
    </div>
  )
}

function Note({ row }: { row: Row }) {
  if (row.tone === 'running') return <Badge tone="run">{row.note}</Badge>
  if (row.tone === 'error') return <Badge tone="error">{row.note}</Badge>
  return <span className="max-w-40 shrink-0 truncate text-2xs text-ink-2">{row.note}</span>
}
