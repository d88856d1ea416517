import { connection } from 'next/server'
import { QueuePage } from '@/components/queue/queue-page'
import { currentOwner } from '@/lib/server/owner'
import { queueGenerations } from '@/lib/server/generations/views'

export const metadata = { title: 'Queue' }

export default async function Page() {
  await connection()
  return <QueuePage initial={await queueGenerations(currentOwner())} />
}
