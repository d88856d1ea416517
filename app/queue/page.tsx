import { connection } from 'next/server'
import { QueuePage } from '@/components/queue/queue-page'
import { currentOwner } from '@/lib/server/owner'
import { listQueue } from '@/lib/server/generations'

export const metadata = { title: 'Queue' }

export default async function Page() {
  await connection()
  return <QueuePage initial={await listQueue(currentOwner())} />
}
