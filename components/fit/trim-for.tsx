'use client'
import { TrimDialog } from '@/components/fit/trim-dialog'
import { useUploads } from '@/lib/queries/uploads'

/** The dialog for an upload, as long as that has a file to trim. */
export function TrimFor({ uploadKey }: { uploadKey: string }) {
  const uploads = useUploads()
  const file = uploads.fileOf(uploadKey)
  const offer = uploads.rows.find(({ key }) => key === uploadKey)?.trim
  return file && offer ? <TrimDialog {...{ uploadKey, file, offer, uploads }} /> : null
}
