import type { ModelId } from '@/lib/queue/contract'

export type Payload = Record<string, unknown>

/** What a file is for decides its limits: contract.md rules 22 (image), 29 (video) and 66 (elementVideo). */
export type MediaKind = 'image' | 'video' | 'elementVideo'
export type MediaUse = { kind: MediaKind; path: string; value: string }

/** The payload with GMI's defaults written in and every id and duration as the string the contract documents. Call it on valid payloads only. */
export function normalise(model: ModelId, payload: Payload): Payload {
  if (model === 'kling-create-element') return payload
  const base = records(payload.video_list).some((video) => (video.refer_type ?? 'base') === 'base')
  return {
    ...payload,
    mode: payload.mode ?? 'pro',
    sound: payload.sound ?? 'off',
    ...(!(base && payload.duration === undefined) && { duration: asText(payload.duration ?? '5') }),
    ...(Array.isArray(payload.element_list) && {
      element_list: records(payload.element_list).map((item) =>
        item.element_id === undefined ? item : { ...item, element_id: asText(item.element_id) },
      ),
    }),
    ...(Array.isArray(payload.multi_prompt) && {
      multi_prompt: records(payload.multi_prompt).map((item) => ({
        ...item,
        duration: asText(item.duration),
      })),
    }),
  }
}

/** Ids of stored elements a payload points at, in order, as strings; what is no id is left to the validator. */
export function elementIds(payload: Payload): string[] {
  return records(payload.element_list).flatMap(({ element_id: id }) =>
    typeof id === 'string' || typeof id === 'number' ? [String(id)] : [],
  )
}

/** Elements to be made for this request, with their place in `element_list` (contract.md 2.2 forms B and C). */
export function inlineElements(payload: Payload): { position: number; element: Payload }[] {
  return records(payload.element_list)
    .map((element, position) => ({ position, element }))
    .filter(({ element }) => element.element_id === undefined)
}

/** Every file the request will really use; fields that the rules ignore are left out. */
export function mediaUses(model: ModelId, payload: Payload): MediaUse[] {
  if (model === 'kling-create-element') {
    return payload.reference_type === 'video_refer'
      ? media('elementVideo', 'refer_video', payload.refer_video)
      : pictures('', payload)
  }
  return [
    ...records(payload.image_list).flatMap((item, i) =>
      media('image', `image_list[${i}].image_url`, item.image_url),
    ),
    ...records(payload.video_list).flatMap((item, i) =>
      media('video', `video_list[${i}].video_url`, item.video_url),
    ),
    ...inlineElements(payload).flatMap(({ element, position }) => {
      const at = `element_list[${position}].`
      return Array.isArray(element.refer_videos)
        ? element.refer_videos.flatMap((url, i) => media('elementVideo', `${at}refer_videos[${i}]`, url))
        : pictures(at, element)
    }),
  ]
}

/** A copy of the payload with some media values replaced: `values` maps a path of `mediaUses` to the new value. */
export function withMedia(payload: Payload, values: ReadonlyMap<string, string>): Payload {
  return replace(payload, '', values) as Payload
}

function replace(value: unknown, path: string, values: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return values.get(path) ?? value
  if (Array.isArray(value)) return value.map((item, i) => replace(item, `${path}[${i}]`, values))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      replace(item, path === '' ? key : `${path}.${key}`, values),
    ]),
  )
}

function pictures(at: string, element: Payload): MediaUse[] {
  const more = Array.isArray(element.refer_images) ? element.refer_images : []
  return [
    ...media('image', `${at}frontal_image`, element.frontal_image),
    ...more.flatMap((url, i) => media('image', `${at}refer_images[${i}]`, url)),
  ]
}

function media(kind: MediaKind, path: string, value: unknown): MediaUse[] {
  return typeof value === 'string' && value !== '' ? [{ kind, path, value }] : []
}

/** The items of a list that are objects, each one a fresh record. */
export function records(list: unknown): Payload[] {
  if (!Array.isArray(list)) return []
  return list.map((item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item) ? { ...item } : {},
  )
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : String(Number(value))
}
