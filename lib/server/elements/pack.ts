import { z } from 'zod'
import { ElementInput } from '@/lib/storyboard/element-input'

/**
 * A pack of elements is a zip: `elements.json` with the words, and each picture and video once under `files/`, named by
 * its content. It holds no ids of queues: they mean nothing elsewhere, so elements are made anew where it is opened.
 */
export const MANIFEST = 'elements.json'
export const FILE_NAME = /^files\/([0-9a-f]{64})\.[a-z0-9]{2,5}$/

export const packLimits = {
  elements: 200,
  files: 800,
  manifestBytes: 1024 * 1024,
  fileBytes: 200 * 1024 * 1024,
  allBytes: 2 * 1024 * 1024 * 1024,
} as const

const { name, description, tagIds, referenceType } = ElementInput.shape
const PackFile = z.object({ path: z.string().regex(FILE_NAME), name: z.string().max(300) })
const PackElement = z.object({
  ...{ name, description, tagIds, referenceType },
  /** The front view first; one video for an element made from a video. */
  files: z.array(PackFile).min(1).max(4),
  voice: z.object({ id: z.string().min(1).max(64), label: z.string().min(1).max(40).nullable() }).nullable(),
})
export const PackManifest = z.object({
  format: z.literal('shotboard-elements'),
  version: z.literal(1),
  elements: z.array(PackElement).min(1).max(packLimits.elements),
})
export type PackManifest = z.infer<typeof PackManifest>
export type PackElement = z.infer<typeof PackElement>
