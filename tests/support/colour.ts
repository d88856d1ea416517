import { execFileSync } from 'node:child_process'
import path from 'node:path'
import type { Frame } from '@/tests/support/films'

type Rgb = [number, number, number]
/** How much of a part of a frame (0..1 of its sides) a test of colour finds. */
export function share(
  frame: Frame,
  is: (rgb: Rgb) => boolean,
  part: { x: readonly [number, number]; y: readonly [number, number] },
): number {
  let found = 0
  let all = 0
  for (let x = part.x[0]; x < part.x[1]; x += 0.004)
    for (let y = part.y[0]; y < part.y[1]; y += 0.006) {
      all++
      if (is(frame.at(x, y))) found++
    }
  return found / all
}
export const isOrange = ([red, , blue]: Rgb) => red > blue + 60
export const isGreen = ([red, green, blue]: Rgb) => green > red + 40 && green > blue + 25
/** Where portraits stand: the chips of the elements, at the upper right. */
export const corner = { x: [0.6, 0.99] as [number, number], y: [0.02, 0.4] as [number, number] }

const ffmpeg = process.env.FFMPEG_PATH ?? 'ffmpeg'
/** A clip of one colour, 3 s, with a tone. */
export function colourClip(
  folder: string,
  name: string,
  {
    color,
    width = 1280,
    height = 720,
    sound = true,
  }: { color: string; width?: number; height?: number; sound?: boolean },
): string {
  const file = path.join(folder, name)
  const picture = ['-f', 'lavfi', '-i', `color=c=${color}:size=${width}x${height}:rate=24:duration=3`]
  const tone = sound ? ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=3'] : []
  const output = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', file]
  execFileSync(ffmpeg, ['-nostdin', '-v', 'error', '-y', ...picture, ...tone, ...output])
  return file
}
