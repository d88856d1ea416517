import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/lib/server/env'

/**
 * The key that callers of the served queue must send: SHOTBOARD_API_KEY, else one made at first use and kept in
 * DATA_DIR/api-key with mode 0600. Never log it.
 */
export async function engineKey(): Promise<string> {
  const { SHOTBOARD_API_KEY, DATA_DIR } = env()
  return SHOTBOARD_API_KEY ?? keyInFile(path.join(/* turbopackIgnore: true */ DATA_DIR, 'api-key'))
}

async function keyInFile(file: string): Promise<string> {
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim()
  if (kept !== '') return kept
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const made = `sb_${randomBytes(32).toString('base64url')}`
  try {
    await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const other = (await readFile(file, 'utf8').catch(() => '')).trim()
    if (other !== '') return other
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    await writeFile(file, `${made}\n`)
    await chmod(file, 0o600)
  }
  return made
}

/** True when the request carries the bearer key. Compares digests, so that the time taken tells nothing. */
export async function hasKey(request: Request): Promise<boolean> {
  const given = /^Bearer +(\S+)\s*$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
  return timingSafeEqual(digest(given), digest(await engineKey()))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
