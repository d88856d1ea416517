'use client'
import { useQuery } from '@tanstack/react-query'
import { usesQuery } from '@/lib/queries/assets'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'

const SHOWN = 6

/** Says where the files are still needed before they go to the bin. */
export function DeleteDialog({
  ids,
  names,
  onClose,
  onDelete,
}: {
  ids: string[]
  names: string[]
  onClose: () => void
  onDelete: () => void
}) {
  const { data: places, isError } = useQuery(usesQuery(ids))
  const one = ids.length === 1
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={onClose}
      title={one ? `Delete ${names[0]}?` : `Delete ${ids.length} files?`}
      action="Delete"
      onConfirm={onDelete}
    >
      {places && places.length > 0 ? (
        <>
          {one ? 'It is' : 'They are'} used in:
          <span className="my-2 grid gap-1 text-ink">
            {places.slice(0, SHOWN).map((place) => (
              <span key={place} className="block">
                {place}
              </span>
            ))}
            {places.length > SHOWN && <span>and {places.length - SHOWN} more</span>}
          </span>
          What uses {one ? 'it' : 'them'} keeps working. {one ? 'It goes' : 'They go'} to the bin and can be
          restored.
        </>
      ) : places || isError ? (
        <>{one ? 'It goes' : 'They go'} to the bin and can be restored. Takes keep playing.</>
      ) : (
        'Looking where it is used…'
      )}
    </ConfirmDialog>
  )
}
