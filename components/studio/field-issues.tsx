'use client'
import { useState, type ReactNode } from 'react'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import { fieldKey } from '@/components/studio/field-key'
import { useSceneIssues } from '@/components/studio/scene-issues'
import { classNames } from '@/components/ui/class-names'
import type { SceneField, SceneIssue } from '@/lib/storyboard/issue'
import { blocks } from '@/lib/storyboard/preflight'

/** What is wrong with one field, as sentences under it. `except` leaves out what the field says already. */
export function FieldIssues({
  field,
  except,
  className,
}: {
  field: SceneField
  except?: (issue: SceneIssue) => boolean
  className?: string
}) {
  const key = fieldKey(field)
  const issues = useSceneIssues().filter((each) => fieldKey(each.field) === key && !except?.(each))
  return issues.map((issue) => (
    <IssueLine key={issue.sentence} issue={issue} className={classNames('mt-1.5', className)} />
  ))
}

/** The same for a row of things. What several of them have in common is said once, the others on demand. */
export function FieldsIssues({ fields }: { fields: readonly SceneField[] }) {
  const [open, setOpen] = useState(false)
  const keys = new Set(fields.map(fieldKey))
  const issues = useSceneIssues().filter((each) => keys.has(fieldKey(each.field)))
  const firsts = issues.filter((issue, at) => issues.findIndex(({ rule }) => rule === issue.rule) === at)
  const shown = open ? issues : issues.filter((issue) => blocks(issue) || firsts.includes(issue))
  const more = issues.length - shown.length
  return (
    <>
      {shown.map((issue, at) => (
        <IssueLine key={`${issue.rule}${issue.sentence}`} issue={issue}>
          {more > 0 && at === shown.length - 1 && (
            <button
              type="button"
              onClick={() => setOpen(true)}
              className="ml-1 text-ink-3 hover:text-ink hover:underline"
            >
              {more} more like this
            </button>
          )}
        </IssueLine>
      ))}
    </>
  )
}

export function IssueLine({
  issue,
  className,
  children,
}: {
  issue: SceneIssue
  className?: string
  children?: ReactNode
}) {
  const bad = blocks(issue)
  const Icon = bad ? CircleAlert : TriangleAlert
  return (
    <p
      className={classNames(
        'flex gap-1.5 text-2xs leading-[15px]',
        bad ? 'text-error' : 'text-warn',
        className,
      )}
    >
      <Icon size={12} strokeWidth={1.9} aria-hidden className="mt-[1.5px] shrink-0" />
      <span>
        {issue.sentence}
        {children}
      </span>
    </p>
  )
}
