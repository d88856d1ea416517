import { mkdirSync } from 'node:fs'
import { startServer, type RunningServer } from '@/tests/support/server'

export type AppServer = RunningServer & { key: string }
const key = 'bench-key-of-one-run'

/** The built app on the data directory of this part; the store must be closed. It ends with this process at the latest. */
export async function startApp(): Promise<AppServer> {
  const DATA_DIR = process.env.DATA_DIR ?? ''
  mkdirSync(DATA_DIR, { recursive: true })
  const server = await startServer({ DATA_DIR, SHOTBOARD_API_KEY: key })
  process.once('exit', () => void server.kill())
  return { ...server, key }
}
