import type { Format } from '@/lib/media/file-kind'

/** The format of a stored file: its ending was given by its content when it came in, never by its name. */
export function formatOf(blobKey: string): Format {
  const ext = blobKey.slice(blobKey.lastIndexOf('.') + 1)
  return ext === 'jpg' ? 'jpeg' : (ext as Format)
}
