import { createHmac } from 'node:crypto'
import { blobUrl, type BlobKey } from '@/lib/server/blob/blob-store'
import { env } from '@/lib/server/env'
import { sameSecret, secretFile } from '@/lib/server/secret-file'
import { isPasswordSet } from '@/lib/server/session'

const DAY_MS = 24 * 3600 * 1000

/** The path of a blob for readers without a session (a queue, a client of ours): with a password set it carries a signature. */
export function blobLink(key: BlobKey): string {
  return isPasswordSet() ? `${blobUrl(key)}?sig=${sign(key)}` : blobUrl(key)
}

/**
 * The path of a blob for a queue that fetches it: always signed, good for 24 to 48 hours because a request may wait that long
 * (contract.md 1.8). The same all day, so that the other side can tell that it has the file already.
 */
export function expiringLink(key: BlobKey, now = Date.now()): string {
  const expires = (Math.floor(now / DAY_MS) + 2) * (DAY_MS / 1000)
  return `${blobUrl(key)}?exp=${expires}&sig=${sign(`${key}.${expires}`)}`
}

/** Whether a link was signed here for this blob and is still good. */
export function isBlobLink(
  key: BlobKey,
  { sig, exp }: { sig: string | null; exp: string | null },
  now = Date.now(),
): boolean {
  if (sig === null) return false
  if (exp === null) return sameSecret(sig, sign(key))
  return /^\d{1,12}$/.test(exp) && Number(exp) * 1000 > now && sameSecret(sig, sign(`${key}.${exp}`))
}

function sign(text: string): string {
  return createHmac('sha256', secretFile(env().DATA_DIR, 'link-key')).update(text).digest('base64url')
}
