'use client'
import { useImperativeHandle, useRef, type Ref } from 'react'
import type { PromptHost } from '@/components/studio/prompt-host'
import { promptBody } from '@/components/studio/prompt-look'
import { classNames } from '@/components/ui/class-names'

/** Where the caret was when the editor took over; null without the focus. */
export type EarlyHandle = { caret: () => [from: number, to: number] | null }

/** Takes what is typed before the editor is here. It lies unseen over the still text: only its caret shows. */
export function PromptEarly({
  prompt,
  label,
  describedBy,
  host,
  handle,
}: {
  prompt: string
  label: string
  describedBy: string
  host: PromptHost
  handle: Ref<EarlyHandle>
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(handle, () => ({
    caret() {
      const at = field.current
      return at && document.activeElement === at ? [at.selectionStart, at.selectionEnd] : null
    },
  }))
  return (
    <textarea
      ref={field}
      aria-label={label}
      aria-describedby={describedBy}
      value={prompt}
      onChange={(event) => host.change(event.target.value)}
      onBlur={host.settle}
      className={classNames(
        promptBody,
        'absolute inset-0 size-full resize-none overflow-hidden bg-transparent text-transparent caret-ink selection:bg-pencil-tint selection:text-transparent focus-visible:outline-none',
      )}
    />
  )
}
