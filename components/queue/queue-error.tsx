'use client'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { isActive } from '@/components/queue/queue-rows'
import type { GenerationView } from '@/lib/views'

export function explanation({ error, notes }: GenerationView): string | null {
  return error ?? (notes.length > 0 ? notes.join(' ') : null)
}

/** What may have been charged is a warning, what failed an error, what only waits neither. */
export function errorTint(generation: GenerationView): string {
  if (isActive(generation)) return 'group-hover:bg-panel'
  const { state } = generation
  return state === 'uncertain' || state === 'done' ? 'bg-warn-tint' : 'bg-error-tint'
}

const inks: Record<string, string> = {
  'bg-warn-tint': 'font-strong text-warn',
  'bg-error-tint': 'font-strong text-error',
}

/** Why a request failed or waits, or what a take has otherwise than was asked, in a row below it; what the queue said is one press away. */
export function QueueError({ generation }: { generation: GenerationView }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <tr>
      <td
        colSpan={9}
        className={`border-b border-line ${errorTint(generation)} pr-4 pb-3 pl-4 md:pr-6 md:pl-[126px]`}
      >
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <p className={inks[errorTint(generation)] ?? 'text-ink-2'}>{explanation(generation)}</p>
          {generation.requestId && (
            <span className="text-2xs text-ink-3">Request {generation.requestId.slice(0, 8)}</span>
          )}
          {generation.errorRaw && (
            <Button
              variant="ghost"
              size="sm"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
            >
              {open ? 'Hide what the queue said' : 'What the queue said'}
            </Button>
          )}
        </div>
        {open && (
          <pre
            id={id}
            className="mt-2 max-h-60 overflow-auto rounded-control bg-field p-2.5 font-mono text-2xs whitespace-pre-wrap text-ink-2 [overflow-wrap:anywhere]"
          >
            {generation.errorRaw}
          </pre>
        )}
      </td>
    </tr>
  )
}
