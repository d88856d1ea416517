import { and, eq } from 'drizzle-orm'
import { settings } from '@/lib/server/db/schema'
import type { Db, Tx } from '@/lib/server/db/db'

const KEY = 'money.timeZone'
const MINUTE = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** The time zone whose midnight begins a day of spending: the person's once caps were saved, else the server's. */
export async function moneyTimeZone(db: Db | Tx, owner: string): Promise<string> {
  const [row] = await db
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.ownerId, owner), eq(settings.key, KEY)))
  const zone = row?.value
  return typeof zone === 'string' && isTimeZone(zone)
    ? zone
    : Intl.DateTimeFormat().resolvedOptions().timeZone
}

export async function setMoneyTimeZone(tx: Tx, owner: string, timeZone: string): Promise<void> {
  await tx
    .insert(settings)
    .values({ ownerId: owner, key: KEY, value: timeZone })
    .onConflictDoUpdate({
      target: [settings.ownerId, settings.key],
      set: { value: timeZone, updatedAt: new Date() },
    })
}

export function isTimeZone(name: string): boolean {
  try {
    format(name)
    return true
  } catch {
    return false
  }
}

/** "2026-11-26": the day an instant belongs to there. */
export function dayOf(at: Date, timeZone: string): string {
  return format(timeZone).format(at)
}

/** The first minute of a day there, also where a clock change leaves out midnight. */
export function startOfDay(day: string, timeZone: string): Date {
  const noon = Date.parse(`${day}T00:00:00Z`) / MINUTE
  let before = noon - 16 * 60
  let after = noon + 16 * 60
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (dayOf(new Date(middle * MINUTE), timeZone) >= day) after = middle
    else before = middle
  }
  return new Date(after * MINUTE)
}

export const firstOfMonth = (day: string): string => `${day.slice(0, 8)}01`

export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function format(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formats.set(timeZone, made)
  return made
}
