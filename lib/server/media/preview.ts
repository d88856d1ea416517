import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { blobs } from '@/lib/server/blob/blobs'
import { assets } from '@/lib/server/db/schema'
import { ffmpegPath, runFfmpeg } from '@/lib/server/media/ffmpeg'
import { untrustedInput } from '@/lib/server/media/untrusted-input'
import { formatOf } from '@/lib/media/format-of'
import { getStore } from '@/lib/server/store'
import type { MediaFacts } from '@/lib/storyboard/media-facts'

const TIMEOUT_MS = 15 * 60_000
/** Long side in px: enough to judge a picture and to set a crop. */
const LONG_SIDE = 1280
/** A longer film is shown up to here; its fitting copies are made of the whole. */
export const PREVIEW_SECONDS = 600

/** Writes an H.264 or AAC preview beside a clip or sound that browsers do not play. Does nothing when there is one. */
export async function makePreview(assetId: string, signal: AbortSignal): Promise<void> {
  const { db } = await getStore()
  const [asset] = await db.select().from(assets).where(eq(assets.id, assetId))
  const ffmpeg = ffmpegPath()
  if (!asset || asset.previewKey || asset.facts.kind === 'image' || !ffmpeg) return
  const folder = await mkdtemp(path.join(tmpdir(), 'shotboard-preview-'))
  try {
    const target = path.join(folder, asset.facts.kind === 'video' ? 'preview.mp4' : 'preview.m4a')
    const input = untrustedInput({ path: await blobs().path(asset.blobKey), format: formatOf(asset.blobKey) })
    const args = ['-v', 'error', ...input, '-t', String(PREVIEW_SECONDS), ...encoding(asset.facts)]
    const run = await runFfmpeg(ffmpeg, [...args, '-movflags', '+faststart', '-y', target], {
      timeoutMs: TIMEOUT_MS,
      cpuSeconds: 2 * (TIMEOUT_MS / 1000),
      signal,
    })
    signal.throwIfAborted()
    if (run.code !== 0) throw new Error(`ffmpeg could not make a preview: ${run.stderr.slice(0, 500)}`)
    const { key } = await blobs().put(target, path.extname(target).slice(1))
    await db.update(assets).set({ previewKey: key }).where(eq(assets.id, assetId))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function encoding(facts: Exclude<MediaFacts, { kind: 'image' }>): string[] {
  const sound = ['-c:a', 'aac', '-b:a', '128k', '-ac', '2']
  if (facts.kind === 'audio') return ['-map', '0:a:0', '-vn', ...sound]
  const scale = `scale=w='min(${LONG_SIDE},iw)':h='min(${LONG_SIDE},ih)'`
  const picture = ['-vf', `${scale}:force_original_aspect_ratio=decrease:force_divisible_by=2,setsar=1`]
  const codec = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p', '-g', '24']
  return ['-map', '0:V:0', '-map', '0:a:0?', ...picture, ...codec, ...sound]
}
