import { createHmac } from 'node:crypto'
import { blobUrl, type BlobKey } from '@/lib/server/blob/blob-store'
import { env } from '@/lib/server/env'
import { sameSecret, secretFile } from '@/lib/server/secret-file'
import { isPasswordSet } from '@/lib/server/session'

/** The path of a blob for readers without a session (a queue, a client of ours): with a password set it carries a signature. */
export function blobLink(key: BlobKey): string {
  return isPasswordSet() ? `${blobUrl(key)}?sig=${sign(key)}` : blobUrl(key)
}

export function isBlobLink(key: BlobKey, signature: string | null): boolean {
  return signature !== null && sameSecret(signature, sign(key))
}

function sign(key: BlobKey): string {
  return createHmac('sha256', secretFile(env().DATA_DIR, 'link-key')).update(key).digest('base64url')
}
