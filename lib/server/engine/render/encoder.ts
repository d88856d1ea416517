import type { AnimaticPlan } from '@/lib/animatic/plan-schema'
import type { Size } from '@/lib/animatic/camera'
import { bitexact, startFfmpeg } from '@/lib/server/engine/render/ffmpeg-process'

/** Part of every cached segment's name: change it when the settings below change. */
export const ENCODER = 'x264 superfast crf22 t2 v1'

export type Encoder = {
  /** Resolves when the bytes may be written to again. */
  write: (frame: Buffer) => Promise<void>
  finish: () => Promise<void>
  stop: () => void
}

/**
 * One shot as H.264 High without sound, from yuv420p frames. A fixed number of threads: more or fewer would change the
 * bytes. No look at coming frames (mbtree) beside superfast: on a busy machine the bytes then differ from run to run.
 */
export function startEncoder(
  ffmpeg: string,
  { width, height, fps }: Size & Pick<AnimaticPlan, 'fps'>,
  file: string,
): Encoder {
  const { child, ended } = startFfmpeg(
    ffmpeg,
    [
      ...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${String(width)}x${String(height)}`],
      ...['-framerate', String(fps), '-i', 'pipe:0'],
      ...['-c:v', 'libx264', '-preset', 'superfast', '-crf', '22', '-profile:v', 'high', '-threads', '2'],
      ...['-g', String(fps * 2), '-x264-params', 'open-gop=0', '-pix_fmt', 'yuv420p'],
      ...['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
      ...['-video_track_timescale', String(fps * 1000), ...bitexact, '-f', 'mp4', file],
    ],
    { sentence: 'The film could not be encoded', stdin: 'pipe' },
  )
  const write = (frame: Buffer) =>
    new Promise<void>((resolve, reject) => {
      child.stdin?.write(frame, (error) => {
        if (error) ended.then(() => reject(error), reject)
        else resolve()
      })
    })
  return {
    write,
    finish: async () => {
      child.stdin?.end()
      await ended
    },
    stop: () => child.kill('SIGKILL'),
  }
}
