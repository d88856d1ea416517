'use client'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { uploadTotal } from '@/lib/editor/upload-total'
import type { Uploads } from '@/lib/queries/uploads'

/** All of several files together: how far they are, and one hand on all of them. */
export function UploadTotalLine({ uploads }: { uploads: Uploads }) {
  const total = uploadTotal(uploads.rows)
  if (!total || total.files < 2) return null
  const each = (does: (key: string) => void) => uploads.rows.forEach(({ key }) => does(key))
  const stopAll = () =>
    uploads.rows
      .filter(({ state }) => ['checking', 'waiting', 'sending', 'paused', 'failed'].includes(state))
      .forEach(({ key }) => uploads.remove(key))
  const resting = total.paused > 0
  return (
    <div
      role="group"
      aria-label="All uploads"
      className="grid shrink-0 gap-1 px-3 pt-1.5 text-2xs text-ink-2"
    >
      <span className="flex items-center gap-1.5">
        <span className="min-w-0 flex-1 truncate">
          {total.arrived} of {total.files} files, {Math.floor(total.percent)}%
        </span>
        <Button variant="ghost" size="sm" onClick={() => each(resting ? uploads.resume : uploads.pause)}>
          {resting ? 'Resume all' : 'Pause all'}
        </Button>
        <Button variant="ghost" size="sm" onClick={stopAll}>
          Cancel all
        </Button>
      </span>
      <ProgressBar label="All uploads" value={total.percent} />
    </div>
  )
}
