import { BlobSource } from 'mediabunny'
import type { AcceptedKind } from '@/lib/media/file-kind'
import { readMedia, type ReadMedia } from '@/lib/media/video-facts'

/** As `readMedia`, of a file the person chose. In a module of its own so that the readers are loaded only for a clip. */
export function readMediaBlob(file: Blob, { mime, format }: AcceptedKind): Promise<ReadMedia> {
  return readMedia(new BlobSource(file), { mime, format, bytes: file.size })
}
