import { rm, writeFile } from 'node:fs/promises'
import { bitexact, runFfmpeg, safeInput } from '@/lib/server/engine/render/ffmpeg-process'
import type { RenderOrder } from '@/lib/server/engine/render/render-job'
import type { Sound } from '@/lib/server/engine/render/soundtrack'

/** Joins finished shots without encoding them again, adds the sound, and puts the index in front. Returns the file. */
export async function joinFilm(
  { plan, ffmpeg }: RenderOrder,
  { segments, sound, file }: { segments: readonly string[]; sound: Sound; file: string },
): Promise<string> {
  const list = `${file}.txt`
  const seconds = (plan.totalFrames / plan.fps).toFixed(6)
  await writeFile(
    list,
    segments.map((segment) => `file '${segment.replaceAll("'", String.raw`'\''`)}'\n`).join(''),
  )
  try {
    await runFfmpeg(
      ffmpeg,
      [
        ...['-f', 'concat', '-safe', '0', '-i', list, ...soundInput(sound)],
        ...['-map', '0:v', '-c:v', 'copy', ...soundOutput(sound), '-t', seconds],
        ...['-video_track_timescale', String(plan.fps * 1000), '-movflags', '+faststart', ...bitexact],
        ...['-f', 'mp4', file],
      ],
      'The film could not be put together',
    )
  } finally {
    await rm(list, { force: true })
  }
  return file
}

function soundInput(sound: Sound): string[] {
  if (sound.made) return ['-f', 'wav', '-i', sound.made]
  return sound.kept ? [...safeInput, '-i', sound.kept] : []
}

/** A clip without sound leaves the film silent; a shorter one is followed by silence. */
function soundOutput(sound: Sound): string[] {
  if (!sound.made && !sound.kept) return ['-an']
  return [
    '-map',
    '1:a:0?',
    '-af',
    'aresample=48000,apad',
    '-c:a',
    'aac',
    '-b:a',
    '160k',
    '-ar',
    '48000',
    '-ac',
    '2',
  ]
}

/** A JPEG of the film a third into its first shot, 640 px on the long side. */
export async function takeThumbnail({ plan, ffmpeg, folder }: RenderOrder, film: string): Promise<string> {
  const file = `${folder}/thumbnail.jpg`
  const second = ((plan.shots[0]?.frames ?? 1) / 3 / plan.fps).toFixed(3)
  const scale = plan.width >= plan.height ? 'scale=640:-2' : 'scale=-2:640'
  await runFfmpeg(
    ffmpeg,
    [
      // One thread: more would decode frames nobody looks at.
      ...['-threads', '1', '-ss', second, ...safeInput, '-i', film, '-frames:v', '1'],
      ...['-vf', `${scale}:in_color_matrix=bt709:out_color_matrix=bt601:out_range=full,format=yuvj420p`],
      ...['-q:v', '3', ...bitexact, '-f', 'mjpeg', file],
    ],
    'The thumbnail could not be made',
  )
  return file
}
