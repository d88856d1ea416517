import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '@/lib/server/env'
import { secretFile } from '@/lib/server/secret-file'

const VERSION = 'v1'

/**
 * Encrypts a secret for the database (AES-256-GCM, a new nonce each time). `place` names where it is kept and must be the
 * same when it is opened: a sealed text copied to another row opens nowhere.
 */
export function seal(secret: string, place: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(), nonce).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return [VERSION, ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.')
}

/** Null when it was sealed under another key or for another place, or was changed. */
export function unseal(sealed: string, place: string): string | null {
  const [version, ...parts] = sealed.split('.')
  const [nonce, tag, body] = parts.map((part) => Buffer.from(part, 'base64url'))
  if (version !== VERSION || nonce?.length !== 12 || tag?.length !== 16 || !body) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealingKey(), nonce)
    decipher.setAAD(Buffer.from(place)).setAuthTag(tag)
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** SHOTBOARD_SECRET_KEY, the same on every machine that shares a database; else DATA_DIR/secret-key (mode 0600). */
function sealingKey(): Buffer {
  const { SHOTBOARD_SECRET_KEY, DATA_DIR } = env()
  const secret = SHOTBOARD_SECRET_KEY ?? secretFile(DATA_DIR, 'secret-key')
  return Buffer.from(hkdfSync('sha256', secret, '', 'shotboard queue keys', 32))
}
