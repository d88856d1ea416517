import { Check, CircleAlert, Mic } from 'lucide-react'
import type { Check as CheckResult } from '@/components/elements/element-checks'
import { Ring } from '@/components/ui/ring'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true, className: 'mt-[1.5px] shrink-0' } as const
const icons = {
  ok: <Check {...icon} className={`${icon.className} text-ok`} />,
  bad: <CircleAlert {...icon} />,
  waiting: <Ring size={12} className="mt-[2.5px]" />,
  note: <Mic {...icon} className={`${icon.className} text-pencil`} />,
}

/** Each file with what was measured, or with the number that is wrong. */
export function CheckList({ checks }: { checks: readonly CheckResult[] }) {
  return (
    <ul className="grid gap-1.5" aria-live="polite">
      {checks.map((check) => (
        <li
          key={check.key}
          className={`flex gap-[7px] leading-[17px] ${check.state === 'bad' ? 'text-error' : 'text-ink-2'}`}
        >
          {icons[check.state]}
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <b className={`font-strong ${check.state === 'bad' ? '' : 'text-ink'}`}>{check.strong}</b>{' '}
            {check.words}
          </span>
        </li>
      ))}
    </ul>
  )
}
