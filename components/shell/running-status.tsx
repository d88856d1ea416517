'use client'
import Link from 'next/link'
import { CircleCheck } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Ring } from '@/components/ui/ring'
import { isRunning, useQueue } from '@/lib/queries/generations'

/** "2 running", or that nothing is. Leads to the queue. */
export function RunningStatus() {
  const running = useQueue().generations.filter(isRunning).length
  return (
    <ButtonLink variant="ghost" className="max-md:hidden">
      <Link href="/queue">
        {running > 0 ? <Ring /> : <CircleCheck size={16} strokeWidth={1.6} aria-hidden />}
        {running > 0 ? `${running} running` : 'Queue clear'}
      </Link>
    </ButtonLink>
  )
}
