'use client'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import { fieldKey } from '@/components/studio/field-key'
import { useSceneIssues } from '@/components/studio/scene-issues'
import { classNames } from '@/components/ui/class-names'
import type { SceneField, SceneIssue } from '@/lib/storyboard/issue'
import { blocks } from '@/lib/storyboard/preflight'

/** What is wrong with one field, as sentences under it. `except` leaves out rules the field already says. */
export function FieldIssues({
  field,
  except = [],
  className,
}: {
  field: SceneField
  except?: readonly number[]
  className?: string
}) {
  const key = fieldKey(field)
  const issues = useSceneIssues().filter(
    (each) => fieldKey(each.field) === key && !except.includes(each.rule),
  )
  return issues.map((issue) => (
    <IssueLine key={issue.sentence} issue={issue} className={classNames('mt-1.5', className)} />
  ))
}

export function IssueLine({ issue, className }: { issue: SceneIssue; className?: string }) {
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
      <span>{issue.sentence}</span>
    </p>
  )
}
