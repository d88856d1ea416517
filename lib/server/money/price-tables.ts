import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { priceTables } from '@/lib/server/db/schema-money'
import type { Tx } from '@/lib/server/db/db'
import { Refusal } from '@/lib/server/errors'
import { dayOf, moneyTimeZone } from '@/lib/server/money/money-day'
import { EMBEDDED_QUEUE, listQueues } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'
import {
  estimateScene,
  seedPriceTable,
  tableOn,
  type Price,
  type PriceRates,
  type PriceTable,
} from '@/lib/storyboard/price'
import type { Scene } from '@/lib/storyboard/schema'
import type { PriceVersionView } from '@/lib/views-money'

const Micros = z.int().min(0).max(1_000_000_000).nullable()
const Rates = z.strictObject({ silent: Micros, sound: Micros, withVideo: Micros })
const Day = z.iso.date()
export const PriceInput = z.strictObject({
  queueId: z.string().min(1).max(255),
  validFrom: Day,
  rates: z.strictObject({ std: Rates, pro: Rates, element: Micros }),
})
export const PriceId = z.object({ id: z.uuid() })

/** Every version of a queue's prices that is in use, in the order they were made. The built-in engine has none: it is free. */
export async function priceVersions(owner: string, queueId: string, tx?: Tx): Promise<PriceVersionView[]> {
  if (queueId === EMBEDDED_QUEUE) return []
  const db = tx ?? (await getStore()).db
  const rows = await db
    .select()
    .from(priceTables)
    .where(
      and(eq(priceTables.ownerId, owner), eq(priceTables.queueId, queueId), isNull(priceTables.retiredAt)),
    )
    .orderBy(asc(priceTables.createdAt), asc(priceTables.version))
  const own = rows.map(({ id, version, validFrom, rates }) => ({ id, version, validFrom, rates }))
  return [{ id: null, ...seedPriceTable }, ...own]
}

/** The prices in force at this moment; null when none has begun. */
export async function currentPrices(owner: string, queueId: string, tx?: Tx): Promise<PriceTable | null> {
  const db = tx ?? (await getStore()).db
  const today = dayOf(new Date(), await moneyTimeZone(db, owner))
  const found = tableOn(await priceVersions(owner, queueId, tx), today)
  return found && { version: found.version, validFrom: found.validFrom, rates: found.rates }
}

/** The prices of every queue far away, for the page that edits them. `today` is a day of the person's time zone. */
export async function priceFacts(
  owner: string,
): Promise<{ today: string; queues: { queueId: string; name: string; versions: PriceVersionView[] }[] }> {
  const { db } = await getStore()
  const today = dayOf(new Date(), await moneyTimeZone(db, owner))
  const queues = []
  for (const { id, name } of (await listQueues(owner)).filter(({ id }) => id !== EMBEDDED_QUEUE))
    queues.push({ queueId: id, name, versions: await priceVersions(owner, id) })
  return { today, queues }
}

const FREE: Price = { micros: 0, version: null }

/** What one generation of the scene costs on that queue now. `videoMs` is the length of its reference video. */
export async function priceOfScene(
  owner: string,
  queueId: string,
  { scene, videoMs }: { scene: Scene; videoMs: number | null },
): Promise<Price> {
  if (queueId === EMBEDDED_QUEUE) return FREE
  const table = await currentPrices(owner, queueId)
  return table
    ? { micros: estimateScene(scene, table, { videoMs }), version: table.version }
    : { micros: null, version: null }
}

export async function priceOfElement(owner: string, queueId: string, tx: Tx): Promise<Price> {
  if (queueId === EMBEDDED_QUEUE) return FREE
  const table = await currentPrices(owner, queueId, tx)
  return { micros: table?.rates.element ?? null, version: table?.version ?? null }
}

/** New prices from a day on. What was estimated before keeps its version. */
export async function addPrices(
  owner: string,
  { queueId, validFrom, rates }: z.infer<typeof PriceInput>,
): Promise<PriceVersionView> {
  if (queueId === EMBEDDED_QUEUE) throw new Refusal('invalid', 'The built-in engine is free.')
  const { db } = await getStore()
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`prices:${owner}:${queueId}`}, 0))`)
    const same = await tx
      .select({ id: priceTables.id })
      .from(priceTables)
      .where(
        and(
          eq(priceTables.ownerId, owner),
          eq(priceTables.queueId, queueId),
          eq(priceTables.validFrom, validFrom),
        ),
      )
    const change = same.length + (validFrom === seedPriceTable.validFrom ? 2 : 1)
    const version = change > 1 ? `${validFrom}, change ${change}` : validFrom
    const [row] = await tx
      .insert(priceTables)
      .values({ ownerId: owner, queueId, validFrom, version, rates: rates satisfies PriceRates })
      .returning()
    if (!row) throw new Error('the prices were not written')
    return { id: row.id, version, validFrom, rates }
  })
}

/** Takes a version out of use; the one before is in force again. */
export async function retirePrices(owner: string, id: string): Promise<{ id: string }> {
  const { db } = await getStore()
  const rows = await db
    .update(priceTables)
    .set({ retiredAt: sql`now()` })
    .where(and(eq(priceTables.id, id), eq(priceTables.ownerId, owner), isNull(priceTables.retiredAt)))
    .returning({ id: priceTables.id })
  if (rows.length === 0) throw new Refusal('not-found', 'These prices are out of use already.')
  return { id }
}
