import Link from 'next/link'
import { Download } from 'lucide-react'
import { SpendTable } from '@/components/spend/spend-table'
import { PageFrame } from '@/components/shell/page-frame'
import { Button, ButtonLink } from '@/components/ui/button'
import { fieldLook, bareInput } from '@/components/ui/field-look'
import { formatLimit, formatMoney } from '@/lib/storyboard/price'
import type { CapsView, CapView, SpendView } from '@/lib/views-money'

const titles = { day: 'By day', storyboard: 'By storyboard', queue: 'By queue', model: 'By model' }

/** What was spent in a range of days. The range lives in the address, so that it can be kept and sent. */
export function SpendPage({ spend, caps }: { spend: SpendView; caps: CapsView }) {
  const { from, to, timeZone, total } = spend
  return (
    <PageFrame>
      <main className="mx-auto w-full max-w-5xl px-4 pt-5 pb-12 md:px-6">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-2.5">
          <h1 className="text-lg font-title tracking-[-0.01em]">Spend</h1>
          <p className="mr-auto ml-2 text-ink-2">
            Today {capText(caps.day)}, this month {capText(caps.month)}
          </p>
          <ButtonLink variant="ghost">
            <Link href="/settings#limits">Limits and prices</Link>
          </ButtonLink>
          <ButtonLink>
            <a href={`/api/spend?from=${from}&to=${to}`} download>
              <Download size={16} strokeWidth={1.6} aria-hidden />
              Download CSV
            </a>
          </ButtonLink>
        </div>
        <form method="get" className="mt-4 flex flex-wrap items-end gap-2.5" aria-label="Days shown">
          <DayField name="from" label="From" value={from} />
          <DayField name="to" label="To" value={to} />
          <Button type="submit">Show</Button>
          <span className="pb-1.5 text-2xs text-ink-3">Days begin at midnight in {timeZone}</span>
        </form>
        <dl className="mt-5 grid grid-cols-2 gap-px overflow-hidden rounded-card bg-line shadow-[0_0_0_1px_var(--color-line)] md:grid-cols-4">
          <Sum name="Charged" value={formatMoney(total.actual)} />
          <Sum name="Reserved" value={formatMoney(total.reserved)} />
          <Sum name="Estimated before sending" value={formatMoney(total.estimated)} />
          <Sum
            name="Requests"
            value={total.unknown > 0 ? `${total.requests}, ${total.unknown} without a price` : total.requests}
          />
        </dl>
        <p className="mt-2 text-2xs text-ink-3">
          A queue does not tell what it took. Charged is what finished requests cost by the price table of
          their day; failed and cancelled ones are normally not charged. Reserved is running, waiting or in
          doubt.
        </p>
        {spend.groups.map((group) => (
          <SpendTable key={group.by} title={titles[group.by]} rows={group.rows} />
        ))}
      </main>
    </PageFrame>
  )
}

function capText({ micros, capMicros }: CapView): string {
  return capMicros === null ? formatMoney(micros) : `${formatMoney(micros)} of ${formatLimit(capMicros)}`
}

function DayField({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="grid gap-1 text-2xs text-ink-2">
      {label}
      <span className={fieldLook({})}>
        <input type="date" name={name} defaultValue={value} required className={bareInput} />
      </span>
    </label>
  )
}

function Sum({ name, value }: { name: string; value: string | number }) {
  return (
    <div className="bg-panel px-3.5 py-3">
      <dt className="text-2xs text-ink-3">{name}</dt>
      <dd className="mt-0.5 text-md font-title">{value}</dd>
    </div>
  )
}
