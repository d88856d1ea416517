import { z } from 'zod'
import { draftShot, spareImages, unnamed, type Piece, type References } from '@/lib/animatic/mentions'
import { buildPlan, type MediaLookup } from '@/lib/animatic/plan'
import type { AnimaticPlan } from '@/lib/animatic/plan-schema'
import { Aspect, Quality } from '@/lib/storyboard/schema'

export type PayloadLookups = {
  /** An element by its `element_id`: its name, and the key of its frontal picture. */
  element: (id: string) => { name: string; pictureKey: string | null } | null
  /** Facts of a picture or clip by its url. */
  media: MediaLookup
}

const Seconds = z.coerce.number().positive()
const List = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? [])
/** Only what is drawn; whether the payload is valid was decided before (lib/storyboard/validate.ts). */
const Payload = z.looseObject({
  prompt: z.string().nullish(),
  mode: Quality.catch('pro'),
  duration: Seconds.catch(5),
  aspect_ratio: Aspect.nullable().catch(null),
  sound: z.string().nullish(),
  multi_shot: z.boolean().nullish(),
  multi_prompt: List(z.looseObject({ index: z.coerce.number(), prompt: z.string(), duration: Seconds })),
  image_list: List(z.looseObject({ image_url: z.string(), type: z.string().nullish() })),
  video_list: List(
    z.looseObject({
      video_url: z.string(),
      refer_type: z.string().nullish(),
      keep_original_sound: z.string().nullish(),
    }),
  ),
  element_list: List(
    z.looseObject({
      element_id: z.coerce.string().optional(),
      element_name: z.string().nullish(),
      frontal_image: z.string().nullish(),
    }),
  ),
  watermark_info: z.looseObject({ enabled: z.boolean() }).nullish(),
})
type Payload = z.infer<typeof Payload>

/** The plan of a valid `kling-v3-omni` payload, for the engine. Keys are the payload's urls. */
export function animaticPlan(payload: unknown, lookups: PayloadLookups): AnimaticPlan {
  const sent = Payload.parse(payload)
  const shown = references(sent, lookups)
  const shots = cuts(sent).map(({ prompt, seconds }) => draftShot(pieces(prompt), seconds * 1000, shown))
  const [video] = sent.video_list
  // A missing refer_type counts as base (contract.md 3.5 rule 24).
  const clip = (kind: 'base' | 'feature') =>
    video && (video.refer_type ?? 'base') === kind
      ? { key: video.video_url, keepSound: video.keep_original_sound === 'yes' }
      : null
  const frame = (role: 'first' | 'end') => shown.images.find((image) => image.role === role)?.key ?? null
  return buildPlan(
    {
      quality: sent.mode,
      aspect: sent.aspect_ratio,
      sound: sent.sound === 'on',
      watermark: sent.watermark_info?.enabled === true,
      shots,
      firstFrameKey: frame('first'),
      endFrameKey: frame('end'),
      spareImageKeys: spareImages(shots, shown.images),
      baseVideo: clip('base'),
      featureVideo: clip('feature'),
    },
    lookups.media,
  )
}

function cuts(sent: Payload): { prompt: string; seconds: number }[] {
  if (!sent.multi_shot) return [{ prompt: sent.prompt ?? '', seconds: sent.duration }]
  return [...sent.multi_prompt]
    .sort((a, b) => a.index - b.index)
    .map(({ prompt, duration }) => ({ prompt, seconds: duration }))
}

function references(sent: Payload, lookups: PayloadLookups): References {
  return {
    images: sent.image_list.map(({ image_url, type }) => ({
      role: type === 'first_frame' ? 'first' : type === 'end_frame' ? 'end' : 'plain',
      key: image_url,
    })),
    elements: sent.element_list.map((element, index) => {
      const stored = element.element_id === undefined ? null : lookups.element(element.element_id)
      return {
        name: stored?.name ?? (element.element_name || unnamed(index)),
        pictureKey: stored?.pictureKey ?? element.frontal_image ?? null,
      }
    }),
  }
}

const TOKEN = /<<<(image|video|element)_([1-9]\d*)>>>/g

function pieces(prompt: string): Piece[] {
  const found: Piece[] = []
  let end = 0
  for (const match of prompt.matchAll(TOKEN)) {
    const [whole, list, place] = match
    found.push(prompt.slice(end, match.index))
    if (list === 'image' || list === 'video' || list === 'element') found.push({ list, place: Number(place) })
    end = match.index + whole.length
  }
  return [...found, prompt.slice(end)]
}
