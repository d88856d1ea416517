import { connection } from 'next/server'
import { AppearanceSection } from '@/components/settings/appearance-section'
import { DefaultsSection } from '@/components/settings/defaults-section'
import { FaultsSection } from '@/components/settings/faults-section'
import { KeysSection } from '@/components/settings/keys-section'
import { LimitsSection } from '@/components/settings/limits-section'
import { NotificationsSection } from '@/components/settings/notifications-section'
import { PricesSection } from '@/components/settings/prices-section'
import { QueueSection } from '@/components/settings/queue-section'
import { SendingSection } from '@/components/settings/sending-section'
import { ServedQueueSection } from '@/components/settings/served-queue-section'
import { SettingsPage } from '@/components/settings/settings-page'
import { StorageSection } from '@/components/settings/storage-section'
import { WebhookSection } from '@/components/settings/webhook-section'
import { listApiKeys } from '@/lib/server/api-keys'
import { currentFault, mayMisbehave } from '@/lib/server/engine/faults'
import { env } from '@/lib/server/env'
import { readCaps } from '@/lib/server/money/caps'
import { priceFacts } from '@/lib/server/money/price-tables'
import { currentOwner } from '@/lib/server/owner'
import { getKeyMap, getSceneDefaults } from '@/lib/server/preferences'
import { servedQueueFacts } from '@/lib/server/queue-facts'
import { listQueueRules } from '@/lib/server/queue-rules'
import { listQueues } from '@/lib/server/queues'
import { blobUse, storageFacts } from '@/lib/server/storage-facts'
import { readWebhook } from '@/lib/server/webhooks/webhook'

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
      <DefaultsSection defaults={await getSceneDefaults(owner)} />
      <QueueSection
        queues={queues}
        keysIn={env().SHOTBOARD_SECRET_KEY === undefined ? 'file' : 'variable'}
        sharesDatabase={database === 'postgres'}
      />
      <PricesSection {...await priceFacts(owner)} />
      <LimitsSection initial={await readCaps(owner)} />
      <SendingSection initial={await listQueueRules(owner)} />
      <NotificationsSection />
      <WebhookSection initial={await readWebhook(owner)} />
      <ServedQueueSection served={servedQueueFacts()} keys={apiKeys} />
      {mayMisbehave() && <FaultsSection choice={await currentFault()} />}
      <StorageSection storage={{ ...storage, use, database }} />
    </SettingsPage>
  )
}
