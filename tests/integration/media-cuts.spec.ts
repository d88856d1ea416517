import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { findCuts } from '@/lib/server/media/find-cuts'
import { scratchFolder } from '@/tests/support/film-media'

const ffmpeg = process.env.FFMPEG_PATH ?? 'ffmpeg'

/** Pictures of lavfi, each for some seconds, cut hard. */
function film(name: string, parts: readonly (readonly [source: string, seconds: number])[]): string {
  const file = path.join(scratchFolder(), name)
  const inputs = parts.flatMap(([source, seconds]) => [
    '-f',
    'lavfi',
    '-t',
    String(seconds),
    '-i',
    `${source}${source.includes('=') ? ':' : '='}size=640x360:rate=24`,
  ])
  const join = `${parts.map((_, i) => `[${i}:v]`).join('')}concat=n=${parts.length}:v=1,format=yuv420p`
  execFileSync(ffmpeg, [
    '-v',
    'error',
    '-y',
    ...inputs,
    '-filter_complex',
    join,
    '-preset',
    'ultrafast',
    file,
  ])
  return file
}

test('hard cuts are found to the frame, movement is none', async () => {
  const cuts = await findCuts(
    film('cuts.mp4', [
      ['color=navy', 2],
      ['testsrc2', 3],
      ['color=orange', 1.5],
    ]),
  )
  expect(cuts).toHaveLength(2)
  expect(Math.abs((cuts[0] ?? 0) - 2_000)).toBeLessThanOrEqual(42)
  expect(Math.abs((cuts[1] ?? 0) - 5_000)).toBeLessThanOrEqual(42)
  expect(await findCuts(film('one.mp4', [['testsrc2', 3]]))).toEqual([])
})

test('a film that cannot be read has no known cuts', async () => {
  expect(await findCuts('/nowhere/film.mp4')).toEqual([])
})
