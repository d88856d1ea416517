import { connection } from 'next/server'
import { SettingsPage } from '@/components/settings/settings-page'
import { env } from '@/lib/server/env'
import { queueFacts, servedQueueFacts } from '@/lib/server/queue-facts'
import { blobUse, storageFacts } from '@/lib/server/storage-facts'

export const metadata = { title: 'Settings' }

export default async function Page() {
  await connection()
  const [storage, use] = await Promise.all([storageFacts(), blobUse()])
  return (
    <SettingsPage
      queue={queueFacts()}
      served={servedQueueFacts()}
      storage={{ ...storage, use, database: env().DATABASE_URL === undefined ? 'pglite' : 'postgres' }}
    />
  )
}
