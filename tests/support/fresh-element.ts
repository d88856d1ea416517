import { and, eq } from 'drizzle-orm'
import { generations } from '@/lib/server/db/schema'
import { createElement } from '@/lib/server/elements/edit'
import { listElements } from '@/lib/server/elements/library'
import { getStore } from '@/lib/server/store'
import { openSample } from '@/lib/server/storyboards'
import { OWNER } from '@/tests/support/far-queue'
import type { ElementView } from '@/lib/views-elements'

/** Elements of the sample were made on the built-in engine; the queue of these tests is another one. */
export async function sampleElement(name: string): Promise<ElementView> {
  await openSample(OWNER)
  const found = (await listElements(OWNER)).find((element) => element.name === name)
  if (!found) throw new Error(`the sample has no ${name}`)
  return found
}

export async function freshInput(name: string) {
  const { frontalAssetId, referAssetIds } = await sampleElement('Mara')
  const words = { name, description: 'Keeper of the light', tagIds: ['o_102'], voiceId: null }
  const files = { referenceType: 'image_refer' as const, frontalAssetId, referAssetIds, videoAssetId: null }
  return { make: false, input: { ...words, ...files } }
}

export async function freshElement(name: string): Promise<ElementView> {
  return createElement(OWNER, await freshInput(name))
}

export async function elementJobs(elementId: string) {
  const { db } = await getStore()
  return db
    .select()
    .from(generations)
    .where(and(eq(generations.kind, 'element'), eq(generations.elementId, elementId)))
}
