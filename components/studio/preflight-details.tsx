'use client'
import { useState } from 'react'
import { ChevronRight } from 'lucide-react'
import { IssueLine } from '@/components/studio/field-issues'
import { RequestText } from '@/components/studio/preflight-request'
import { classNames } from '@/components/ui/class-names'
import type { SceneIssue } from '@/lib/storyboard/issue'
import { blocks } from '@/lib/storyboard/preflight'

type Detail = 'notes' | 'answer' | 'request'
const column = 'relative ml-auto flex flex-col gap-[5px]'
/** By how many there are. */
const besideLook: Record<number, string> = { 1: `${column} -mt-6 h-4`, 2: `${column} -mt-[45px] h-[37px]` }

/** What lies behind the verdict, one click away: warnings, the queue's own words, and the request itself. */
export function PreflightDetails({
  issues,
  free,
}: {
  issues: readonly SceneIssue[]
  /** Lines above that leave room at their end: the inspector is short of height. */
  free: number
}) {
  const [open, setOpen] = useState<Detail | null>(null)
  const notes = issues.filter((issue) => !blocks(issue))
  const tabs: [Detail, string, boolean][] = [
    ['notes', notes.length === 1 ? '1 note' : `${notes.length} notes`, notes.length > 0],
    ['answer', 'The refusal', issues.some(blocks)],
    ['request', 'The request', true],
  ]
  const offered = tabs.filter(([, , there]) => there)
  const shown = offered.find(([id]) => id === open)?.[0]
  const beside = offered.length <= free ? besideLook[offered.length] : undefined
  return (
    <div className="grid min-w-0 gap-1.5 text-2xs text-ink-2">
      <div className={beside ?? 'flex flex-wrap gap-x-3'}>
        {offered.map(([id, label]) => (
          <button
            key={id}
            type="button"
            aria-expanded={shown === id}
            onClick={() => setOpen(shown === id ? null : id)}
            className={classNames(
              'relative flex items-center gap-1 before:absolute before:-inset-x-1 before:-inset-y-0.5 hover:text-ink',
              id === 'notes' && 'text-warn',
            )}
          >
            <ChevronRight
              size={12}
              strokeWidth={1.9}
              aria-hidden
              className={classNames(shown === id && 'rotate-90')}
            />
            {label}
          </button>
        ))}
      </div>
      {shown === 'notes' && (
        <div className="grid max-h-40 gap-1.5 overflow-y-auto">
          {notes.map((issue) => (
            <IssueLine key={`${issue.rule}${issue.sentence}`} issue={issue} />
          ))}
        </div>
      )}
      {shown === 'answer' && (
        <ul className="grid max-h-40 gap-1 overflow-y-auto font-mono break-words">
          {issues.filter(blocks).map((issue) => (
            <li key={`${issue.rule}${issue.raw}${issue.sentence}`}>{issue.raw}</li>
          ))}
        </ul>
      )}
      {shown === 'request' && <RequestText />}
    </div>
  )
}
