import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { RenderOrder } from '@/lib/server/engine/render/render-job'
import { scratchSound, toWav } from '@/lib/server/engine/render/scratch-sound'
import { openVoice } from '@/lib/server/engine/render/voice'

/** Where the film's sound comes from: a file made here, the clip whose sound is kept, or nowhere. */
export type Sound = { made: string | null; kept: string | null }

export async function soundtrack({ plan, files, folder, modules }: RenderOrder): Promise<Sound> {
  const keeper = [plan.baseVideo, plan.featureVideo].find((clip) => clip?.keepSound)
  if (keeper) return { made: null, kept: files[keeper.key] ?? null }
  if (!plan.sound) return { made: null, kept: null }
  const made = path.join(folder, 'sound.part.wav')
  await writeFile(made, toWav(await scratchSound(plan.shots, plan.totalFrames, openVoice(modules))))
  return { made, kept: null }
}
