import { startWorkerProcess } from '@/lib/server/runtime'

await startWorkerProcess()
