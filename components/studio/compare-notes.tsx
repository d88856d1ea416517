'use client'
import { useMemo } from 'react'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { cutsSentence, takeCuts } from '@/lib/editor/take-cuts'
import { takeDifferences, type Difference } from '@/lib/editor/take-difference'
import { wordDifference } from '@/lib/editor/word-difference'
import type { Scene } from '@/lib/storyboard/schema'
import type { GenerationView } from '@/lib/views'

const letters = ['A', 'B', 'C', 'D'] as const

/** What was asked differently, word by word, and where the films cut otherwise than planned. */
export function CompareNotes({ takes }: { takes: readonly GenerationView[] }) {
  const index = useLibraryIndex()
  const rows = useMemo(() => {
    const scenes = takes.flatMap((take): Scene[] => (take.scene ? [take.scene] : []))
    return scenes.length === takes.length ? takeDifferences(scenes, index) : null
  }, [takes, index])
  const cuts = takes.flatMap((take, i) => {
    const found = takeCuts(take)
    const sentence = found && cutsSentence(found)
    return sentence ? [{ letter: letters[i] ?? '', sentence }] : []
  })
  return (
    <section
      aria-label="What is different"
      tabIndex={0}
      className="max-h-[104px] shrink-0 overflow-y-auto px-4 pt-2 text-2xs text-ink-2 light:bg-bench focus-visible:-outline-offset-2"
    >
      {rows === null ? (
        <p className="text-ink-3">One of these takes does not say what it was made from.</p>
      ) : rows.length === 0 ? (
        <p className="text-ink-3">Same prompt, same settings, same references.</p>
      ) : (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
          {rows.map((row) => (
            <Row key={row.label} row={row} />
          ))}
        </dl>
      )}
      {cuts.map(({ letter, sentence }) => (
        <p key={letter} className="mt-1">
          <b className="font-strong">{letter}</b> {sentence}
        </p>
      ))}
    </section>
  )
}

function Row({ row: { label, values, prose } }: { row: Difference }) {
  const [first = '', second = ''] = values
  return (
    <>
      <dt className="text-ink-3">{label}</dt>
      <dd>
        {prose && values.length === 2
          ? wordDifference(first, second).map(({ text, in: where }, i) =>
              where === 'both' ? (
                <span key={i}>{text}</span>
              ) : where === 'first' ? (
                <del key={i} className="rounded-[2px] bg-press text-ink-2">
                  <span className="sr-only">A: </span>
                  {text}
                </del>
              ) : (
                <ins key={i} className="rounded-[2px] bg-pencil-tint text-pencil no-underline">
                  <span className="sr-only">B: </span>
                  {text}
                </ins>
              ),
            )
          : values.map((value, i) => (
              <span key={letters[i]} className="mr-3">
                <b className="font-strong">{letters[i]}</b> {value}
              </span>
            ))}
      </dd>
    </>
  )
}
