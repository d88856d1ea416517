import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { voices } from '@/lib/server/db/schema-elements'
import { storable } from '@/lib/server/db/storable'
import { getStore } from '@/lib/server/store'
import { ElementInput } from '@/lib/storyboard/element-input'
import type { VoiceView } from '@/lib/views-elements'

export const VoiceInput = z.object({
  voiceId: ElementInput.shape.voiceId.unwrap(),
  label: z.string().trim().min(1, 'Give the voice a name').max(40, 'A name has at most 40 characters'),
})
export const VoiceId = VoiceInput.pick({ voiceId: true })

export async function listVoices(owner: string): Promise<VoiceView[]> {
  const { db } = await getStore()
  return db
    .select({ voiceId: voices.voiceId, label: voices.label })
    .from(voices)
    .where(eq(voices.ownerId, owner))
    .orderBy(asc(voices.label))
}

/** Remembers a voice id under a name; the same id again is renamed. */
export async function rememberVoice(owner: string, input: z.infer<typeof VoiceInput>): Promise<VoiceView> {
  const { voiceId, label } = storable(input)
  const { db } = await getStore()
  await db
    .insert(voices)
    .values({ ownerId: owner, voiceId, label })
    .onConflictDoUpdate({ target: [voices.ownerId, voices.voiceId], set: { label } })
  return { voiceId, label }
}

/** Elements that speak with it keep it. */
export async function forgetVoice(owner: string, voiceId: string): Promise<{ voiceId: string }> {
  const { db } = await getStore()
  await db.delete(voices).where(and(eq(voices.ownerId, owner), eq(voices.voiceId, voiceId)))
  return { voiceId }
}
