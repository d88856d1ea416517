import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/lib/server/db/db'
import { elements, elementVersions } from '@/lib/server/db/schema-elements'
import { assetsOfContents, contentHash } from '@/lib/server/elements/content'
import { healthOn, idsOf } from '@/lib/server/elements/ids'
import { orderElement, refuseUnfit } from '@/lib/server/elements/make'
import type { VersionRow } from '@/lib/server/elements/views'
import { getStore } from '@/lib/server/store'

type Payload = Record<string, unknown>
type Owned = { ownerId: string; queueId: string; payload: Payload }
type Promised = { elementId: string; number: number }

/** Stands in a kept request where the id of an element will be, as paths stand for files, until the queue has made it. */
export function promisedId(elementId: string, version: number): string {
  return `element:${elementId}:${version}`
}
const PROMISED = /^element:([0-9a-f-]{36}):(\d{1,9})$/

function promisesIn(payload: Payload): Promised[] {
  const list: unknown[] = Array.isArray(payload.element_list) ? payload.element_list : []
  return list.flatMap((item) => {
    const id = typeof item === 'object' && item !== null && 'element_id' in item ? item.element_id : null
    const [, elementId, number] = PROMISED.exec(typeof id === 'string' ? id : '') ?? []
    return elementId ? [{ elementId, number: Number(number) }] : []
  })
}

/** Orders every element a request waits for that is not ready or under way, each once, with the request itself in `tx`. */
export async function orderPromised(
  request: Owned,
): Promise<(tx: Tx, options: { acceptsUnknownPrice: boolean }) => Promise<void>> {
  const promised = await promisedVersions(request)
  for (const { version, assets } of promised) refuseUnfit(version, assets)
  return async (tx, options) => {
    const asked = await idsOf(
      promised.map(({ version }) => version.elementId),
      tx,
    )
    for (const { version, assets } of promised) {
      const rows = asked.get(version.elementId) ?? []
      const { state } = healthOn(request.queueId, contentHash(version, assets), rows)
      if (state === 'ready' || state === 'creating') continue
      const { elementId, number, ownerId } = version
      const { queueId } = request
      const order = { ownerId, elementId, version: number, content: version, queueId }
      await orderElement(tx, { ...order, ...options }, assets)
    }
  }
}

type Resolved =
  | { kind: 'ready'; payload: Payload }
  | { kind: 'waiting'; names: string[] }
  | { kind: 'broken'; sentence: string; raw: string | null }

/** The request with the ids it waited for, what it still waits for, or why it waits for nothing any more. */
export async function withElementIds(request: Owned): Promise<Resolved> {
  const promises = promisesIn(request.payload)
  if (promises.length === 0) return { kind: 'ready', payload: request.payload }
  const versions = await promisedVersions(request)
  if (versions.length < promises.length)
    return broken('An element was deleted while this scene waited for it. Nothing was sent.')
  const asked = await idsOf(promises.map(({ elementId }) => elementId))
  const ids = new Map<string, string>()
  const waiting: string[] = []
  for (const { version, assets, archived } of versions) {
    const { name, elementId, number } = version
    if (archived) return broken(`${name} was archived while this scene waited for it. Nothing was sent.`)
    const hash = contentHash(version, assets)
    const { state, queueElementId, error } = healthOn(request.queueId, hash, asked.get(elementId) ?? [])
    if (state === 'ready' && queueElementId) ids.set(promisedId(elementId, number), queueElementId)
    else if (state === 'creating') waiting.push(name)
    else return broken(`${name} could not be made, so this scene was not sent.`, error)
  }
  if (waiting.length > 0) return { kind: 'waiting', names: waiting }
  return { kind: 'ready', payload: { ...request.payload, element_list: filled(request.payload, ids) } }
}

function broken(sentence: string, raw: string | null = null): Resolved {
  return { kind: 'broken', sentence, raw }
}

function filled({ element_list: list }: Payload, ids: ReadonlyMap<string, string>): unknown[] {
  return (Array.isArray(list) ? list : []).map((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('element_id' in item)) return item
    return { ...item, element_id: ids.get(String(item.element_id)) ?? item.element_id }
  })
}

async function promisedVersions({ ownerId, payload }: Pick<Owned, 'ownerId' | 'payload'>) {
  const promises = promisesIn(payload)
  if (promises.length === 0) return []
  const { db } = await getStore()
  const rows = await db
    .select({ version: elementVersions, archivedAt: elements.archivedAt })
    .from(elementVersions)
    .innerJoin(elements, eq(elements.id, elementVersions.elementId))
    .where(
      and(
        eq(elementVersions.ownerId, ownerId),
        inArray(
          elementVersions.elementId,
          promises.map(({ elementId }) => elementId),
        ),
      ),
    )
  const wanted = rows.filter(({ version }) => isPromised(version, promises))
  const assets = await assetsOfContents(
    ownerId,
    wanted.map(({ version }) => version),
  )
  return wanted.map(({ version, archivedAt }) => ({ version, assets, archived: archivedAt !== null }))
}

function isPromised({ elementId, number }: VersionRow, promises: readonly Promised[]): boolean {
  return promises.some((each) => each.elementId === elementId && each.number === number)
}
