import type { ReactNode } from 'react'
import Link from 'next/link'
import { CircleCheck, CircleDashed, KeyRound, TriangleAlert } from 'lucide-react'
import { byteText } from '@/components/ui/byte-text'
import { ButtonLink } from '@/components/ui/button'
import { formatMoney } from '@/lib/storyboard/price'

export type FirstRunFacts = {
  dataDir: string
  /** Null where the system does not tell. */
  freeBytes: number | null
  queue: { kind: 'embedded' } | { kind: 'remote'; host: string }
  takes: number
  elements: number
  /** Micro-dollars for 5 s Standard; null without a price. */
  firstTakeMicros: number | null
}

/** Fewer than this and a render may not fit. */
const LOW = 2_000_000_000
const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const
const done = <CircleCheck {...icon} className="text-ok" />

/** Three lines that are true at this moment. */
export function FirstRunChecklist({ facts }: { facts: FirstRunFacts }) {
  const low = facts.freeBytes !== null && facts.freeBytes < LOW
  const free = facts.freeBytes === null ? '' : `, ${byteText(facts.freeBytes)} free`
  return (
    <ol className="mt-[30px] grid gap-px overflow-hidden rounded-card bg-line shadow-[0_0_0_1px_var(--color-line)]">
      <Line
        icon={low ? <TriangleAlert {...icon} className="text-warn" /> : done}
        title={low ? 'Storage is nearly full' : 'Storage is ready'}
        note={`${facts.dataDir}${free}`}
      />
      {facts.queue.kind === 'embedded' ? (
        <Line
          icon={done}
          title="No key needed"
          note="The built-in engine draws animatics. A key of the real model can be added later"
          action={
            <ButtonLink size="sm">
              <Link href="/settings">Settings</Link>
            </ButtonLink>
          }
        />
      ) : (
        <Line
          icon={<KeyRound {...icon} className="text-ok" />}
          title="A key is set"
          note={`Generations go to ${facts.queue.host}`}
        />
      )}
      <Line
        icon={facts.takes > 0 ? done : <CircleDashed {...icon} className="text-ink-2" />}
        title={facts.takes > 0 ? takeCount(facts.takes) : 'Generate your first take'}
        note={firstTakeNote(facts)}
      />
    </ol>
  )
}

function takeCount(takes: number) {
  return takes === 1 ? '1 take generated' : `${takes} takes generated`
}

function firstTakeNote({ queue, firstTakeMicros }: FirstRunFacts): string {
  if (queue.kind === 'embedded') return 'Free: the built-in engine draws it on this machine'
  if (firstTakeMicros === null) return 'Its price is shown before you press Generate'
  return `A 5 s Standard take is about ${formatMoney(firstTakeMicros)}`
}

function Line({
  icon,
  title,
  note,
  action,
}: {
  icon: ReactNode
  title: string
  note: string
  action?: ReactNode
}) {
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)_auto] items-center gap-2.5 bg-panel px-3 py-[11px]">
      {icon}
      <span>
        {title}
        <span className="block text-2xs text-ink-3 [overflow-wrap:anywhere]">{note}</span>
      </span>
      {action}
    </li>
  )
}
