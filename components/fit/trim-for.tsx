'use client'
import { TrimDialog } from '@/components/fit/trim-dialog'
import { useUploads } from '@/lib/queries/uploads'

/** The dialog for an upload, as long as that has a file to trim. */
export function TrimFor({ uploadKey }: { uploadKey: string }) {
  const uploads = useUploads()
  const file = uploads.fileOf(uploadKey)
  const row = uploads.rows.find(({ key }) => key === uploadKey)
  return file && row?.trim ? (
    <TrimDialog {...{ uploadKey, file, uploads }} offer={row.trim} again={row.again} />
  ) : null
}
