import { startRuntime } from '@/lib/server/runtime'

/** What instrumentation.ts starts, without Next. */
await startRuntime()
console.log('running')
setInterval(() => undefined, 1_000)
