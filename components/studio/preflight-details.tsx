'use client'
import { useState } from 'react'
import { ChevronRight } from 'lucide-react'
import { IssueLine } from '@/components/studio/field-issues'
import { RequestText } from '@/components/studio/preflight-request'
import { classNames } from '@/components/ui/class-names'
import type { SceneIssue } from '@/lib/storyboard/issue'
import { blocks } from '@/lib/storyboard/preflight'

type Detail = 'notes' | 'answer' | 'request'

/** What lies behind the verdict, one click away: warnings, the queue's own words, and the request itself. */
export function PreflightDetails({ issues }: { issues: readonly SceneIssue[] }) {
  const [open, setOpen] = useState<Detail | null>(null)
  const notes = issues.filter((issue) => !blocks(issue))
  const tabs: [Detail, string, boolean][] = [
    ['notes', notes.length === 1 ? '1 note' : `${notes.length} notes`, notes.length > 0],
    ['answer', 'The refusal', issues.some(blocks)],
    ['request', 'The request', true],
  ]
  // Alone it stands at the end of the line above, as the inspector is short of height.
  const alone = issues.length === 0
  const shown = tabs.find(([id, , there]) => id === open && there)?.[0]
  return (
    <div className="grid min-w-0 gap-1.5 text-2xs text-ink-2">
      <div className={classNames('flex flex-wrap gap-x-3', alone && 'relative -mt-6 ml-auto h-4')}>
        {tabs.map(
          ([id, label, there]) =>
            there && (
              <button
                key={id}
                type="button"
                aria-expanded={shown === id}
                onClick={() => setOpen(shown === id ? null : id)}
                className={classNames(
                  'relative flex items-center gap-1 before:absolute before:-inset-1 hover:text-ink',
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
            ),
        )}
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
