import { connection } from 'next/server'
import { AppearanceSection } from '@/components/settings/appearance-section'
import { KeysSection } from '@/components/settings/keys-section'
import { QueueSection } from '@/components/settings/queue-section'
import { ServedQueueSection } from '@/components/settings/served-queue-section'
import { SettingsPage } from '@/components/settings/settings-page'
import { StorageSection } from '@/components/settings/storage-section'
import { listApiKeys } from '@/lib/server/api-keys'
import { env } from '@/lib/server/env'
import { currentOwner } from '@/lib/server/owner'
import { getKeyMap } from '@/lib/server/preferences'
import { servedQueueFacts } from '@/lib/server/queue-facts'
import { listQueues } from '@/lib/server/queues'
import { blobUse, storageFacts } from '@/lib/server/storage-facts'

export const metadata = { title: 'Settings' }

export default async function Page() {
  await connection()
  const owner = currentOwner()
  const [storage, use, keyMap, queues, apiKeys] = await Promise.all([
    storageFacts(),
    blobUse(),
    getKeyMap(owner),
    listQueues(owner),
    listApiKeys(owner),
  ])
  const database = env().DATABASE_URL === undefined ? 'pglite' : 'postgres'
  return (
    <SettingsPage>
      <AppearanceSection />
      <KeysSection server={keyMap} />
      <QueueSection
        queues={queues}
        keysIn={env().SHOTBOARD_SECRET_KEY === undefined ? 'file' : 'variable'}
        sharesDatabase={database === 'postgres'}
      />
      <ServedQueueSection served={servedQueueFacts()} keys={apiKeys} />
      <StorageSection storage={{ ...storage, use, database }} />
    </SettingsPage>
  )
}
