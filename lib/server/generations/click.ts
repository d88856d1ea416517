import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { generations } from '@/lib/server/db/schema'
import { Refusal } from '@/lib/server/errors'
import { viewGeneration } from '@/lib/server/generations/views'
import { getStore } from '@/lib/server/store'
import type { GenerationView } from '@/lib/views'

/** A uuid that is the same for the same parts, so that what follows from one press happens once too (RFC 9562, version 8). */
export function clickIdFrom(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex')
  const variant = ((parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What a press made that arrives once more; null when it is new. */
export async function madeByClick(
  owner: string,
  clickId: string | undefined,
): Promise<GenerationView | null> {
  if (clickId === undefined) return null
  const { db } = await getStore()
  const [row] = await db
    .select()
    .from(generations)
    .where(and(eq(generations.ownerId, owner), eq(generations.clickId, clickId)))
  if (row?.deletedAt) throw new Refusal('conflict', 'This was sent already, and what it made was deleted.')
  return row ? viewGeneration(row) : null
}
