import { z } from 'zod'

/** The request queue's wire shapes (contract.md section 1). Times are unix seconds; ids are strings. */
export const MODELS = ['kling-v3-omni', 'kling-create-element'] as const
export type ModelId = (typeof MODELS)[number]

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

export const MediaUrl = z.looseObject({
  id: z.string(),
  url: z.string(),
  watermark_url: z.string().optional(),
})

/** What a finished request carries; every known nesting of an element id is read by `readOutcome` in outcome.ts. */
export const Outcome = z.looseObject({
  media_urls: z.array(MediaUrl).optional(),
  video_url: z.string().optional(),
  thumbnail_image_url: z.string().optional(),
  element_id: z.string().optional(),
  error: z.string().optional(),
})
export type Outcome = z.infer<typeof Outcome>

/** An unknown status is kept as text: it means "keep waiting". */
export const RequestRecord = z.looseObject({
  request_id: z.string().min(1),
  model: z.string(),
  status: z.string(),
  payload: z.record(z.string(), z.unknown()).nullish(),
  outcome: Outcome.nullish(),
  created_at: z.number(),
  updated_at: z.number().optional(),
  queued_at: z.number().nullish(),
})
export type RequestRecord = z.infer<typeof RequestRecord>

export const RequestList = z.looseObject({ requests: z.array(RequestRecord), total: z.number() })

const FINAL = new Set<string>(['success', 'failed', 'cancelled'])
export function isTerminal(status: string): boolean {
  return FINAL.has(status)
}
