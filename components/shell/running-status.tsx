'use client'
import Link from 'next/link'
import { CircleCheck } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Ring } from '@/components/ui/ring'
import { useQueue } from '@/lib/queries/generations'
import { openLine, openWord } from '@/lib/storyboard/generation-states'

/** "2 running", "1 waiting", or that nothing is. Leads to the queue. */
export function RunningStatus() {
  const { generations } = useQueue()
  const words = openWord(generations)
  return (
    <ButtonLink variant="ghost" className="max-md:hidden">
      <Link href="/queue" title={openLine(generations) ?? undefined}>
        {words ? <Ring /> : <CircleCheck size={16} strokeWidth={1.6} aria-hidden />}
        {words ?? 'Queue clear'}
      </Link>
    </ButtonLink>
  )
}
