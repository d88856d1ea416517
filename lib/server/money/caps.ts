import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { spendCaps, type CapScope } from '@/lib/server/db/schema-money'
import type { Db, Tx } from '@/lib/server/db/db'
import { Refusal } from '@/lib/server/errors'
import {
  dayOf,
  firstOfMonth,
  isTimeZone,
  moneyTimeZone,
  setMoneyTimeZone,
  startOfDay,
} from '@/lib/server/money/money-day'
import { spent } from '@/lib/server/money/spent'
import { getStore } from '@/lib/server/store'
import { formatLimit, formatMoney } from '@/lib/storyboard/price'
import type { CapsView, CapView } from '@/lib/views-money'

const Micros = z.int().min(0).max(1_000_000_000_000).nullable()
export const CapInput = z.strictObject({
  scope: z.enum(['day', 'month', 'storyboard']),
  storyboardId: z.uuid().nullable(),
  micros: Micros,
  /** Where the person's days begin at midnight. */
  timeZone: z.string().max(64).refine(isTimeZone, 'is not a time zone').optional(),
})
export const StoryboardCapId = z.object({ storyboardId: z.uuid() })

type Cap = typeof spendCaps.$inferSelect
const names: Record<CapScope, string> = {
  day: 'daily limit',
  month: 'monthly limit',
  storyboard: 'limit of this storyboard',
}
const times: Record<CapScope, string> = { day: ' today', month: ' this month', storyboard: '' }

/** One submit at a time per owner looks at what is spent and adds to it, whichever process it runs in. */
function lockSpending(tx: Tx, owner: string) {
  return tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`spend:${owner}`}, 0))`)
}

export type Reservation = {
  ownerId: string
  storyboardId?: string | null | undefined
  estimateMicros?: number | null | undefined
}

/**
 * Refuses what would exceed a cap. Runs in the transaction that writes the generation: its row is the reservation, and the
 * lock is held until it is written. What is free is never refused.
 */
export async function reserveMoney(
  tx: Tx,
  { ownerId, storyboardId, estimateMicros = null }: Reservation,
  { acceptsUnknownPrice = false }: { acceptsUnknownPrice?: boolean } = {},
): Promise<void> {
  if (estimateMicros === 0) return
  await lockSpending(tx, ownerId)
  const caps = await capsFor(tx, ownerId, storyboardId ?? null)
  if (caps.length === 0) return
  if (estimateMicros === null) {
    if (acceptsUnknownPrice) return
    throw new Refusal(
      'blocked',
      'Its price is not known, so it cannot be kept under your limit. Send it all the same, or enter the price in Settings.',
      null,
      { kind: 'accept-unknown-price' },
    )
  }
  for (const cap of caps) {
    const used = await usedOf(tx, cap)
    if (used + estimateMicros > cap.micros) throw overCap(cap, used, estimateMicros)
  }
}

async function capsFor(db: Db | Tx, owner: string, storyboardId: string | null): Promise<Cap[]> {
  const subjects = storyboardId === null ? [''] : ['', storyboardId]
  return db
    .select()
    .from(spendCaps)
    .where(and(eq(spendCaps.ownerId, owner), inArray(spendCaps.subject, subjects)))
}

async function usedOf(db: Db | Tx, { ownerId, scope, subject }: Cap): Promise<number> {
  if (scope === 'storyboard') return (await spent(db, ownerId, { storyboardId: subject })).micros
  const since = await sinceOf(db, ownerId, scope)
  return (await spent(db, ownerId, { since })).micros
}

/** The database's clock: several servers may have several. */
async function sinceOf(db: Db | Tx, owner: string, scope: 'day' | 'month'): Promise<Date> {
  const { rows } = await db.execute<{ ms: number }>(
    sql`select (extract(epoch from now()) * 1000)::float8 as ms`,
  )
  const zone = await moneyTimeZone(db, owner)
  const today = dayOf(new Date(Number(rows[0]?.ms)), zone)
  return startOfDay(scope === 'day' ? today : firstOfMonth(today), zone)
}

function overCap({ scope, subject, micros }: Cap, used: number, needed: number): Refusal {
  const sentence = `Not sent: it costs about ${formatMoney(needed)}, and ${formatMoney(used)} of the ${formatLimit(micros)} ${names[scope]} is used or reserved${times[scope]}.`
  return new Refusal('blocked', sentence, null, {
    kind: 'raise-cap',
    scope,
    storyboardId: subject === '' ? null : subject,
    capMicros: micros,
    usedMicros: used,
    neededMicros: needed,
  })
}

/** Sets or lifts (null) a cap. It holds from the next submit on; what was sent goes on. */
export async function setCap(
  owner: string,
  { scope, storyboardId, micros, timeZone }: z.infer<typeof CapInput>,
): Promise<CapsView> {
  if ((scope === 'storyboard') !== (storyboardId !== null))
    throw new Refusal('invalid', 'A limit is for a day, a month or one storyboard.')
  const subject = storyboardId ?? ''
  const { db } = await getStore()
  await db.transaction(async (tx) => {
    await lockSpending(tx, owner)
    if (timeZone) await setMoneyTimeZone(tx, owner, timeZone)
    if (micros === null)
      await tx
        .delete(spendCaps)
        .where(and(eq(spendCaps.ownerId, owner), eq(spendCaps.scope, scope), eq(spendCaps.subject, subject)))
    else
      await tx
        .insert(spendCaps)
        .values({ ownerId: owner, scope, subject, micros })
        .onConflictDoUpdate({
          target: [spendCaps.ownerId, spendCaps.scope, spendCaps.subject],
          set: { micros, updatedAt: sql`now()` },
        })
  })
  return readCaps(owner, storyboardId)
}

/** What counts against the daily cap now. */
export async function spentToday(owner: string): Promise<CapView> {
  const { db } = await getStore()
  const [cap] = await db
    .select({ micros: spendCaps.micros })
    .from(spendCaps)
    .where(and(eq(spendCaps.ownerId, owner), eq(spendCaps.scope, 'day')))
  return {
    capMicros: cap?.micros ?? null,
    ...(await spent(db, owner, { since: await sinceOf(db, owner, 'day') })),
  }
}

/** The caps in force and what counts against them now; with a storyboard also its own. */
export async function readCaps(owner: string, storyboardId: string | null = null): Promise<CapsView> {
  const { db } = await getStore()
  const caps = await capsFor(db, owner, storyboardId)
  const micros = (scope: CapScope) => caps.find((cap) => cap.scope === scope)?.micros ?? null
  const today = await spent(db, owner, { since: await sinceOf(db, owner, 'day') })
  const month = await spent(db, owner, { since: await sinceOf(db, owner, 'month') })
  return {
    timeZone: await moneyTimeZone(db, owner),
    day: { capMicros: micros('day'), ...today },
    month: { capMicros: micros('month'), ...month },
    storyboard:
      storyboardId === null
        ? null
        : { capMicros: micros('storyboard'), ...(await spent(db, owner, { storyboardId })) },
  }
}
