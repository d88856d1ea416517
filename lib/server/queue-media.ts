import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import path from 'node:path'
import type { QueueClient } from '@/lib/queue/client'
import { expiringLink } from '@/lib/server/blob/blob-link'
import type { BlobKey } from '@/lib/server/blob/blob-store'
import { blobs } from '@/lib/server/blob/blobs'
import { isPublicAddress } from '@/lib/server/engine/public-address'
import { env } from '@/lib/server/env'
import { Refusal } from '@/lib/server/errors'
import { NoUploads, uploadForQueue } from '@/lib/server/queue-uploads'
import type { MediaWay } from '@/lib/views-queues'

export type MediaQueue = {
  id: string
  name: string
  baseUrl: string
  client: QueueClient
  mediaWay: MediaWay
}

const PICTURES = new Set(['jpg', 'jpeg', 'png'])

/**
 * What stands for a file in a request to this queue (contract.md 1.7 and 1.8). On its own Shotboard uploads the file to the queue,
 * which works from behind any router and after this machine sleeps; without uploads there it gives a link, else the picture itself.
 * Throws Refusal with a sentence.
 */
export async function queueAddress(queue: MediaQueue, key: BlobKey): Promise<string> {
  switch (queue.mediaWay) {
    case 'upload':
      return uploaded(queue, key)
    case 'link':
      return linked(queue, key)
    case 'inline':
      return inline(queue, key)
    case 'auto':
      return automatic(queue, key)
  }
}

async function automatic(queue: MediaQueue, key: BlobKey): Promise<string> {
  try {
    return await uploadForQueue(queue, key)
  } catch (error) {
    if (!(error instanceof NoUploads)) throw error
    if (linkProblem(queue.baseUrl) === null) return linked(queue, key)
    return inline(queue, key)
  }
}

async function uploaded(queue: MediaQueue, key: BlobKey): Promise<string> {
  try {
    return await uploadForQueue(queue, key)
  } catch (error) {
    if (!(error instanceof NoUploads)) throw error
    throw new Refusal(
      'blocked',
      `${queue.name} takes no uploads. In Settings, choose another way for files to reach it.`,
      error.message,
    )
  }
}

async function linked(queue: MediaQueue, key: BlobKey): Promise<string> {
  const problem = linkProblem(queue.baseUrl)
  if (problem !== null) throw new Refusal('blocked', problem)
  return Promise.resolve((env().PUBLIC_URL ?? '') + expiringLink(key))
}

/** Raw base64 without a prefix, as the model takes it; videos cannot go this way. */
async function inline(queue: MediaQueue, key: BlobKey): Promise<string> {
  if (!PICTURES.has(path.extname(key).slice(1)))
    throw new Refusal(
      'blocked',
      `A video cannot reach ${queue.name}: it takes no uploads, and only pictures fit inside a request. Set PUBLIC_URL so that it can fetch the video from here.`,
    )
  return (await readFile(await blobs().path(key))).toString('base64')
}

/** Why a queue at `baseUrl` could not fetch links to this server, as a sentence; null when nothing speaks against it. */
export function linkProblem(baseUrl: string): string | null {
  const { PUBLIC_URL } = env()
  if (PUBLIC_URL === undefined)
    return 'Links need the address at which the queue can reach this server. Set PUBLIC_URL and start again.'
  if (isLocal(new URL(PUBLIC_URL).hostname) && !isLocal(new URL(baseUrl).hostname))
    return `PUBLIC_URL is ${PUBLIC_URL}, which only this machine or network reaches. Set it to an address the queue can reach.`
  return null
}

function isLocal(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0) return !isPublicAddress(host)
  return host === 'localhost' || !host.includes('.') || /\.(localhost|local|internal|lan|home)$/.test(host)
}
