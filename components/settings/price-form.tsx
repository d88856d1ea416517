'use client'
import { useForm } from 'react-hook-form'
import { toast } from '@/components/ui/toast'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { addPrices } from '@/lib/actions/money'
import { parseDollars, type PriceRates } from '@/lib/storyboard/price'
import type { PriceVersionView } from '@/lib/views-money'

const fields = [
  ['std.silent', 'Standard, a second'],
  ['std.sound', 'Standard with sound'],
  ['std.withVideo', 'Standard with a video'],
  ['pro.silent', 'Pro, a second'],
  ['pro.sound', 'Pro with sound'],
  ['pro.withVideo', 'Pro with a video'],
  ['element', 'An element'],
] as const
type Name = (typeof fields)[number][0]
type Texts = Record<'std' | 'pro', { silent: string; sound: string; withVideo: string }> & {
  element: string
  validFrom: string
}

/** Dollars as text; an empty field is a price that is not known. */
export function PriceForm({
  queueId,
  from,
  today,
  onAdded,
  onCancel,
}: {
  queueId: string
  from: PriceRates
  today: string
  onAdded: (version: PriceVersionView) => void
  onCancel: () => void
}) {
  const { register, handleSubmit, formState } = useForm<Texts>({ defaultValues: textsOf(from, today) })
  const submit = handleSubmit(async (texts) => {
    const { validFrom } = texts
    const result = await addPrices({ queueId, validFrom, rates: ratesOf(texts) }).catch(() => null)
    if (result?.ok) onAdded(result.value)
    else toast.error(result?.sentence ?? 'The server did not answer. Try again.')
  })
  const error = (name: Name) => {
    if (name === 'element') return formState.errors.element?.message
    const [row, rate] = name.split('.') as ['std' | 'pro', keyof Texts['std']]
    return formState.errors[row]?.[rate]?.message
  }
  return (
    <form
      noValidate
      aria-label="New prices"
      onSubmit={(event) => void submit(event)}
      className="grid gap-3 border-t border-line pt-3"
    >
      <div className="grid gap-2.5 sm:grid-cols-3">
        {fields.map(([name, label]) => (
          <TextField
            key={name}
            label={label}
            inputMode="decimal"
            placeholder="Not known"
            icon={<span className="text-ink-3">$</span>}
            error={error(name)}
            {...register(name, { validate: isAmount })}
          />
        ))}
        <TextField
          label="Valid from"
          type="date"
          error={formState.errors.validFrom?.message}
          {...register('validFrom', { required: 'Choose a day' })}
        />
      </div>
      <p className="text-2xs text-ink-3">
        Leave a field empty where the price is not known. Estimates made before keep the prices they were made
        with.
      </p>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" busy={formState.isSubmitting}>
          Save prices
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

function isAmount(text: string): true | string {
  if (text.trim() === '') return true
  const micros = parseDollars(text)
  return micros !== null && micros <= 1_000_000_000 ? true : 'Enter dollars, as 0.084'
}

function textsOf({ std, pro, element }: PriceRates, validFrom: string): Texts {
  const text = (micros: number | null) => (micros === null ? '' : String(micros / 1_000_000))
  const row = ({ silent, sound, withVideo }: PriceRates['std']) => ({
    silent: text(silent),
    sound: text(sound),
    withVideo: text(withVideo),
  })
  return { std: row(std), pro: row(pro), element: text(element), validFrom }
}

function ratesOf({ std, pro, element }: Texts): PriceRates {
  const row = ({ silent, sound, withVideo }: Texts['std']) => ({
    silent: parseDollars(silent),
    sound: parseDollars(sound),
    withVideo: parseDollars(withVideo),
  })
  return { std: row(std), pro: row(pro), element: parseDollars(element) }
}
