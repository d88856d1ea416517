import { limits } from '@/lib/storyboard/limits'
import type { ImageFacts, MediaFacts, VideoFacts } from '@/lib/storyboard/media-facts'
import { mimeName } from '@/lib/storyboard/mime-name'

/** What a file would be used for: first or end frame, plain reference image, element picture, base or feature video, element video. */
export type Purpose = 'frame' | 'reference' | 'element' | 'video' | 'elementVideo'

/** Why a file cannot be read at all, before any purpose is asked. Sizes in bytes or px, times in ms. */
export type Unreadable =
  | { code: 'empty' }
  | { code: 'kind'; kind: string }
  | { code: 'cut'; missingBytes: number | null }
  | { code: 'damaged'; atMs: number | null }
  | { code: 'noIndex' }
  | { code: 'noVideo' }
  | { code: 'noFrames' }
  | { code: 'tooManyPixels'; width: number; height: number; max: number }
  | { code: 'codec'; codec: string }
  | { code: 'tooSlow'; seconds: number }
  | { code: 'noDecoder' }
  | { code: 'lost' }
  | { code: 'tooMuchDrawing'; max: number }

/** Null when the file meets the model's limits for this purpose, else a sentence with the number that is wrong. Source: contract.md rules 22, 29, 66. */
export function whyUnfit(name: string, facts: MediaFacts, purpose: Purpose): string | null {
  const wanted = isClipPurpose(purpose) ? 'video' : 'image'
  const takes = wanted === 'video' ? 'an MP4 or MOV video' : 'a JPEG or PNG picture'
  if (facts.kind === 'audio' || facts.kind !== wanted)
    return `${name} is ${kindWords[facts.kind]}, this takes ${takes}.`
  const mimes: readonly string[] = limits[wanted].mimes
  if (!mimes.includes(facts.mime)) return `${name} is ${mimeName(facts.mime)}, this takes ${takes}.`
  if (facts.kind === 'image') return unfitImage(name, facts)
  return purpose === 'video' ? unfitVideo(name, facts) : unfitElementVideo(name, facts)
}
const kindWords = { image: 'a picture', video: 'a video', audio: 'a sound' }

export const isClipPurpose = (purpose: Purpose): purpose is 'video' | 'elementVideo' =>
  purpose === 'video' || purpose === 'elementVideo'

/** What may be sent to this server, in bytes. More than the model takes: what is too large for it can be made to fit. */
export const uploadLimits = {
  image: 100 * 1024 * 1024,
  video: 4 * 1024 * 1024 * 1024,
  audio: 1024 * 1024 * 1024,
} as const

/** Null when a file of this many bytes may be sent, else why not. `type` is what its first bytes say. */
export function whyTooLarge(name: string, bytes: number, type: keyof typeof uploadLimits): string | null {
  return whyTooHeavy(name, bytes, uploadLimits[type])
}
function whyTooHeavy(name: string, bytes: number, maxBytes: number): string | null {
  return bytes > maxBytes ? `${name} is ${megabytes(bytes)}, the most is ${megabytes(maxBytes)}.` : null
}

function unfitImage(name: string, facts: ImageFacts): string | null {
  const { minSide, minRatio, maxRatio } = limits.image
  const { width, height } = facts
  const tooLarge = whyTooHeavy(name, facts.bytes, limits.image.maxBytes)
  if (tooLarge) return tooLarge
  if (Math.min(width, height) < minSide)
    return `${name} is ${size(facts)}, the short side must be at least ${minSide} px.`
  if (width / height > maxRatio)
    return `${name} is ${size(facts)}, a ratio of ${ratio(width, height)}:1, the widest allowed is ${maxRatio}:1.`
  if (width / height < minRatio)
    return `${name} is ${size(facts)}, a ratio of 1:${ratio(height, width)}, the tallest allowed is 1:${1 / minRatio}.`
  return null
}

function unfitVideo(name: string, facts: VideoFacts): string | null {
  const { minSide, maxSide, minFps, maxFps, minMs, maxMs } = limits.video
  const tooLarge = whyTooHeavy(name, facts.bytes, limits.video.maxBytes)
  if (tooLarge) return tooLarge
  const badLength = whyWrongLength(name, facts.durationMs, { minMs, maxMs })
  if (badLength) return badLength
  if (Math.min(facts.width, facts.height) < minSide)
    return `${name} is ${size(facts)}, each side must be at least ${minSide} px.`
  if (Math.max(facts.width, facts.height) > maxSide)
    return `${name} is ${size(facts)}, each side must be at most ${maxSide} px.`
  if (facts.fps < minFps)
    return `${name} has ${rate(facts.fps)} frames per second, at least ${minFps} are needed.`
  if (facts.fps > maxFps) return `${name} has ${rate(facts.fps)} frames per second, the most is ${maxFps}.`
  return null
}

