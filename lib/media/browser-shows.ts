import type { MediaFacts, VideoFacts } from '@/lib/storyboard/media-facts'

const pictures = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif']
const sounds = ['aac', 'mp3', 'opus', 'vorbis', 'pcm-s16', 'pcm-s24', 'pcm-u8', 'pcm-f32']

/** Whether every current browser shows or plays the file itself. Where not, a preview is made. Unknown details of older rows count as playable. */
export function browserShows(facts: MediaFacts): boolean {
  if (facts.kind === 'image') return pictures.includes(facts.mime)
  if (facts.kind === 'audio') return sounds.includes(facts.codec)
  return playsPictures(facts) && (facts.audioCodec === null || sounds.includes(facts.audioCodec))
}

function playsPictures({ mime, codec, codecText }: VideoFacts): boolean {
  if (mime === 'video/webm') return ['vp8', 'vp9', 'av1'].includes(codec)
  if (mime !== 'video/mp4' && mime !== 'video/quicktime') return false
  if (codec === 'vp9' || codec === 'av1') return true
  // Baseline, main and high profile: 8 bit, 4:2:0. Beyond them only some devices play.
  return codec === 'avc' && (!codecText || /^avc[13]\.(42|4d|58|64)/i.test(codecText))
}
