'use client'
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import type { MoneyQuestion } from '@/components/shell/pay-guard'
import { setCap } from '@/lib/actions/money'
import { keys } from '@/lib/queries/keys'
import { formatLimit, formatMoney, parseDollars } from '@/lib/storyboard/price'
import type { FailureFix } from '@/lib/views-money'

type RaiseCap = Extract<FailureFix, { kind: 'raise-cap' }>
const names = { day: 'Daily limit', month: 'Monthly limit', storyboard: 'Limit of this storyboard' }
const DOLLAR = 1_000_000

export function MoneyDialog({ question, onClose }: { question: MoneyQuestion; onClose: () => void }) {
  const { fix, sentence, answer } = question
  if (fix.kind === 'raise-cap') return <RaiseCapDialog {...{ fix, sentence, answer, onClose }} />
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="The price is not known"
      action="Send it all the same"
      onConfirm={() => answer({ acceptsUnknownPrice: true })}
    >
      {sentence}
    </ConfirmDialog>
  )
}

function RaiseCapDialog({
  fix,
  sentence,
  answer,
  onClose,
}: Pick<MoneyQuestion, 'sentence' | 'answer'> & { fix: RaiseCap; onClose: () => void }) {
  const client = useQueryClient()
  const least = fix.usedMicros + fix.neededMicros
  const [text, setText] = useState(() => String(Math.ceil(least / DOLLAR)))
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const micros = parseDollars(text)
  const tooLow = micros !== null && micros < least
  const problem =
    micros === null ? 'Enter an amount in dollars' : tooLow ? `${formatMoney(least)} is needed` : failure

  async function raise() {
    if (micros === null || tooLow) return
    setBusy(true)
    const { scope, storyboardId } = fix
    const result = await setCap({ scope, storyboardId, micros }).catch(() => null)
    setBusy(false)
    if (!result?.ok) return setFailure(result?.sentence ?? 'The server did not answer. Try again.')
    void client.invalidateQueries({ queryKey: keys.queue })
    answer({})
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`The ${formatLimit(fix.capMicros)} ${names[fix.scope].toLowerCase()} is reached`}
      description={sentence}
      footer={
        <>
          <Button variant="ghost" className="ml-auto" onClick={onClose}>
            Keep the limit
          </Button>
          <Button variant="primary" type="submit" form="raise-cap" busy={busy}>
            Raise and send
          </Button>
        </>
      }
    >
      <form
        id="raise-cap"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void raise()
        }}
      >
        <TextField
          label={`${names[fix.scope]} in dollars`}
          size="lg"
          inputMode="decimal"
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
          onFocus={(event) => event.target.select()}
          error={problem ?? undefined}
          hint={`${formatMoney(least)} is needed for this`}
        />
      </form>
    </Dialog>
  )
}
