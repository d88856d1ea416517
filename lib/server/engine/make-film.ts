import { animaticPlan } from '@/lib/animatic/plan-from-payload'
import { blobUrl } from '@/lib/server/blob/blob-store'
import { blobs } from '@/lib/server/blob/blobs'
import { knownElements, type EngineElement } from '@/lib/server/engine/elements'
import { EngineFailure } from '@/lib/server/engine/engine-failure'
import { faultOf, payloadByFault } from '@/lib/server/engine/faults'
import { makeInlineElement, type Work } from '@/lib/server/engine/make-element'
import { inspectMedia, type MediaFile } from '@/lib/server/engine/media-files'
import { elementIds, inlineElements, mediaUses, records, type Payload } from '@/lib/server/engine/payload'
import { renderFilm } from '@/lib/server/engine/render/render-film'
import type { RenderResult } from '@/lib/server/engine/render/render-job'
import { advance, finish, isCancelled } from '@/lib/server/engine/requests'

const LOOK_MS = 2_000

/** The work of a `kling-v3-omni` request: references are inspected, inline elements made, then the plan is drawn as a film. */
export async function makeFilm(work: Work): Promise<void> {
  const { db, row, folder, signal } = work
  const media = await inspectMedia(mediaUses('kling-v3-omni', row.payload), { folder, signal })
  const elements = await elementsOf(work, media)
  await advance(db, row.id, 'processing')
  const stop = new AbortController()
  const facts = new Map(media.map((file) => [file.use.value, file.facts]))
  const payload = payloadByFault(faultOf(row), row.payload)
  const plan = animaticPlan(withIds(payload, elements), {
    media(url) {
      const found = facts.get(url)
      return found && found.kind !== 'audio' ? found : null
    },
    element: (id) => {
      const found = elements.find((element) => element.id === id)
      return found ? { name: found.name, pictureKey: found.pictureKeys[0] ?? null } : null
    },
  })
  const files = await filesOf(media, elements)
  const film = await renderFilm(
    { plan, files, folder },
    { signal: AbortSignal.any([signal, stop.signal]), onProgress: cancelWatch(work, stop) },
  )
  signal.throwIfAborted()
  await finish(db, row.id, { status: 'success', outcome: await filmOutcome(film) })
}

/** Every element of the request in the order of `element_list`; those described inline are made first (contract.md 2.2). */
async function elementsOf(work: Work, media: MediaFile[]): Promise<EngineElement[]> {
  const { payload, ownerId } = work.row
  const stored = await knownElements(elementIds(payload), ownerId)
  const made = new Map<number, EngineElement>()
  for (const { position, element } of inlineElements(payload)) {
    const files = media.filter(({ use }) => use.path.startsWith(`element_list[${position}].`))
    made.set(position, await makeInlineElement(work, { payload: element, position, files }))
  }
  return records(payload.element_list).map((item, position) => {
    const element = made.get(position) ?? stored.get(String(item.element_id))
    if (element === undefined) throw new EngineFailure(`element ${String(item.element_id)} does not exist`)
    return element
  })
}

function withIds(payload: Payload, elements: EngineElement[]): Payload {
  return { ...payload, element_list: elements.map(({ id }) => ({ element_id: id })) }
}

async function filesOf(media: MediaFile[], elements: EngineElement[]): Promise<Record<string, string>> {
  const files = new Map(media.map(({ use, path }) => [use.value, path]))
  for (const key of elements.flatMap(({ pictureKeys }) => pictureKeys.slice(0, 1)))
    files.set(key, await blobs().path(key))
  return Object.fromEntries(files)
}

// A cancel in another process is only seen in the row.
function cancelWatch({ db, row }: Work, stop: AbortController): () => void {
  let looked = Date.now()
  return () => {
    if (Date.now() - looked < LOOK_MS) return
    looked = Date.now()
    isCancelled(db, row.id).then(
      (cancelled) => cancelled && stop.abort(new Error('the request was cancelled')),
      () => undefined,
    )
  }
}

async function filmOutcome(film: RenderResult): Promise<Record<string, unknown>> {
  const url = async (file: string, extension: string) => blobUrl((await blobs().put(file, extension)).key)
  return {
    media_urls: [
      {
        id: '0',
        url: await url(film.film, 'mp4'),
        ...(film.watermarked !== null && { watermark_url: await url(film.watermarked, 'mp4') }),
      },
    ],
    thumbnail_image_url: await url(film.thumbnail, 'jpg'),
  }
}
