import { BlobSource } from 'mediabunny'
import { readVideo, type ReadVideo } from '@/lib/media/video-facts'

/** As `readVideo`, of a file the person chose. In a module of its own so that only the MP4 reader is loaded, and only for a video. */
export function readVideoBlob(file: Blob, mime: string): Promise<ReadVideo> {
  return readVideo(new BlobSource(file), { mime, bytes: file.size })
}
