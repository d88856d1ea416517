import { connection } from 'next/server'
import { ApiPage } from '@/components/settings/api-page'
import { apiReference } from '@/lib/server/engine/api-reference'
import { servedQueueFacts } from '@/lib/server/queue-facts'

export const metadata = { title: 'Request queue' }

export default async function Page() {
  await connection()
  return <ApiPage reference={apiReference(servedQueueFacts().url)} />
}
