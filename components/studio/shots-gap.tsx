import { memo } from 'react'
import { totalMs } from '@/lib/storyboard/shot-lengths'
import type { Scene } from '@/lib/storyboard/schema'

/** A document from elsewhere may leave time without a shot: shown, never hidden. */
export const ShotsGap = memo(function ShotsGap({ scene }: { scene: Scene }) {
  const shotsMs = totalMs(scene.shots)
  const emptyMs = scene.durationMs - shotsMs
  if (emptyMs <= 0) return null
  return (
    <div
      style={{ ['--s' as string]: shotsMs / 1_000, ['--d' as string]: emptyMs / 1_000 }}
      className="absolute inset-y-0.5 left-[calc(var(--s)*var(--pps)+2px)] grid w-[calc(var(--d)*var(--pps)-4px)] place-items-center overflow-hidden rounded-chip border border-dashed border-error bg-[repeating-linear-gradient(135deg,var(--color-error-tint)_0_6px,transparent_6px_12px)] text-center text-2xs leading-[13px] font-strong text-error"
    >
      {emptyMs / 1_000} s<br />
      empty
    </div>
  )
})
