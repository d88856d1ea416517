'use client'
import { useState, type ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { payGuard } from '@/components/shell/pay-guard'
import { adoptRequest, checkAgain, closeUncharged, sendAgain } from '@/lib/actions/generations-decide'
import { untilAnswered } from '@/lib/editor/press'
import { keys } from '@/lib/queries/keys'
import { serverSilent } from '@/lib/queries/server-silent'
import { formatMoney } from '@/lib/storyboard/price'
import type { ActionResult, CheckView, Failure, GenerationView } from '@/lib/views'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'

type Props = {
  generation: GenerationView
  /** "Scene 2, take 4". */
  name: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** A request whose outcome nobody knows: a person looks, adopts it, sends it again or closes it. Nothing happens by itself. */
export function UncertainDialog({ generation, name, open, onOpenChange }: Props) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      width={500}
      title={`${name} may have been charged`}
      description={generation.error ?? 'The answer of the queue was lost.'}
      className="grid grid-cols-[minmax(0,1fr)] content-start gap-4"
    >
      <Choices generation={generation} close={() => onOpenChange(false)} />
    </Dialog>
  )
}

function Choices({ generation, close }: { generation: GenerationView; close: () => void }) {
  const { state, settle } = useSettle(generation, close)
  const [check, setCheck] = useState<CheckView | null>(null)
  const { id, estimateMicros, requestId } = generation
  const price = estimateMicros ? `, about ${formatMoney(estimateMicros)}` : ''
  return (
    <>
      <Choice
        words="Asks the queue for it once more. What is found without doubt is taken over, and nothing is sent."
        action={
          <Button
            variant="primary"
            {...state('check')}
            onClick={() =>
              settle(
                'check',
                () => checkAgain({ id }),
                (found) => {
                  setCheck(found)
                  return found.generation.state === 'uncertain' ? null : 'Found: it goes on'
                },
              )
            }
          >
            Check again
          </Button>
        }
      >
        {check && <Found check={check} disabled={state('adopt').disabled} adopt={adopt} />}
      </Choice>
      {requestId === null && <AdoptById generation={generation} settle={settle} {...state('adopt')} />}
      <Choice
        words={`Makes a new request${price}. If the queue took the first one too, both are charged.`}
        action={
          <Button
            {...state('again')}
            onClick={() =>
              settle(
                'again',
                () => payGuard((options) => untilAnswered(() => sendAgain({ id, ...options }))),
                () => 'Sent again',
              )
            }
          >
            Send again
          </Button>
        }
      />
      <Choice
        words="You looked at the queue and it has nothing of this. It counts as free."
        action={
          <Button
            {...state('close')}
            onClick={() =>
              settle(
                'close',
                () => closeUncharged({ id }),
                () => 'Closed as not charged',
              )
            }
          >
            It was not charged, close
          </Button>
        }
      />
    </>
  )

  function adopt(found: string) {
    void settle(
      'adopt',
      () => adoptRequest({ id, requestId: found }),
      () => 'Adopted: it goes on',
    )
  }
}

function Found(props: { check: CheckView; disabled: boolean; adopt: (requestId: string) => void }) {
  const { check, disabled, adopt } = props
  if (check.found.length === 0) return <p role="status">The queue has no such request at this moment.</p>
  return (
    <div role="status">
      <p>The queue has {check.found.length} that may be it:</p>
      <ul className="mt-1.5 grid grid-cols-[minmax(0,1fr)] gap-2">
        {check.found.map(({ requestId, status, createdAt }) => (
          <li key={requestId} className="flex items-center gap-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-mono">{requestId}</span>
              <span className="block text-2xs text-ink-3">
                {status}
                {createdAt && `, made ${new Date(createdAt).toLocaleTimeString()}`}
              </span>
            </span>
            <Button
              size="sm"
              aria-label={`Adopt ${requestId}`}
              disabled={disabled}
              onClick={() => adopt(requestId)}
            >
              This is it
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function AdoptById(props: { generation: GenerationView; settle: Settle; busy: boolean; disabled: boolean }) {
  const { generation, settle, busy, disabled } = props
  const [requestId, setRequestId] = useState('')
  const [refusal, setRefusal] = useState<Failure | null>(null)
  const differs = refusal?.code === 'conflict' && refusal.raw !== null
  const adopt = () =>
    settle(
      'adopt',
      () => adoptRequest({ id: generation.id, requestId, evenIfDifferent: differs }),
      () => 'Adopted: it goes on',
      setRefusal,
    )
  return (
    <form
      className="grid gap-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        void adopt()
      }}
    >
      <TextField
        label="Its request id at the queue"
        value={requestId}
        onChange={(event) => {
          setRequestId(event.target.value)
          setRefusal(null)
        }}
        {...(refusal
          ? { error: refusal.sentence }
          : { hint: 'From the list of requests in your account there.' })}
        trailing={
          <Button type="submit" size="sm" busy={busy} disabled={disabled || requestId.trim() === ''}>
            {differs ? 'Adopt it all the same' : 'Adopt'}
          </Button>
        }
      />
    </form>
  )
}

function Choice({ words, action, children }: { words: string; action: ReactNode; children?: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2 border-t border-line pt-3 first:border-0 first:pt-0">
      <div className="flex items-center gap-4">
        <p className="min-w-0 flex-1 text-ink-2">{words}</p>
        {action}
      </div>
      {children}
    </div>
  )
}

const noAnswer = (): Failure => ({
  ...{ ok: false, code: 'unavailable', raw: null },
  sentence: serverSilent,
})
type Kind = 'check' | 'adopt' | 'again' | 'close'
/** `done` gives the words for what was settled, null while the question stays open. */
type Settle = <T>(
  kind: Kind,
  /** Null: the person said no to what it costs. */
  action: () => Promise<ActionResult<T> | null>,
  done: (value: T) => string | null,
  refused?: (failure: Failure) => void,
) => Promise<void>

function useSettle({ storyboardId }: GenerationView, close: () => void) {
  const client = useQueryClient()
  const [busy, setBusy] = useState<Kind | null>(null)
  const settle: Settle = async (kind, action, done, refused) => {
    if (busy !== null) return
    setBusy(kind)
    const result = await action().catch(noAnswer)
    setBusy(null)
    const words = result?.ok ? done(result.value) : null
    if (result?.ok === false && refused) refused(result)
    else if (result?.ok === false) toast.error(result.sentence)
    if (words !== null) {
      toast.success(words)
      close()
    }
    const stale = [keys.queue, keys.library, ...(storyboardId ? [keys.generations(storyboardId)] : [])]
    for (const queryKey of stale) void client.invalidateQueries({ queryKey })
  }
  /** Of the button of one choice: the others wait for the answer. */
  const state = (kind: Kind) => ({ busy: busy === kind, disabled: busy !== null && busy !== kind })
  return { state, settle }
}
