import { getStore } from '@/lib/server/store'

/** Opens the store and keeps it until killed, or says why it cannot. */
try {
  await getStore()
  console.log('holding')
  setInterval(() => undefined, 1_000)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
