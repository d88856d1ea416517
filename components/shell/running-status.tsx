'use client'
import Link from 'next/link'
import { CircleCheck } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Ring } from '@/components/ui/ring'
import { isRunning, useQueue } from '@/lib/queries/generations'

/** "2 running", or that nothing is. Leads to the queue. */
export function RunningStatus() {
  const active = useQueue().generations.filter(isRunning)
  const running = active.filter(({ state }) => state === 'running' || state === 'saving').length
  const words = running > 0 ? `${running} running` : `${active.length} waiting`
  return (
    <ButtonLink variant="ghost" className="max-md:hidden">
      <Link href="/queue">
        {active.length > 0 ? <Ring /> : <CircleCheck size={16} strokeWidth={1.6} aria-hidden />}
        {active.length > 0 ? words : 'Queue clear'}
      </Link>
    </ButtonLink>
  )
}
