'use client'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { CompareHead } from '@/components/studio/compare-head'
import { CompareNotes } from '@/components/studio/compare-notes'
import { ComparedVideo } from '@/components/studio/compared-video'
import { useStudio } from '@/components/studio/studio-context'
import { useSceneClock } from '@/components/studio/use-scene-clock'
import { WipeHandle } from '@/components/studio/wipe-handle'
import { CircledNumber } from '@/components/ui/circled-number'
import { classNames } from '@/components/ui/class-names'
import type { CompareMode } from '@/lib/editor/compare'
import { takeMarkers } from '@/lib/editor/take-cuts'
import type { GenerationView } from '@/lib/views'

const letters = ['A', 'B', 'C', 'D'] as const
const sizeOf = ({ facts }: GenerationView) => (facts?.kind === 'video' ? facts.width / facts.height : 16 / 9)
const edgesOf = (take: GenerationView): number[] => {
  const lengthMs = take.facts?.kind === 'video' ? take.facts.durationMs : (take.scene?.durationMs ?? 0)
  return [...takeMarkers(take).filter((at) => at < lengthMs), lengthMs]
}

/** Two to four takes on one clock: A leads it, the others follow shot by shot. */
export function Compare({ takes }: { takes: readonly GenerationView[] }) {
  const mode = useStore(useStudio().compare, (state) => state.open?.mode ?? 'wipe')
  const clock = useSceneClock()
  const edges = useMemo(() => takes.map(edgesOf), [takes])
  const grid = mode === 'side'
  const shown = grid ? takes : takes.slice(0, 2)
  // A video that is moved in the page stops, so they keep their order in it whatever is swapped.
  const still = [...shown].sort((a, b) => (a.id < b.id ? -1 : 1))
  return (
    <>
      <CompareHead takes={takes} mode={mode} />
      <div
        role="group"
        aria-label={`Comparing takes ${takes.map((take) => take.takeNumber).join(', ')}`}
        style={{
          ['--ratio' as string]: takes[0] ? sizeOf(takes[0]) : 16 / 9,
          ['--rows' as string]: takes.length > 2 ? 2 : 1,
        }}
        className="stage relative bg-well"
      >
        <div className={grid ? gridLook : frameLook}>
          {still.map((take) => {
            const at = shown.indexOf(take)
            return (
              <span
                key={take.id}
                style={{ order: at, zIndex: grid ? 0 : at }}
                className={grid ? cellLook : overLook(at, mode)}
              >
                <ComparedVideo
                  take={take}
                  leads={at === 0}
                  clock={clock}
                  from={edges[0] ?? []}
                  to={edges[at] ?? []}
                />
                {grid && <Label take={take} letter={letters[at] ?? ''} />}
              </span>
            )
          })}
          {!grid && takes[0] && <Label take={takes[0]} letter="A" />}
          {!grid && takes[1] && <Label take={takes[1]} letter="B" right />}
          {mode === 'wipe' && <WipeHandle />}
        </div>
      </div>
      <CompareNotes takes={shown} />
    </>
  )
}

const frameLook =
  'relative isolate aspect-(--ratio) w-[min(100cqw,calc(100cqh*var(--ratio)))] overflow-hidden rounded-[2px] bg-well [--wipe:50%]'
const gridLook =
  'grid size-full grid-cols-2 place-items-center gap-2 [grid-template-rows:repeat(var(--rows),minmax(0,1fr))]'
const cellLook =
  'relative block aspect-(--ratio) w-[min(calc(50cqw-4px),calc((100cqh/var(--rows)-4px)*var(--ratio)))] overflow-hidden rounded-[2px] bg-well'
const overLook = (at: number, mode: CompareMode) =>
  classNames(
    'absolute inset-0',
    at > 0 && (mode === 'wipe' ? '[clip-path:inset(0_0_0_var(--wipe))]' : 'mix-blend-difference'),
  )

function Label({ take, letter, right = false }: { take: GenerationView; letter: string; right?: boolean }) {
  return (
    <span
      className={classNames(
        'pointer-events-none absolute top-2.5 z-[3] flex h-[22px] items-center gap-1.5 rounded-chip bg-[oklch(0.12_0.003_250/0.72)] px-2 text-2xs font-medium text-[oklch(0.97_0_0)]',
        right ? 'right-2.5' : 'left-2.5',
      )}
    >
      <span className="text-[oklch(0.82_0_0)]">{letter}</span>
      Take{' '}
      <CircledNumber
        number={take.takeNumber}
        picked={take.picked}
        className="[--color-pick-ink:oklch(0.9_0.14_95)] [--color-pick:oklch(0.88_0.15_95)] [--color-pick-fill:transparent]"
      />
    </span>
  )
}
