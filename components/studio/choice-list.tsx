'use client'
import { Fragment, useEffect, useRef } from 'react'
import { ChoiceRow } from '@/components/studio/choice-row'
import type { MentionRow } from '@/lib/editor/mention-rows'

export type Choice = Omit<MentionRow, 'token' | 'group'> & { group?: string; reason?: string | null }

export const optionId = (list: string, row: string) => `${list}-${row.replace(/[^A-Za-z0-9_-]/g, '_')}`

/** Rows under headings, with one of them marked. The caller owns the keyboard. */
export function ChoiceList<R extends Choice>({
  id,
  label,
  rows,
  active,
  onMark,
  onChoose,
}: {
  id: string
  label: string
  rows: readonly R[]
  active: R | undefined
  onMark: (id: string) => void
  onChoose: (row: R) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  const activeId = active && optionId(id, active.id)
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      // It scrolls, and what scrolls must be reachable.
      tabIndex={0}
      className="max-h-72 overflow-y-auto overscroll-contain"
    >
      {rows.map((row, index) => (
        <Fragment key={row.id}>
          {row.group && row.group !== rows[index - 1]?.group && (
            <div role="presentation" className="flex h-[22px] items-center px-2 text-2xs text-ink-3">
              {row.group}
            </div>
          )}
          <ChoiceRow
            id={optionId(id, row.id)}
            row={row}
            active={row === active}
            onPoint={() => onMark(row.id)}
            onChoose={() => onChoose(row)}
          />
        </Fragment>
      ))}
    </div>
  )
}
