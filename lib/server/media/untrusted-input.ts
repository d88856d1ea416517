import type { Format } from '@/lib/media/file-kind'
import { MAX_VIDEO_PIXELS } from '@/lib/media/probe-result'

export type ClipFile = { path: string; format: Format }

/** What cameras, phones and editors write; the hundreds of other decoders ffmpeg has are attack surface. */
const codecs = [
  'h264,hevc,prores,mpeg4,mjpeg,vp8,vp9,libvpx,libvpx-vp9,av1,libdav1d,libaom-av1,dnxhd,mpeg2video',
  'aac,mp3float,mp3,ac3,eac3,alac,opus,libopus,vorbis,flac',
  'pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_f32le,pcm_alaw,pcm_mulaw',
].join(',')

const demuxers: Partial<Record<Format, string>> = {
  mp4: 'mov',
  mov: 'mov',
  m4a: 'mov',
  webm: 'matroska',
  mkv: 'matroska',
  avi: 'avi',
  wav: 'wav',
  mp3: 'mp3',
}

/** Before every `-i` over an upload: the demuxer is named, so a playlist or a list of files is never followed. */
export function untrustedInput({ path, format }: ClipFile): string[] {
  const demuxer = demuxers[format]
  if (!demuxer) throw new Error(`${format} is never given to ffmpeg`)
  return [
    ...['-f', demuxer, '-protocol_whitelist', 'file', '-codec_whitelist', codecs],
    ...['-max_pixels', String(MAX_VIDEO_PIXELS), '-threads', '2', '-i', path],
  ]
}
