import { and, eq, sql } from 'drizzle-orm'
import { FaultChoice, faults, type FaultId } from '@/lib/queue/faults'
import { settings } from '@/lib/server/db/schema'
import { refuse } from '@/lib/server/engine/answers'
import { records, type Payload } from '@/lib/server/engine/payload'
import type { EngineRequest } from '@/lib/server/engine/requests'
import { env } from '@/lib/server/env'
import { Refusal } from '@/lib/server/errors'
import { currentOwner } from '@/lib/server/owner'
import { getStore } from '@/lib/server/store'

const KEY = 'engine-fault'
const RETRY_AFTER_SECONDS = 2
const none: FaultChoice = { fault: null, seconds: 120 }

/** Only a server started for it can misbehave at all; the fault itself is chosen in Settings and forgotten at every start. */
export function mayMisbehave(): boolean {
  return env().SHOTBOARD_FAULTS === '1'
}

export async function currentFault(): Promise<FaultChoice> {
  if (!mayMisbehave()) return none
  const { db } = await getStore()
  const mine = and(eq(settings.ownerId, currentOwner()), eq(settings.key, KEY))
  const [row] = await db.select({ value: settings.value }).from(settings).where(mine)
  return FaultChoice.safeParse(row?.value).data ?? none
}

export async function chooseFault(owner: string, choice: FaultChoice): Promise<FaultChoice> {
  if (!mayMisbehave())
    throw new Refusal('blocked', 'Start the server with SHOTBOARD_FAULTS=1 to let the engine misbehave.')
  const { db } = await getStore()
  await db
    .insert(settings)
    .values({ ownerId: owner, key: KEY, value: choice })
    .onConflictDoUpdate({
      target: [settings.ownerId, settings.key],
      set: { value: choice, updatedAt: sql`now()` },
    })
  return choice
}

/** At start: a fault of an earlier run never comes back by itself. */
export async function forgetFault(): Promise<void> {
  const { db } = await getStore()
  await db.delete(settings).where(eq(settings.key, KEY))
}

/** The fault of a request: what was chosen when it came in. */
export function faultOf({ fault }: Pick<EngineRequest, 'fault'>): FaultId | null {
  return fault !== null && fault in faults ? (fault as FaultId) : null
}

/** The answer to a POST that is refused before anything is kept, or null. */
export function refusedByFault(fault: FaultId | null): Response | null {
  switch (fault) {
    case 'rate-limited':
      return refuse(429, 'rate limit exceeded', { 'retry-after': String(RETRY_AFTER_SECONDS) })
    case 'rate-limited-silent':
      return refuse(429, 'rate limit exceeded')
    case 'no-credit':
      return refuse(402, 'insufficient balance')
    default:
      return null
  }
}

/** The answer to a POST whose request was kept all the same, or null. */
export function lostByFault(fault: FaultId | null): Response | null {
  if (fault === 'error-after-accepting') return refuse(500, 'context deadline exceeded')
  if (fault !== 'lost-answer') return null
  const broken = new ReadableStream({
    start: (controller) => controller.error(new Error('the connection was broken on purpose')),
  })
  return new Response(broken, { headers: { 'content-type': 'application/json' } })
}

/** The payload the film is really made from. */
export function payloadByFault(fault: FaultId | null, payload: Payload): Payload {
  if (fault === 'wrong-size') return { ...payload, mode: payload.mode === 'std' ? 'pro' : 'std' }
  if (fault !== 'wrong-length') return payload
  const longer = (text: unknown) => String(Number(text) + 1)
  const shots = records(payload.multi_prompt)
  return {
    ...payload,
    ...(payload.duration !== undefined && { duration: longer(payload.duration) }),
    ...(shots.length > 0 && {
      multi_prompt: shots.map((shot, i) =>
        i === shots.length - 1 ? { ...shot, duration: longer(shot.duration) } : shot,
      ),
    }),
  }
}

export async function faultName(): Promise<string | null> {
  const { fault } = await currentFault()
  return fault === null ? null : faults[fault].name
}
