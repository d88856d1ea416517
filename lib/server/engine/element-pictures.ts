import path from 'node:path'
import sharp from 'sharp'
import { blobs } from '@/lib/server/blob/blobs'
import type { BlobKey } from '@/lib/server/blob/blob-store'
import type { MediaFile } from '@/lib/server/engine/media-files'
import { ffmpegPath, runFfmpeg } from '@/lib/server/media/ffmpeg'
import { untrustedInput } from '@/lib/server/media/untrusted-input'

const LONG_SIDE = 1280
const MAX_PIXELS = 64_000_000
const FRAME_TIMEOUT_MS = 30_000

/** Upright JPEGs of at most 1280 px, the frontal one first; of a video, its middle frame. The same files give the same bytes. */
export async function elementPictures(files: MediaFile[], folder: string): Promise<BlobKey[]> {
  const keys: BlobKey[] = []
  for (const [index, file] of files.entries()) {
    const still =
      file.facts.kind === 'image'
        ? file.path
        : await middleFrame(file, path.join(folder, `still-${index}.png`))
    const picture = await sharp(still, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 90 })
      .toBuffer()
    keys.push((await blobs().put(picture, 'jpg')).key)
  }
  return keys
}

// The file was probed and decoded before, so a failure here is ours and the work is tried again.
async function middleFrame({ path: file, facts }: MediaFile, target: string): Promise<string> {
  const ffmpeg = ffmpegPath()
  if (ffmpeg === null) throw new Error('ffmpeg was not found; install it or set FFMPEG_PATH')
  const seconds = facts.kind === 'video' ? (facts.durationMs / 2000).toFixed(3) : '0'
  const args = [
    '-v',
    'error',
    '-ss',
    seconds,
    ...untrustedInput({ path: file, format: 'mov' }),
    '-map',
    '0:V:0',
    '-frames:v',
    '1',
    '-update',
    '1',
    '-y',
    target,
  ]
  const run = await runFfmpeg(ffmpeg, args, { timeoutMs: FRAME_TIMEOUT_MS })
  if (run.code !== 0) throw new Error(`ffmpeg could not take a frame: ${run.stderr.slice(0, 500)}`)
  return target
}
