import type { InlineElement, Shot, Storyboard } from '@/lib/storyboard/schema'
import { STORYBOARD_VERSION } from '@/lib/storyboard/version'

/**
 * The same answer as schema.ts for JSON values, without its library: a browser reads its own copies before anything else
 * is loaded. A property test holds the two together.
 */
type Check = (value: unknown) => boolean

const text: Check = (value) => typeof value === 'string'
const flag: Check = (value) => typeof value === 'boolean'
const length: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const id: Check = (value) => typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value)
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value)
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
const list =
  (check: Check, least = 0): Check =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.every(check)
const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((key) => Object.hasOwn(fields, key)) &&
    Object.entries(fields).every(([key, check]) => check((value as Record<string, unknown>)[key]))

const shot = shape({ id, prompt: text, durationMs: length, locked: flag, pictureId: orNull(id) })
const stored = shape({ kind: oneOf('stored'), id })
const inline = shape({
  kind: oneOf('inline'),
  id,
  name: text,
  description: text,
  frontalAssetId: orNull(id),
  referAssetIds: list(id),
  videoAssetId: orNull(id),
  tagIds: list(text),
  voiceId: orNull(text),
})
const references = shape({
  firstFrameId: orNull(id),
  endFrameId: orNull(id),
  imageIds: list(id),
  video: orNull(shape({ assetId: id, use: oneOf('base', 'feature'), keepSound: flag })),
  elements: list((value) => stored(value) || inline(value)),
})
const scene = shape({
  id,
  name: text,
  durationMs: length,
  quality: oneOf('std', 'pro'),
  aspect: oneOf('16:9', '9:16', '1:1'),
  sound: flag,
  watermark: flag,
  shots: list(shot, 1),
  references,
})
const title: Check = (value) => typeof value === 'string' && value.length >= 1 && value.length <= 120
const wholeSeconds: Check = (value) => length(value) && Number(value) % 1_000 === 0
const defaults = shape({
  quality: oneOf('std', 'pro'),
  aspect: oneOf('16:9', '9:16', '1:1'),
  sound: flag,
  durationMs: (value) => wholeSeconds(value) && Number(value) >= 3_000 && Number(value) <= 15_000,
})
const storyboard = shape({
  version: oneOf(STORYBOARD_VERSION),
  title,
  scenes: list(scene, 1),
  defaults: (value) => value === undefined || defaults(value),
})

export function isShot(value: unknown): value is Shot {
  return shot(value)
}
export function isInlineElement(value: unknown): value is InlineElement {
  return inline(value)
}
export function isStoryboard(value: unknown): value is Storyboard {
  return storyboard(value)
}
