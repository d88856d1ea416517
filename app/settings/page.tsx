import { connection } from 'next/server'
import { AppearanceSection } from '@/components/settings/appearance-section'
import { KeysSection } from '@/components/settings/keys-section'
import { QueueSection } from '@/components/settings/queue-section'
import { ServedQueueSection } from '@/components/settings/served-queue-section'
import { SettingsPage } from '@/components/settings/settings-page'
import { StorageSection } from '@/components/settings/storage-section'
import { env } from '@/lib/server/env'
import { currentOwner } from '@/lib/server/owner'
import { getKeyMap } from '@/lib/server/preferences'
import { queueFacts, servedQueueFacts } from '@/lib/server/queue-facts'
import { blobUse, storageFacts } from '@/lib/server/storage-facts'

export const metadata = { title: 'Settings' }

export default async function Page() {
  await connection()
  const [storage, use, keyMap] = await Promise.all([storageFacts(), blobUse(), getKeyMap(currentOwner())])
  const database = env().DATABASE_URL === undefined ? 'pglite' : 'postgres'
  return (
    <SettingsPage>
      <AppearanceSection />
      <KeysSection server={keyMap} />
      <QueueSection queue={await queueFacts()} />
      <ServedQueueSection served={servedQueueFacts()} />
      <StorageSection storage={{ ...storage, use, database }} />
    </SettingsPage>
  )
}
