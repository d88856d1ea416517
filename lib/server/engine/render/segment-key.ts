import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { AnimaticPlan, PlanShot } from '@/lib/animatic/plan-schema'
import { ENCODER } from '@/lib/server/engine/render/encoder'
import type { Stills } from '@/lib/server/engine/render/stills'

/** Everything that decides how any shot looks besides the shot itself: this program, what draws, what encodes. */
export async function toolsDigest({ modules, ffmpeg }: { modules: string; ffmpeg: string }): Promise<string> {
  const program = await readFile(process.argv[1] ?? '')
  const canvas = await readFile(path.join(modules, '@napi-rs/canvas/package.json'), 'utf8')
  const encoder = await stat(ffmpeg).catch(() => null)
  const binary = encoder ? [encoder.size, Math.floor(encoder.mtimeMs)] : []
  return digest([createHash('sha256').update(program).digest('hex'), canvas, ffmpeg, binary, ENCODER])
}

/** Two shots with one key are the same frames, bit for bit. Files count by content, places in the film only where they are seen. */
export async function segmentKey(
  plan: AnimaticPlan,
  shot: PlanShot,
  { stills, tools, mark }: { stills: Stills; tools: string; mark: string | null },
): Promise<string> {
  const { startFrame, pictureKey, endPictureKey, elements, ...words } = shot
  const clips = await Promise.all(
    [plan.baseVideo, plan.featureVideo].map((clip) => stills.contentOf(clip?.key ?? null)),
  )
  return digest([
    tools,
    [plan.width, plan.height, plan.fps, mark],
    words,
    await Promise.all([pictureKey, endPictureKey].map(stills.contentOf)),
    await Promise.all(elements.map(async ({ name, pictureKey: key }) => [name, await stills.contentOf(key)])),
    clips,
    clips[1] ? [startFrame, plan.featureVideo] : [],
  ])
}

function digest(facts: unknown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 40)
}
