import type { Db } from '@/lib/server/db/db'
import { elementPictures } from '@/lib/server/engine/element-pictures'
import { keepElement, type EngineElement, type NewElement } from '@/lib/server/engine/elements'
import { faultOf } from '@/lib/server/engine/faults'
import { inspectMedia, type MediaFile } from '@/lib/server/engine/media-files'
import { mediaUses, records, type Payload } from '@/lib/server/engine/payload'
import { advance, finish, type EngineRequest } from '@/lib/server/engine/requests'

export type Work = { db: Db; row: EngineRequest; folder: string; signal: AbortSignal }

/** The work of a `kling-create-element` request: its files are inspected, kept as pictures, and the element gets its id. */
export async function makeElement({ db, row, folder, signal }: Work): Promise<void> {
  const files = await inspectMedia(mediaUses('kling-create-element', row.payload), { folder, signal })
  await advance(db, row.id, 'processing')
  const pictureKeys = await elementPictures(files, folder)
  signal.throwIfAborted()
  await db.transaction(async (tx) => {
    const values = elementOf(row, { payload: row.payload, position: 0, pictureKeys })
    const element = await keepElement(tx, values, faultOf(row) === 'numeric-ids' ? 'huge' : 'usual')
    await finish(tx, row.id, { status: 'success', outcome: elementOutcome(element) })
  })
}

/** Makes the element described inside a scene's request (contract.md 2.2 forms B and C); repeating gives the same one. */
export async function makeInlineElement(
  { db, row, folder }: Work,
  inline: { payload: Payload; position: number; files: MediaFile[] },
): Promise<EngineElement> {
  const pictureKeys = await elementPictures(inline.files, folder)
  return keepElement(db, elementOf(row, { ...inline, pictureKeys }))
}

type Described = { payload: Payload; position: number; pictureKeys: string[] }

function elementOf(row: EngineRequest, { payload, position, pictureKeys }: Described): NewElement {
  const name = text(payload.element_name) ?? `Element ${position + 1}`
  const video = payload.reference_type === 'video_refer' || Array.isArray(payload.refer_videos)
  return {
    ownerId: row.ownerId,
    requestId: row.id,
    position,
    name,
    description: text(payload.element_description) ?? name,
    referenceType: video ? 'video_refer' : 'image_refer',
    pictureKeys,
    voiceId: text(payload.element_voice_id),
    tagIds: records(payload.tag_list).flatMap((tag) => (typeof tag.tag_id === 'string' ? [tag.tag_id] : [])),
  }
}

/** One answer that every known client reads (contract.md 1.5). */
function elementOutcome(element: EngineElement) {
  return {
    element_id: element.id,
    element_name: element.name,
    element_description: element.description,
    reference_type: element.referenceType,
    tag_list: element.tagIds.map((id) => ({ tag_id: id })),
    elements: [{ element_id: element.id, element_name: element.name, status: 'succeed' }],
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}
