import { createHmac, randomBytes } from 'node:crypto'
import { env } from '@/lib/server/env'
import { Refusal } from '@/lib/server/errors'
import { sameSecret, secretFile } from '@/lib/server/secret-file'

/** One password for the whole server, when SHOTBOARD_PASSWORD is set. A session is a signed, expiring cookie: nothing is stored. */
export const SESSION_COOKIE = 'shotboard-session'
export const SESSION_SECONDS = 30 * 24 * 3600

export function isPasswordSet(): boolean {
  return env().SHOTBOARD_PASSWORD !== undefined
}

export function isPassword(given: string): boolean {
  const { SHOTBOARD_PASSWORD } = env()
  return SHOTBOARD_PASSWORD !== undefined && sameSecret(given, SHOTBOARD_PASSWORD)
}

/** A new session, as the cookie's value: "<expiry>.<nonce>.<signature>". */
export function newSession(now = Date.now()): string {
  const body = `${Math.floor(now / 1000) + SESSION_SECONDS}.${randomBytes(12).toString('base64url')}`
  return `${body}.${sign(body)}`
}

/** True without a password; else whether the cookie was signed here, for this password, and has not expired. */
export function isSession(cookie: string | undefined, now = Date.now()): boolean {
  if (!isPasswordSet()) return true
  const match = /^((\d{1,12})\.[\w-]{16})\.([\w-]{43})$/.exec(cookie ?? '')
  if (!match) return false
  const [, body = '', expires = '', signature = ''] = match
  return sameSecret(signature, sign(body)) && Number(expires) * 1000 > now
}

export async function requireSession(): Promise<void> {
  if (!isPasswordSet()) return
  const { cookies } = await import('next/headers')
  if (!isSession((await cookies()).get(SESSION_COOKIE)?.value))
    throw new Refusal('blocked', 'You were signed out. Reload the page and sign in again.')
}

/** Reads one cookie of a Cookie header. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}

/** The password is part of the key, so that changing it ends every session. */
function sign(body: string): string {
  const { DATA_DIR, SHOTBOARD_PASSWORD = '' } = env()
  const key = `${secretFile(DATA_DIR, 'session-key')}\0${SHOTBOARD_PASSWORD}`
  return createHmac('sha256', key).update(body).digest('base64url')
}
