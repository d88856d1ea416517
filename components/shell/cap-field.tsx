'use client'
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { setCap } from '@/lib/actions/money'
import { keys } from '@/lib/queries/keys'
import { formatMoney, parseDollars } from '@/lib/storyboard/price'
import type { CapsView, CapView } from '@/lib/views-money'

type Props = {
  label: string
  scope: 'day' | 'month' | 'storyboard'
  storyboardId?: string
  cap: CapView
  /** What was counted: "today", "this month", "in this storyboard". */
  span: string
  onSaved: (caps: CapsView) => void
}

/** A limit in dollars; empty is none. It holds from the next request on. */
export function CapField({ label, scope, storyboardId = undefined, cap, span, onSaved }: Props) {
  const client = useQueryClient()
  const saved = cap.capMicros === null ? '' : String(cap.capMicros / 1_000_000)
  const [draft, setDraft] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const text = draft ?? saved
  const micros = text.trim() === '' ? null : parseDollars(text)
  const wrong = text.trim() !== '' && micros === null

  async function save() {
    if (wrong) return
    setBusy(true)
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const input = { scope, storyboardId: storyboardId ?? null, micros, timeZone }
    const result = await setCap(input).catch(() => null)
    setBusy(false)
    if (!result?.ok) return void toast.error(result?.sentence ?? 'The server did not answer. Try again.')
    setDraft(null)
    onSaved(result.value)
    toast.success(micros === null ? `${label} lifted` : `${label} saved`)
    await client.invalidateQueries({ queryKey: keys.queue })
  }
  return (
    <form
      noValidate
      className="flex flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={`${label} in dollars`}
        hideLabel
        inputMode="decimal"
        placeholder="No limit"
        className="w-30"
        icon={<span className="text-ink-3">$</span>}
        value={text}
        onChange={(event) => setDraft(event.target.value)}
        error={wrong ? 'Enter an amount in dollars' : undefined}
      />
      <Button
        type="submit"
        disabled={wrong || text === saved}
        busy={busy}
        aria-label={`Save ${label.toLowerCase()}`}
      >
        Save
      </Button>
      <span className="py-1 text-2xs text-ink-3">
        {formatMoney(cap.micros)} charged or reserved {span}
        {cap.unknown > 0 && `, and ${cap.unknown} without a known price`}
      </span>
    </form>
  )
}
