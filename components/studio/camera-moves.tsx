'use client'
import { memo, type ReactNode, type RefObject } from 'react'
import type { PromptHandle } from '@/components/studio/prompt-host'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { promptOf } from '@/components/studio/use-scene'
import { useEdits } from '@/components/studio/use-edits'
import { classNames } from '@/components/ui/class-names'
import {
  addPhrase,
  cameraPhrases,
  findPhrase,
  removePhrase,
  type CameraPhrase,
} from '@/lib/editor/camera-phrases'
import { setPrompt } from '@/lib/storyboard/shot-edits'

/** Words for the camera. They light up while the prompt says them, whoever wrote them. */
export const CameraMoves = memo(function CameraMoves({
  shotId,
  prompt,
}: {
  shotId: string
  prompt: RefObject<PromptHandle | null>
}) {
  const { store } = useStudio()
  const { edit } = useEdits()
  // A letter that lights nothing draws nothing.
  const lit = useEditor((state) => litIn(promptOf(state, shotId)))
  function press(move: CameraPhrase) {
    const words = promptOf(store.getState(), shotId)
    const found = findPhrase(words, move)
    if (!found) return edit(setPrompt, shotId, addPhrase(words, move))
    const without = removePhrase(words, move)
    if (without !== words) return edit(setPrompt, shotId, without)
    prompt.current?.select(found.from, found.to)
  }
  return (
    <>
      <div className="mt-0.5 flex items-center text-ink-2">
        <span id="camera-moves">Camera</span>
        <span className="ml-auto text-2xs text-ink-3">adds a phrase to the prompt</span>
      </div>
      <div role="group" aria-labelledby="camera-moves" className="grid grid-cols-4 gap-1">
        {cameraPhrases.map((move) => (
          <MoveButton
            key={move.id}
            move={move}
            on={lit.split(' ').includes(move.id)}
            onPress={() => press(move)}
          />
        ))}
      </div>
    </>
  )
})

function litIn(words: string): string {
  return cameraPhrases
    .filter((move) => findPhrase(words, move) !== null)
    .map(({ id }) => id)
    .join(' ')
}

function MoveButton({ move, on, onPress }: { move: CameraPhrase; on: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onPress}
      className={classNames(
        'flex flex-col items-center gap-0.5 rounded-control px-0.5 pt-[5px] pb-1 text-2xs leading-[14px] transition-colors short:gap-0 short:pt-0.5 short:pb-[3px]',
        on
          ? 'bg-pencil-tint text-pencil shadow-[0_0_0_1px_var(--color-pencil-line)_inset]'
          : 'bg-raised text-ink-2 hover:bg-hover hover:text-ink active:bg-press',
      )}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 28 18"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="h-[18px] w-7 short:h-4"
      >
        {glyphs[move.id]}
      </svg>
      {move.name}
    </button>
  )
}

const glyphs: Record<string, ReactNode> = {
  static: (
    <>
      <rect x="5" y="3" width="18" height="12" rx="1.5" />
      <circle cx="14" cy="9" r="1.4" fill="currentColor" stroke="none" />
    </>
  ),
  push: (
    <>
      <rect x="5" y="3" width="18" height="12" rx="1.5" opacity=".45" />
      <rect x="10" y="6.3" width="8" height="5.4" rx="1" />
      <path d="M6 4l3 2M22 4l-3 2M6 14l3-2M22 14l-3-2" />
    </>
  ),
  pull: (
    <>
      <rect x="10" y="6.3" width="8" height="5.4" rx="1" opacity=".45" />
      <rect x="3" y="1.6" width="22" height="14.8" rx="1.5" />
      <path d="M9 5.8L6 4M19 5.8L22 4M9 12.2L6 14M19 12.2l3 1.8" />
    </>
  ),
  pan: (
    <>
      <rect x="3" y="3" width="13" height="12" rx="1.5" />
      <path d="M19 9h6M22.5 6.5L25 9l-2.5 2.5" />
    </>
  ),
  tilt: (
    <>
      <rect x="6" y="7" width="16" height="9.5" rx="1.5" />
      <path d="M14 5V.8M11.8 2.8L14 .6l2.2 2.2" />
    </>
  ),
  orbit: (
    <>
      <circle cx="14" cy="8" r="2.6" />
      <path d="M4 9c0 3.6 4.5 6 10 6s10-2.4 10-6M24 9l2-2.4M24 9l-2.8-1.4" />
    </>
  ),
  crane: (
    <>
      <rect x="12" y="2" width="13" height="9" rx="1.5" />
      <path d="M3 16c3.5 0 5.5-2.5 6.5-6M9.5 10l-2.2 1.6M9.5 10l1 2.5" />
    </>
  ),
  hand: <path d="M5 5.5c3-2 5 1 9 0s6-2.5 9-.5v8c-3-2-5 1.5-9 .5s-6 2-9 0Z" />,
}
