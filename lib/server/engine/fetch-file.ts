import { lookup } from 'node:dns'
import { createWriteStream } from 'node:fs'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { EngineFailure } from '@/lib/server/engine/engine-failure'
import { isPublicAddress } from '@/lib/server/engine/public-address'

const MAX_REDIRECTS = 3

export type FetchLimits = {
  maxBytes: number
  timeoutMs: number
  signal?: AbortSignal
  /** Which addresses may be spoken to; the open internet unless told otherwise. */
  allows?: (address: string) => boolean
}

/**
 * Copies a file that somebody named by URL to `target` (created, mode 0600). The address is judged where the connection
 * is made, on every hop, so neither a redirect nor a DNS answer that changes reaches the local network.
 * Throws EngineFailure with a sentence that starts with the url.
 */
export async function fetchToFile(url: string, target: string, limits: FetchLimits): Promise<void> {
  const passed = AbortSignal.timeout(limits.timeoutMs)
  const signal = limits.signal ? AbortSignal.any([passed, limits.signal]) : passed
  const refuse = (reason: string) => new EngineFailure(`${shown(url)} could not be fetched: ${reason}`)
  try {
    const response = await follow(new URL(url), limits.allows ?? isPublicAddress, signal)
    const announced = Number(response.headers['content-length'] ?? 0)
    if (announced > limits.maxBytes) {
      response.destroy()
      throw refuse(tooLarge(announced, limits.maxBytes))
    }
    const file = createWriteStream(target, { flags: 'wx', mode: 0o600 })
    await pipeline(response, atMost(limits.maxBytes), file, { signal })
  } catch (error) {
    limits.signal?.throwIfAborted()
    if (error instanceof EngineFailure && error.message.startsWith(shown(url))) throw error
    if (passed.aborted) throw refuse(`no complete answer within ${limits.timeoutMs / 1000} s`)
    throw refuse(error instanceof Error ? error.message : 'the connection broke')
  }
}

async function follow(
  start: URL,
  allows: (address: string) => boolean,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  let url = start
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await open(url, allows, signal)
    const status = response.statusCode ?? 0
    if (status === 200) return response
    response.destroy()
    const next = response.headers.location
    if (status < 300 || status >= 400 || next === undefined) throw new EngineFailure(`HTTP ${status}`)
    url = new URL(next, url)
  }
  throw new EngineFailure(`more than ${MAX_REDIRECTS} redirects`)
}

function open(url: URL, allows: (address: string) => boolean, signal: AbortSignal): Promise<IncomingMessage> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new EngineFailure('only http and https addresses are fetched')
  }
  if (url.username !== '' || url.password !== '') {
    throw new EngineFailure('an address with a user name or password is not fetched')
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !allows(host)) throw new EngineFailure(notPublic(host))
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    request(url, {
      agent: false,
      signal,
      lookup: guardedLookup(allows),
      headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Shotboard' },
    })
      .once('response', resolve)
      .once('error', reject)
      .end()
  })
}

/** A name lookup that fails when any address of the host is not allowed, judged where the connection is made. */
export function guardedLookup(allows: (address: string) => boolean): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const bad = addresses.find(({ address }) => !allows(address))
      if (bad !== undefined) return done(new EngineFailure(notPublic(hostname)), [])
      const [first] = addresses
      if (options.all === true || first === undefined) return done(null, addresses)
      return done(null, first.address, first.family)
    })
  }
}

function atMost(maxBytes: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength
      if (bytes > maxBytes) done(new EngineFailure(tooLarge(bytes, maxBytes)))
      else done(null, chunk)
    },
  })
}

function tooLarge(bytes: number, maxBytes: number): string {
  const [found, limit] = [bytes, maxBytes].map((size) => (size / 1024 / 1024).toFixed(1))
  return `it has ${found} MB or more, the limit is ${limit} MB`
}

function notPublic(host: string): string {
  return `${host} is not an address of the open internet`
}

function shown(url: string): string {
  return url.length > 120 ? `${url.slice(0, 117)}...` : url
}
