'use client'
import { useRef } from 'react'
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { ElementForm } from '@/components/elements/element-form'
import { useElementDraft } from '@/components/elements/use-element-draft'
import { whyBad } from '@/components/elements/element-checks'
import { usualElementMs } from '@/components/elements/usual-time'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { spanText } from '@/components/ui/time-text'
import { useQueue } from '@/lib/queries/generations'
import type { ElementView } from '@/lib/views'

export type NewElementDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** A failed element to start from; it is archived once the new one is sent. */
  fix?: ElementView | null
  onCreated?: (element: ElementView) => void
}

/** Makes an element from pictures or from a video. Closing it forgets what was typed, never what was uploaded. */
export function NewElementDialog(props: NewElementDialogProps) {
  return props.open ? <OpenDialog {...props} /> : null
}

function OpenDialog({ onOpenChange, fix = null, onCreated }: NewElementDialogProps) {
  const draft = useElementDraft({
    fix,
    onCreated: (element) => {
      onOpenChange(false)
      onCreated?.(element)
    },
  })
  const formElement = useRef<HTMLFormElement>(null)
  const usual = usualElementMs(useQueue().generations)
  const isBad = draft.chosen.some((file) => whyBad(file, draft.purpose) !== null)
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title={fix ? `Fix ${fix.name}` : 'New element'}
      width={820}
      footer={
        <>
          <Readiness missing={draft.missing} isBad={isBad} />
          <span className="ml-auto text-2xs text-ink-3">
            ≈ $0.00{usual === null ? '' : `, usually ${spanText(usual)}`}
          </span>
          <Button variant="ghost" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button
            variant="primary"
            keys="Ctrl ⏎"
            disabled={draft.missing !== null}
            busy={draft.sending}
            onClick={() => formElement.current?.requestSubmit()}
          >
            Create element
          </Button>
        </>
      }
    >
      <ElementForm ref={formElement} draft={draft} />
    </Dialog>
  )
}

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true, className: 'shrink-0' } as const

/** Why the button is off, next to it. */
function Readiness({ missing, isBad }: { missing: string | null; isBad: boolean }) {
  return (
    <p
      role="status"
      className={`flex items-center gap-1.5 text-2xs max-md:w-full ${isBad ? 'text-error' : 'text-ink-2'}`}
    >
      {missing === null ? (
        <CircleCheck {...icon} className="shrink-0 text-ok" />
      ) : isBad ? (
        <CircleAlert {...icon} />
      ) : (
        <CircleDashed {...icon} />
      )}
      {missing ?? 'All checks passed'}
    </p>
  )
}
