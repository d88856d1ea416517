import { env } from '@/lib/server/env'
import { newSecret, sameSecret, secretFile } from '@/lib/server/secret-file'

/** The bearer key of the served queue: SHOTBOARD_API_KEY, else the one kept in DATA_DIR/api-key. */
export function apiKey(): string {
  const { SHOTBOARD_API_KEY, DATA_DIR } = env()
  return SHOTBOARD_API_KEY ?? secretFile(DATA_DIR, 'api-key', () => `sb_${newSecret()}`)
}

/** Whether an Authorization header carries the key. */
export function hasApiKey(authorization: string | null | undefined): boolean {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  return given !== undefined && sameSecret(given, apiKey())
}
