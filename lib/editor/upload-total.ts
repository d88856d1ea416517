import type { UploadItem, UploadState } from '@/lib/editor/upload-items'

type Counted = Pick<UploadItem, 'state' | 'bytes' | 'sentBytes' | 'batch'>
/** Of one batch: how many files, how many arrived, how many rest, and the share of their bytes that is sent. */
export type UploadTotal = { files: number; arrived: number; paused: number; percent: number }

const moving: readonly UploadState[] = ['checking', 'waiting', 'sending', 'paused', 'failed']
const arrived: readonly UploadState[] = ['reading', 'ready']

/** Of the batch that is on its way now; null while none is. Refused files do not count. */
export function uploadTotal(items: readonly Counted[]): UploadTotal | null {
  const batches = items.filter(({ state }) => moving.includes(state)).map(({ batch }) => batch)
  if (batches.length === 0) return null
  const batch = Math.max(...batches)
  const counted = items.filter(
    (item) => item.batch === batch && (moving.includes(item.state) || arrived.includes(item.state)),
  )
  const bytes = counted.reduce((sum, item) => sum + item.bytes, 0)
  const isThere = ({ state }: Counted) => arrived.includes(state)
  const sent = counted.reduce((sum, item) => sum + (isThere(item) ? item.bytes : item.sentBytes), 0)
  return {
    files: counted.length,
    arrived: counted.filter(isThere).length,
    paused: counted.filter(({ state }) => state === 'paused').length,
    percent: bytes === 0 ? 0 : (sent / bytes) * 100,
  }
}
