import { planChanged } from '@/lib/editor/plan-changed'
import type { Scene } from '@/lib/storyboard/schema'
import type { GenerationView } from '@/lib/views'

/** What generating a scene would mean now. */
export type BatchState = 'new' | 'changed' | 'made' | 'running'

/** `made`: a finished take shows this very plan; `changed`: the takes show another one. */
export function batchState(scene: Scene, takes: readonly GenerationView[], running: boolean): BatchState {
  if (running) return 'running'
  const done = takes.filter((take) => take.state === 'done')
  if (done.length === 0) return 'new'
  return done.some((take) => take.scene && !planChanged(scene, take.scene)) ? 'made' : 'changed'
}

/** What is ticked at first: scenes that would show something new. */
export const isWorthMaking = (state: BatchState): boolean => state === 'new' || state === 'changed'
