'use client'
import { useState } from 'react'
import { toast } from '@/components/ui/toast'
import { PriceForm } from '@/components/settings/price-form'
import { Row, Section } from '@/components/settings/settings-section'
import { Button } from '@/components/ui/button'
import { retirePrices } from '@/lib/actions/money'
import { tableOn, type PriceRates } from '@/lib/storyboard/price'
import type { PriceVersionView } from '@/lib/views-money'

type QueuePrices = { queueId: string; name: string; versions: PriceVersionView[] }

/** Prices of every queue far away, each version with the day it begins. The built-in engine is free. */
export function PricesSection({ queues, today }: { queues: QueuePrices[]; today: string }) {
  return (
    <Section title="Prices" id="prices">
      <Row name="Built-in engine">Free</Row>
      {queues.map((queue) => (
        <Row key={queue.queueId} name={queue.name}>
          <Versions queue={queue} today={today} />
        </Row>
      ))}
      {queues.length === 0 && (
        <Row name="Other queues">
          Their prices stand here once a queue is set up. Nothing is charged until then
        </Row>
      )}
    </Section>
  )
}

function Versions({ queue, today }: { queue: QueuePrices; today: string }) {
  const [versions, setVersions] = useState(queue.versions)
  const [adding, setAdding] = useState(false)
  const current = tableOn(versions, today)

  async function retire({ id, version }: PriceVersionView) {
    if (id === null) return
    const result = await retirePrices({ id }).catch(() => null)
    if (!result?.ok) return void toast.error(result?.sentence ?? 'The server did not answer. Try again.')
    setVersions((all) => all.filter((each) => each.id !== id))
    toast.success(`Prices of ${version} are out of use`)
  }
  return (
    <div className="grid gap-3 py-1">
      {versions.map((each) => (
        <div key={each.id ?? 'seed'} className="flex flex-wrap items-start gap-x-3 gap-y-1">
          <div className="min-w-0 flex-1">
            <span className="font-strong">
              From {each.version}
              {each.version === current?.version && (
                <span className="ml-2 font-normal text-ok">in force</span>
              )}
              {each.validFrom > today && <span className="ml-2 font-normal text-ink-3">not yet</span>}
            </span>
            <p className="mt-0.5 text-2xs text-ink-2">{ratesText(each.rates)}</p>
          </div>
          {each.id !== null && (
            <Button
              size="sm"
              variant="ghost"
              aria-label={`Take the prices of ${each.version} out of use`}
              onClick={() => void retire(each)}
            >
              Take out of use
            </Button>
          )}
        </div>
      ))}
      {adding && current ? (
        <PriceForm
          queueId={queue.queueId}
          from={current.rates}
          today={today}
          onCancel={() => setAdding(false)}
          onAdded={(version) => {
            setAdding(false)
            setVersions((all) => [...all, version])
          }}
        />
      ) : (
        <Button className="w-max" onClick={() => setAdding(true)}>
          New prices
        </Button>
      )}
    </div>
  )
}

function ratesText({ std, pro, element }: PriceRates): string {
  const money = (micros: number | null) => (micros === null ? 'unknown' : `$${micros / 1_000_000}`)
  const row = (name: string, { silent, sound, withVideo }: PriceRates['std']) =>
    `${name} ${money(silent)} a second, ${money(sound)} with sound, ${money(withVideo)} with a video`
  return `${row('Standard', std)}. ${row('Pro', pro)}. An element ${element === 0 ? 'is free' : money(element)}.`
}
