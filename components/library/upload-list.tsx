'use client'
import { Pause, Play, RotateCw, X } from 'lucide-react'
import { UploadLine } from '@/components/library/upload-line'
import { UploadTotalLine } from '@/components/library/upload-total-line'
import { IconButton } from '@/components/ui/icon-button'
import type { UploadRow, Uploads } from '@/lib/queries/uploads'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

/** Files on their way in, and those that were refused with their sentence. What arrived is in the grid already. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const rows = uploads.rows.filter((row) => row.state !== 'ready' || row.knownAs !== null)
  if (rows.length === 0) return null
  return (
    <>
      <UploadTotalLine uploads={uploads} />
      <ul
        aria-label="Uploads"
        className="grid max-h-44 grid-cols-[minmax(0,1fr)] shrink-0 gap-1.5 overflow-y-auto px-3 pt-1"
      >
        {rows.map((row) => (
          <li
            key={row.key}
            className="flex items-center gap-2 rounded-control bg-raised p-2 pr-1 [contain-intrinsic-size:auto_44px] [content-visibility:auto]"
          >
            <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-1">
              <UploadLine row={row} uploads={uploads} />
            </div>
            {(row.state === 'sending' || row.state === 'waiting') && (
              <IconButton
                size="sm"
                label={`Pause upload of ${row.name}`}
                icon={<Pause {...icon} />}
                onClick={() => uploads.pause(row.key)}
              />
            )}
            {row.state === 'paused' && (
              <IconButton
                size="sm"
                label={`Resume upload of ${row.name}`}
                icon={<Play {...icon} />}
                onClick={() => uploads.resume(row.key)}
              />
            )}
            {row.state === 'failed' && (
              <IconButton
                size="sm"
                label={`Retry ${row.name}`}
                icon={<RotateCw {...icon} />}
                onClick={() => uploads.retry(row.key)}
              />
            )}
            <IconButton
              size="sm"
              label={isMoving(row) ? `Cancel upload of ${row.name}` : `Dismiss ${row.name}`}
              icon={<X {...icon} />}
              onClick={() => uploads.remove(row.key)}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

const isMoving = ({ state }: UploadRow) =>
  ['checking', 'waiting', 'sending', 'paused', 'reading'].includes(state)
