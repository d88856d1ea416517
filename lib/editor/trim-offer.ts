import { fileKind, HEAD_BYTES } from '@/lib/media/file-kind'
import type { TrimmableClip } from '@/lib/media/trim-clip'
import { isClipPurpose, megabytes, uploadLimits, type Purpose } from '@/lib/storyboard/fit'
import { lengthsOf } from '@/lib/storyboard/fit-time'
import { formatSeconds } from '@/lib/storyboard/timeline'

/** A clip longer than anything takes it. `isWorth`: a trim before the upload saves enough to ask for it. `mustTrim`: the whole is more than the server takes. */
export type TrimOffer = { longestMs: number; isWorth: boolean; mustTrim: boolean; sentence: string }

/** Below this a trim saves nothing anybody would wait for. */
const WORTH_BYTES = 32 * 1024 * 1024
/** Where it is known what the clip is for, it has to be trimmed anyway. */
const WORTH_BYTES_FOR_PURPOSE = 4 * 1024 * 1024

/** Null for a file that is no clip, is short enough for its purpose (or any), or cannot be trimmed in a browser. */
export async function trimOffer(file: File, purpose: Purpose | null): Promise<TrimOffer | null> {
  if (file.size < WORTH_BYTES_FOR_PURPOSE) return null
  const clip = await openClip(file).catch(() => null)
  if (!clip) return null
  clip.close()
  return judgeTrim({ name: file.name, bytes: file.size, durationMs: clip.durationMs }, purpose)
}

/** The offer for a clip of this many bytes and ms. Source of the lengths: contract.md rules 29 and 66. */
export function judgeTrim(
  { name, bytes, durationMs }: { name: string; bytes: number; durationMs: number },
  purpose: Purpose | null,
): TrimOffer | null {
  const isKnown = purpose !== null && isClipPurpose(purpose)
  const longestMs = lengthsOf(isKnown ? purpose : 'video').maxMs
  if (durationMs <= longestMs) return null
  const about = (bytes * longestMs) / durationMs
  const mustTrim = bytes > uploadLimits.video
  const isWorth = mustTrim || bytes - about >= (isKnown ? WORTH_BYTES_FOR_PURPOSE : WORTH_BYTES)
  const taker = purpose === 'elementVideo' ? 'an element' : 'a scene'
  const sentence = `${name} is ${lengthWords(durationMs)} long and ${megabytes(bytes)}; ${taker} takes ${formatSeconds(longestMs)}, about ${megabytes(about)} of it.`
  return { longestMs, isWorth, mustTrim, sentence }
}

/** Opens a chosen file for trimming, by its content. Only a clip loads what trims it. */
export async function openClip(file: File): Promise<TrimmableClip | null> {
  const kind = fileKind(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))
  if (!kind.accepted || kind.type !== 'video') return null
  const [{ BlobSource }, { openTrimmable }] = await Promise.all([
    import('mediabunny'),
    import('@/lib/media/trim-clip'),
  ])
  return openTrimmable(new BlobSource(file), kind.format)
}

/** "40 s", "1 min 32 s". */
export function lengthWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return formatSeconds(Math.round(ms / 100) * 100)
  const rest = seconds % 60
  return `${Math.floor(seconds / 60)} min${rest === 0 ? '' : ` ${rest} s`}`
}

/** "holiday trimmed.mov". */
export function trimmedName(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? `${name.slice(0, dot)} trimmed${name.slice(dot)}` : `${name} trimmed`
}
