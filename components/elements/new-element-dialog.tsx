'use client'
import { useRef, useState } from 'react'
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { ElementForm } from '@/components/elements/element-form'
import { useElementDraft, type DraftTarget } from '@/components/elements/use-element-draft'
import { whyBad } from '@/components/elements/element-checks'
import { usualElementMs } from '@/components/elements/usual-time'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Segmented } from '@/components/ui/segmented'
import { Switch } from '@/components/ui/switch'
import { spanText } from '@/components/ui/time-text'
import { useQueue } from '@/lib/queries/generations'
import type { InlineInput } from '@/lib/storyboard/inline-input'
import { formatMoney } from '@/lib/storyboard/price'
import type { GenerationsView } from '@/lib/views'
import type { ElementView } from '@/lib/views-elements'

/** The open scene, when there is one, may keep an element to itself. */
export type SceneTarget = { only: boolean; onSave: (input: InlineInput) => void }
export type NewElementDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** An element whose next version is written. */
  edit?: ElementView | null
  /** What the fields start with, when it is not an element of the library. */
  start?: InlineInput | null
  scene?: SceneTarget | null
  onCreated?: (element: ElementView) => void
}

/** Makes an element from pictures or from a video. Closing it forgets what was typed, never what was uploaded. */
export function NewElementDialog(props: NewElementDialogProps) {
  return props.open ? <OpenDialog {...props} /> : null
}

function OpenDialog({
  onOpenChange,
  edit = null,
  start = null,
  scene = null,
  onCreated,
}: NewElementDialogProps) {
  const [forScene, setForScene] = useState(scene?.only ?? false)
  const target: DraftTarget = edit
    ? { kind: 'version', element: edit }
    : scene && forScene
      ? { kind: 'scene', onSave: scene.onSave }
      : { kind: 'library' }
  const draft = useElementDraft({
    target,
    start: edit ?? start,
    onDone: (element) => {
      onOpenChange(false)
      if (element) onCreated?.(element)
    },
  })
  const formElement = useRef<HTMLFormElement>(null)
  const isBad = draft.chosen.some((file) => whyBad(file, draft.purpose) !== null)
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title={titleOf(target, start)}
      width={820}
      footer={
        <>
          <Readiness missing={draft.missing} isBad={isBad} />
          <Cost target={target} make={draft.make} setMake={draft.setMake} />
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
            {actionOf(target, start)}
          </Button>
        </>
      }
    >
      {scene && !scene.only && (
        <Segmented
          label="Keep it"
          value={forScene ? 'scene' : 'library'}
          options={[
            { value: 'library', label: 'In the library' },
            { value: 'scene', label: 'For this scene only' },
          ]}
          onChange={(value) => setForScene(value === 'scene')}
          className="mb-4"
        />
      )}
      <ElementForm ref={formElement} draft={draft} />
    </Dialog>
  )
}

function titleOf(target: DraftTarget, start: InlineInput | null): string {
  if (target.kind === 'version') return `Edit ${target.element.name}`
  if (target.kind === 'library') return start ? 'Save to library' : 'New element'
  return start ? `Edit ${start.name || 'the element of this scene'}` : 'New element for this scene'
}

function actionOf(target: DraftTarget, start: InlineInput | null): string {
  if (target.kind === 'version') return `Save version ${target.element.version + 1}`
  if (target.kind === 'library') return 'Create element'
  return start ? 'Save' : 'Add to the scene'
}

/** By the prices of the queue it would be made on now. */
function elementPrice({ free, prices }: GenerationsView): string {
  if (free) return 'Free'
  const micros = prices?.rates.element ?? null
  return micros === null ? 'Price not known' : `≈ ${formatMoney(micros)}`
}

/** What it costs and takes; off, the queue is asked when a generation first needs it. */
function Cost({
  target,
  make,
  setMake,
}: {
  target: DraftTarget
  make: boolean
  setMake: (make: boolean) => void
}) {
  const queue = useQueue()
  const usual = usualElementMs(queue.generations)
  if (target.kind === 'scene')
    return (
      <span className="ml-auto text-2xs text-ink-3">Made with the scene, whenever that is generated</span>
    )
  return (
    <span className="ml-auto flex items-center gap-3 text-2xs text-ink-3">
      <Switch label="Make it now" checked={make} onChange={setMake} />
      {elementPrice(queue)}
      {usual === null ? '' : `, usually ${spanText(usual)}`}
    </span>
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
