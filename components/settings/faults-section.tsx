'use client'
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Row, Section } from '@/components/settings/settings-section'
import { useVerb } from '@/components/settings/use-verb'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { setFault } from '@/lib/actions/faults'
import { faultQuery } from '@/lib/queries/faults'
import { FaultChoice, faults, type FaultId } from '@/lib/queue/faults'

const ids = Object.keys(faults) as FaultId[]

/** Only on a server started with SHOTBOARD_FAULTS=1: how the built-in engine misbehaves until somebody says otherwise, or it starts again. */
export function FaultsSection({ choice }: { choice: FaultChoice }) {
  const [seconds, setSeconds] = useState(String(choice.seconds))
  const client = useQueryClient()
  const { run, busy } = useVerb()
  const checked = FaultChoice.shape.seconds.safeParse(Number(seconds))
  async function choose(fault: FaultId | null) {
    const wanted = { fault, seconds: checked.success ? checked.data : choice.seconds }
    const done = fault ? `The engine misbehaves: ${faults[fault].name}` : 'The engine behaves'
    await run(() => setFault(wanted), done)
    await client.invalidateQueries(faultQuery)
  }
  return (
    <Section
      title="Misbehaving engine"
      list={
        <div role="radiogroup" aria-label="How the engine misbehaves" className="grid gap-2 px-3.5 py-3">
          <Choice
            name="Not at all"
            words="It answers as it should."
            checked={choice.fault === null}
            disabled={busy}
            onChoose={() => void choose(null)}
          />
          {ids.map((id) => (
            <Choice
              key={id}
              {...faults[id]}
              checked={choice.fault === id}
              disabled={busy}
              onChoose={() => void choose(id)}
            />
          ))}
        </div>
      }
    >
      <Row name="What takes long">
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            if (checked.success) void choose(choice.fault)
          }}
        >
          <TextField
            label="Seconds"
            inputMode="numeric"
            value={seconds}
            onChange={(event) => setSeconds(event.target.value)}
            {...(!checked.success && { error: `${checked.error.issues[0]?.message ?? ''}.` })}
          />
          <Button type="submit" size="md" busy={busy} disabled={!checked.success}>
            Keep
          </Button>
        </form>
      </Row>
    </Section>
  )
}

type ChoiceProps = { name: string; words: string; checked: boolean; disabled: boolean; onChoose: () => void }

function Choice({ name, words, checked, disabled, onChoose }: ChoiceProps) {
  return (
    <label className="flex items-start gap-2.5">
      <input
        type="radio"
        name="fault"
        className="mt-0.5 size-4 shrink-0 accent-pencil"
        {...{ checked, disabled }}
        onChange={onChoose}
      />
      <span>
        <span className="font-strong">{name}</span> <span className="text-ink-2">{words}</span>
      </span>
    </label>
  )
}
