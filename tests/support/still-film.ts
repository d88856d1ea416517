import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Few frames: they stand still, and making more takes seconds. */
const FPS = 4

/** A film of 1920 × 1080 with pictures of public/sample for so many seconds each: what a far queue might make of the sample. */
export function stillFilm(shots: readonly (readonly [string, number])[], { turned = false } = {}): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'shotboard-still-'))
  const film = path.join(folder, 'film.mp4')
  const fill = `scale=1920:1080:force_original_aspect_ratio=increase,crop=1920:1080,setsar=1${turned ? ',hflip' : ''}`
  const parts = shots.map((_, at) => `[${at}]${fill}[s${at}]`)
  const joined = `${shots.map((_, at) => `[s${at}]`).join('')}concat=n=${shots.length}`
  try {
    execFileSync(process.env.FFMPEG_PATH ?? 'ffmpeg', [
      ...['-nostdin', '-v', 'error'],
      ...shots.flatMap(([picture, seconds]) => [
        ...['-loop', '1', '-framerate', String(FPS), '-t', String(seconds)],
        ...['-i', `public/sample/${picture}.jpg`],
      ]),
      ...['-f', 'lavfi', '-i', 'anullsrc=sample_rate=48000', '-shortest'],
      ...['-filter_complex', `${[...parts, joined].join(';')}[film]`, '-r', String(FPS)],
      ...['-map', '[film]', '-map', `${shots.length}:a`],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'stillimage', '-pix_fmt', 'yuv420p', film],
    ])
    return readFileSync(film)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
