import { z } from 'zod'
import { Shot } from '@/lib/storyboard/schema'
import { limits } from '@/lib/storyboard/limits'

/** Cut and copied shots. Also written to the system clipboard as text, so that another tab can paste them. */
export type ShotClipboard = {
  put: (shots: readonly Shot[]) => void
  get: () => readonly Shot[]
}
export function createShotClipboard(): ShotClipboard {
  let held: readonly Shot[] = []
  return {
    put: (shots) => {
      held = shots
    },
    get: () => held,
  }
}

const Copied = z.object({ shotboard: z.literal('shots'), shots: z.array(Shot).min(1) })

export function writeShots(shots: readonly Shot[]): string {
  return JSON.stringify({ shotboard: 'shots', shots })
}

/** Shots in a pasted text, or null when it is something else. Never more than one scene can take. */
export function readShots(text: string): { shots: Shot[]; dropped: number } | null {
  try {
    const copied = Copied.safeParse(JSON.parse(text))
    if (!copied.success) return null
    const shots = copied.data.shots.slice(0, limits.shot.max)
    return { shots, dropped: copied.data.shots.length - shots.length }
  } catch {
    return null
  }
}
