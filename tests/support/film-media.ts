import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'

export function scratchFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'shotboard-media-'))
}

/** A picture with a shape in it, so that two are never the same bytes. */
export async function makeImage(
  folder: string,
  name: string,
  { width, height, hue }: { width: number; height: number; hue: number },
): Promise<string> {
  const file = path.join(folder, name)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="hsl(${hue} 40% 30%)"/>
    <circle cx="50%" cy="45%" r="22%" fill="hsl(${hue} 70% 65%)"/>
    <text x="50%" y="90%" font-size="${Math.round(height / 12)}" text-anchor="middle" fill="#fff">${name}</text></svg>`
  await sharp(Buffer.from(svg)).toFile(file)
  return file
}

export function makeVideo(
  folder: string,
  name: string,
  { width, height, seconds }: { width: number; height: number; seconds: number },
): string {
  const file = path.join(folder, name)
  const source = `testsrc2=size=${width}x${height}:rate=24:duration=${seconds}`
  const args = [
    '-nostdin',
    '-v',
    'error',
    '-y',
    '-f',
    'lavfi',
    '-i',
    source,
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-pix_fmt',
    'yuv420p',
    file,
  ]
  execFileSync(process.env.FFMPEG_PATH ?? 'ffmpeg', args)
  return file
}
