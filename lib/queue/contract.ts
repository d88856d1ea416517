import { z } from 'zod'

/** The request queue's wire shapes (contract.md section 1). Times are unix seconds; ids are strings. */
export const MODELS = ['kling-v3-omni', 'kling-create-element'] as const
export type ModelId = (typeof MODELS)[number]

export function isModel(value: string): value is ModelId {
  return MODELS.some((model) => model === value)
}

export const RequestStatus = z.enum([
  'created',
  'queued',
  'dispatched',
  'processing',
  'success',
  'failed',
  'cancelled',
])
export type RequestStatus = z.infer<typeof RequestStatus>

/** Body of `POST /requests` (rule 1). What the payload may hold is the domain's matter: lib/storyboard/validate.ts. */
export const SubmitBody = z.looseObject({ model: z.string(), payload: z.record(z.string(), z.unknown()) })
export type SubmitBody = z.infer<typeof SubmitBody>

/** What a finished request carries. Nestings differ between servers: read it with `readOutcome` (outcome.ts) only. */
const Outcome = z.record(z.string(), z.unknown())

/** An unknown status is kept as text: it means "keep waiting". Only the id is needed; everything else is read leniently. */
export const RequestRecord = z.looseObject({
  request_id: z.string().min(1).max(200),
  model: z.string().catch(''),
  status: z.string().catch('created'),
  payload: z.record(z.string(), z.unknown()).nullish().catch(null),
  outcome: Outcome.nullish().catch(null),
  created_at: z.number().optional().catch(undefined),
  updated_at: z.number().optional().catch(undefined),
  queued_at: z.number().nullish().catch(null),
})
export type RequestRecord = z.infer<typeof RequestRecord>

export const RequestList = z.looseObject({
  requests: z.array(RequestRecord),
  total: z.number().optional().catch(undefined),
})
export type RequestList = z.infer<typeof RequestList>

export const ModelList = z.looseObject({ model_ids: z.array(z.string()) })
export type ModelList = z.infer<typeof ModelList>

/** One declared parameter of a model card. Servers name the choices `options`, `enum` or `allowed_values`; ours says `options`. */
export const ModelParameter = z.looseObject({
  name: z.string(),
  type: z.string(),
  required: z.boolean().optional(),
  description: z.string().optional(),
})
export const ModelCard = z.looseObject({
  model: z.string(),
  brief_description: z.string().optional(),
  parameters: z.array(ModelParameter).catch([]),
})
export type ModelParameter = z.infer<typeof ModelParameter>
export type ModelCard = z.infer<typeof ModelCard>

/** The exact content type each upload was signed for; another one is refused by the storage (contract.md 1.7). */
export const uploadTypes = {
  png: 'image/png',
  jpg: 'image/jpg',
  jpeg: 'image/jpeg',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
} as const
export type UploadType = keyof typeof uploadTypes

export function isUploadType(value: unknown): value is UploadType {
  return typeof value === 'string' && Object.hasOwn(uploadTypes, value)
}

export const UploadUrl = z.looseObject({ upload_url: z.url(), public_url: z.url() })
export type UploadUrl = z.infer<typeof UploadUrl>
