import { asList, isObject, type JsonObject } from '@/lib/storyboard/json-value'
import { limits } from '@/lib/storyboard/limits'
import { newScene, newShot } from '@/lib/storyboard/new-storyboard'
import { tokenText, type Token } from '@/lib/storyboard/tokens'
import { emptyReferences } from '@/lib/storyboard/new-storyboard'
import {
  Aspect,
  Quality,
  type References,
  type Scene,
  type SceneElement,
  type Shot,
} from '@/lib/storyboard/schema'

/** What a payload shows the model: a file by its address, or an element by the id a queue gave it. */
export type PayloadReference =
  | { kind: 'image' | 'video'; url: string; role: string }
  | { kind: 'element'; queueElementId: string; role: string }

/** Where addresses become files and ids elements; null leaves a reference, and its mentions, out. */
export type Resolver = {
  asset: (url: string) => string | null
  element: (queueElementId: string) => { id: string; version?: number } | null
  /** A new id; the domain has no randomness. */
  newId: () => string
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const texts = (value: unknown): string[] => asList(value).map(text).filter(Boolean)
const objects = (value: unknown): JsonObject[] => asList(value).filter(isObject)
const idText = (value: unknown): string => (typeof value === 'number' ? String(value) : text(value))

/** Every file and element of an omni payload once, in its order, to be looked up before the scene is made. */
export function referencesIn(payload: JsonObject): PayloadReference[] {
  const images = objects(payload.image_list).map(({ image_url, type }): PayloadReference => {
    const role = type === 'first_frame' ? 'First frame' : type === 'end_frame' ? 'End frame' : 'Picture'
    return { kind: 'image', url: text(image_url), role }
  })
  const videos = objects(payload.video_list).map(({ video_url, refer_type }): PayloadReference => {
    return {
      kind: 'video',
      url: text(video_url),
      role: refer_type === 'feature' ? 'Style and motion' : 'Video to edit',
    }
  })
  const elements = objects(payload.element_list).flatMap((item, index): PayloadReference[] => {
    const role = `Element ${index + 1}`
    const id = idText(item.element_id)
    if (id !== '') return [{ kind: 'element', queueElementId: id, role }]
    return [
      ...[text(item.frontal_image), ...texts(item.refer_images)].map((url) => ({
        kind: 'image' as const,
        url,
        role,
      })),
      ...texts(item.refer_videos).map((url) => ({ kind: 'video' as const, url, role })),
    ]
  })
  const all = [...images, ...videos, ...elements].filter((each) => each.kind === 'element' || each.url !== '')
  const keyOf = (each: PayloadReference) => (each.kind === 'element' ? each.queueElementId : each.url)
  return all.filter((each, at) => all.findIndex((other) => keyOf(other) === keyOf(each)) === at)
}

/**
 * A scene that compiles to this payload again (request.ts), as far as its references resolve. What rules refuse is kept as
 * it is: preflight says so. Missing values are the model's defaults (contract.md 2.1).
 */
export function sceneFromPayload(payload: JsonObject, resolve: Resolver): Scene {
  const places = placesOf(payload, resolve)
  const { references } = places
  const shots = shotsOf(payload, (prompt) => readTokens(prompt, places), resolve.newId)
  const total = shots.reduce((sum, shot) => sum + shot.durationMs, 0)
  const durationMs = shots.length > 1 && payload.duration === undefined ? total : msOf(payload.duration)
  const [first] = shots
  const watermark = isObject(payload.watermark_info) && payload.watermark_info.enabled === true
  const settings = {
    quality: Quality.catch('pro').parse(payload.mode),
    aspect: Aspect.catch('16:9').parse(payload.aspect_ratio),
    sound: payload.sound === 'on',
    ...{ watermark, references, durationMs },
  }
  const scene = newScene({ id: resolve.newId(), shotId: resolve.newId() }, settings)
  if (!first) return scene
  return { ...scene, shots: shots.length > 1 ? shots : [{ ...first, durationMs }] }
}

function msOf(duration: unknown, fallback: number = limits.scene.defaultMs): number {
  const seconds = typeof duration === 'number' ? duration : Number(text(duration) || NaN)
  const { maxMs } = limits.scene
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(maxMs, Math.round(seconds) * 1000) : fallback
}

function shotsOf(payload: JsonObject, read: (prompt: string) => string, newId: () => string): Shot[] {
  const { minMs, max } = limits.shot
  if (payload.multi_shot !== true)
    return [newShot(newId(), limits.scene.defaultMs, read(text(payload.prompt)))]
  return objects(payload.multi_prompt)
    .toSorted((a, b) => Number(a.index) - Number(b.index))
    .slice(0, max)
    .map(({ prompt, duration }) => newShot(newId(), msOf(duration, minMs), read(text(prompt))))
}

/** By place in each list of the payload (from 0): what stands there in the scene, or null when it was left out. */
type Places = {
  references: References
  image: (Token | null)[]
  video: (Token | null)[]
  element: (Token | null)[]
}

function placesOf(payload: JsonObject, resolve: Resolver): Places {
  const references: References = { ...emptyReferences, imageIds: [], elements: [] }
  const image = objects(payload.image_list).map((item): Token | null => {
    const id = resolve.asset(text(item.image_url))
    if (id === null) return null
    if (item.type === 'first_frame' && references.firstFrameId === null) {
      references.firstFrameId = id
      return { kind: 'first' }
    }
    if (item.type === 'end_frame' && references.endFrameId === null) {
      references.endFrameId = id
      return { kind: 'end' }
    }
    if (!references.imageIds.includes(id)) references.imageIds.push(id)
    return { kind: 'image', id }
  })
  const video = objects(payload.video_list).map((item): Token | null => {
    const assetId = resolve.asset(text(item.video_url))
    if (assetId === null || references.video) return null
    const use = item.refer_type === 'feature' ? 'feature' : 'base'
    references.video = { assetId, use, keepSound: item.keep_original_sound === 'yes' }
    return { kind: 'video' }
  })
  const element = objects(payload.element_list).map((item): Token | null => {
    const found = elementOf(item, resolve)
    if (found && !references.elements.some(({ id }) => id === found.id)) references.elements.push(found)
    return found && { kind: 'element', id: found.id }
  })
  return { references, image, video, element }
}

function elementOf(item: JsonObject, resolve: Resolver): SceneElement | null {
  const queueElementId = idText(item.element_id)
  if (queueElementId !== '') {
    const known = resolve.element(queueElementId)
    return known && { kind: 'stored', ...known }
  }
  const found = (url: string) => resolve.asset(url) ?? []
  const [frontalAssetId = null] = [text(item.frontal_image)].flatMap(found)
  const [videoAssetId = null] = texts(item.refer_videos).flatMap(found)
  const referAssetIds = texts(item.refer_images).flatMap(found)
  if (frontalAssetId === null && videoAssetId === null && referAssetIds.length === 0) return null
  return {
    kind: 'inline',
    id: resolve.newId(),
    name: text(item.element_name),
    description: text(item.element_description),
    ...{ frontalAssetId, referAssetIds, videoAssetId },
    tagIds: objects(item.tag_list).map(({ tag_id }) => text(tag_id)),
    voiceId: text(item.element_voice_id) || null,
  }
}

const TOKEN = /<<<(image|video|element)_([1-9]\d*)>>>/g

/** `<<<element_2>>>` becomes a token that follows its element; one that was left out leaves a space fewer. */
function readTokens(prompt: string, places: Places): string {
  return prompt.replace(TOKEN, (whole, list: 'image' | 'video' | 'element', place: string) => {
    const tokens = places[list]
    const token = tokens[Number(place) - 1]
    if (token === undefined) return whole
    return token === null ? '' : tokenText(token)
  })
}
