import { blobUrl, isBlobKey, type BlobKey } from '@/lib/server/blob/blob-store'
import { env } from '@/lib/server/env'

const BLOBS = blobUrl('')

/** Where this server is reached: PUBLIC_URL, else its own port on this machine. No slash at the end. */
export function ownOrigin(): string {
  const { PUBLIC_URL, PORT } = env()
  return PUBLIC_URL ?? `http://127.0.0.1:${PORT}`
}

/** The blob behind an address of this server (absolute or path only), or null: such bytes are read from the store, not over HTTP. */
export function blobKeyOf(address: string): BlobKey | null {
  const path = ownPath(address)
  const key = path?.startsWith(BLOBS) ? path.slice(BLOBS.length) : ''
  return isBlobKey(key) ? key : null
}

/** The path of an address that leads to this server, else null. */
export function ownPath(address: string): string | null {
  if (address.startsWith('/') && !address.startsWith('//')) return address
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (!ownOrigins().includes(url.origin) && !isSibling(url)) return null
  const { PUBLIC_URL } = env()
  const prefix = PUBLIC_URL === undefined ? '' : new URL(PUBLIC_URL).pathname.replace(/\/$/, '')
  return url.pathname.startsWith(`${prefix}/api/`) ? url.pathname.slice(prefix.length) : url.pathname
}

/** On PostgreSQL several processes of one Shotboard share a machine, each on a port of its own. */
function isSibling({ hostname, pathname }: URL): boolean {
  return (
    env().DATABASE_URL !== undefined &&
    ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) &&
    pathname.startsWith(BLOBS)
  )
}

function ownOrigins(): string[] {
  const { PUBLIC_URL, PORT } = env()
  const local = ['127.0.0.1', 'localhost', '[::1]'].map((host) => new URL(`http://${host}:${PORT}`).origin)
  return PUBLIC_URL === undefined ? local : [new URL(PUBLIC_URL).origin, ...local]
}
