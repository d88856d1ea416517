import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP } from 'node:net'
import { guardedLookup } from '@/lib/server/engine/fetch-file'
import { isPublicAddress } from '@/lib/server/engine/public-address'

const TIMEOUT_MS = 15_000
const privateNetworks = new BlockList()
privateNetworks.addSubnet('10.0.0.0', 8, 'ipv4')
privateNetworks.addSubnet('172.16.0.0', 12, 'ipv4')
privateNetworks.addSubnet('192.168.0.0', 16, 'ipv4')
privateNetworks.addSubnet('127.0.0.0', 8, 'ipv4')
privateNetworks.addAddress('::1', 'ipv6')
privateNetworks.addSubnet('fc00::', 7, 'ipv6')

/** `status` is null when no answer came; `error` says why it was no success. */
export type Posted = { status: number | null; error: string | null }

/**
 * One POST, without following redirects. The address is judged where the connection is made: the open internet, and the
 * owner's own networks when they said so. Link-local addresses, where clouds keep their secrets, are never spoken to.
 */
export async function postWebhook(
  url: string,
  { body, headers, allowPrivate }: { body: string; headers: Record<string, string>; allowPrivate: boolean },
): Promise<Posted> {
  try {
    const status = await send(new URL(url), { body, headers, allows: allowed(allowPrivate) })
    return status >= 200 && status < 300
      ? { status, error: null }
      : { status, error: `It answered with HTTP ${status}.` }
  } catch (error) {
    return { status: null, error: error instanceof Error ? `${error.message}.` : 'The connection broke.' }
  }
}

function allowed(allowPrivate: boolean): (address: string) => boolean {
  return (address) => {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    return isPublicAddress(address) || (allowPrivate && privateNetworks.check(address, family))
  }
}

async function send(
  url: URL,
  {
    body,
    headers,
    allows,
  }: { body: string; headers: Record<string, string>; allows: (a: string) => boolean },
): Promise<number> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !allows(host)) throw new Error(`${host} is not an address this may speak to`)
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      lookup: guardedLookup(allows),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Shotboard',
        ...headers,
      },
    })
      .once('response', resolve)
      .once('error', reject)
      .end(body)
  })
  response.destroy()
  return response.statusCode ?? 0
}