function unfitElementVideo(name: string, facts: VideoFacts): string | null {
  const { shortSide, longSide, minMs, maxMs } = limits.elementVideo
  const tooLarge = whyTooHeavy(name, facts.bytes, limits.elementVideo.maxBytes)
  if (tooLarge) return tooLarge
  const badLength = whyWrongLength(name, facts.durationMs, { minMs, maxMs })
  if (badLength) return badLength
  const [short, long] = [Math.min(facts.width, facts.height), Math.max(facts.width, facts.height)]
  if (short !== shortSide || long !== longSide)
    return `${name} is ${size(facts)}, an element's video must be ${longSide} × ${shortSide} or ${shortSide} × ${longSide} px.`
  return null
}

function whyWrongLength(
  name: string,
  durationMs: number,
  { minMs, maxMs }: { minMs: number; maxMs: number },
): string | null {
  if (durationMs < minMs) return `${name} is ${seconds(durationMs)} long, the shortest is ${minMs / 1000} s.`
  if (durationMs > maxMs) return `${name} is ${seconds(durationMs)} long, the longest is ${maxMs / 1000} s.`
  return null
}

/** The sentence for a file that cannot be read. */
export function whyUnreadable(name: string, reason: Unreadable): string {
  switch (reason.code) {
    case 'empty':
      return `${name} is empty, it has 0 bytes.`
    case 'kind':
      return `${name} is ${reason.kind}. Use a picture (JPEG, PNG, HEIC, WebP), a video (MP4, MOV, WebM) or a sound (WAV, MP3).`
    case 'cut':
      return reason.missingBytes === null
        ? `${name} stops before its end. Copy it again from where it came from.`
        : `${name} stops before its end, ${bytes(reason.missingBytes)} are missing. Copy it again from where it came from.`
    case 'damaged':
      return reason.atMs === null
        ? `${name} is damaged and cannot be read. Export it again.`
        : `${name} is damaged at ${seconds(reason.atMs)}. Export it again.`
    case 'noIndex':
      return `${name} has no index, so it cannot be played. The recording may not have been finished.`
    case 'noVideo':
      return `${name} has no picture track and no sound.`
    case 'noFrames':
      return `${name} has a picture track with 0 frames.`
    case 'tooManyPixels':
      return `${name} is ${size(reason)}, ${Math.ceil((reason.width * reason.height) / 1e6)} megapixels, the most is ${reason.max / 1e6}.`
    case 'codec':
      return `${name} uses the codec ${reason.codec}, which cannot be read here. Export it again as H.264.`
    case 'tooSlow':
      return `${name} could not be read within ${reason.seconds} s. Export it again with a common codec such as H.264.`
    case 'noDecoder':
      return `${name} could not be checked, because the server has no ffmpeg. Install ffmpeg or set FFMPEG_PATH, then add the file again.`
    case 'tooMuchDrawing':
      return `${name} is a drawing of more than ${megabytes(reason.max)}. Save it as a PNG picture, then add that.`
    case 'lost':
      return `${name} is no longer on the server. Add the file again.`
  }
}

const size = ({ width, height }: { width: number; height: number }) => `${width} × ${height}`
const rate = (fps: number) => String(Math.round(fps * 1000) / 1000)
/** Rounded up, so that a value just over a limit never reads as the limit. */
const ratio = (long: number, short: number) => String(Math.ceil((long / short) * 100 - 1e-9) / 100)

/** Megabytes of 1,048,576 bytes, as the limits count them; rounded up to a tenth. */
export function megabytes(count: number): string {
  return `${Math.ceil((count / (1024 * 1024)) * 10 - 1e-9) / 10} MB`
}
function bytes(count: number): string {
  return count < 1024 * 1024 ? `${count} bytes` : megabytes(count)
}
/** To a tenth where that is exact, else to the millisecond: 10.01 s must not read as 10 s. */
function seconds(ms: number): string {
  return ms % 100 === 0 ? `${(ms / 1000).toFixed(ms % 1000 === 0 ? 0 : 1)} s` : `${ms / 1000} s`
}
