import { expect, test } from '@/tests/support/engine'

export type Row = [rule: number, what: string, model: 'omni' | 'element', payload: object, field: string]

export const IMG = 'https://media.example.com/a.jpg'
export const VID = 'https://media.example.com/a.mp4'
export const text = { prompt: 'A paper boat', aspect_ratio: '16:9' }
export const frame = { image_url: IMG, type: 'first_frame' }
export const end = { image_url: IMG, type: 'end_frame' }
export const plain = { image_url: IMG }
export const inline = { frontal_image: IMG, refer_images: [IMG] }
export const clip = { refer_videos: [VID] }
export const base = { video_url: VID, refer_type: 'base', keep_original_sound: 'yes' }
export const feature = { video_url: VID, refer_type: 'feature', keep_original_sound: 'no' }
export const shot = (index: number, duration = '5', prompt = 'A shot') => ({ index, prompt, duration })
export const shots = (...multi_prompt: object[]) => ({
  aspect_ratio: '16:9',
  duration: '10',
  multi_shot: true,
  shot_type: 'customize',
  multi_prompt,
})
export const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item)
export const element = {
  element_name: 'Mara',
  element_description: 'A woman in a navy coat',
  reference_type: 'image_refer',
  frontal_image: IMG,
  refer_images: [IMG],
}
export const person = {
  ...element,
  reference_type: 'video_refer',
  frontal_image: undefined,
  refer_images: undefined,
  refer_video: VID,
}

const models = { omni: 'kling-v3-omni', element: 'kling-create-element' }

/** One test per row: 400, in GMI's wording, at the field. */
export function refusals(rows: Row[]): void {
  for (const [rule, what, model, payload, field] of rows) {
    test(`rule ${rule}: ${what} is refused at ${field}`, async ({ engine }) => {
      const { status, body } = await engine.submit(models[model], payload)
      expect(body).toEqual({ error: expect.stringMatching(/^invalid payload parameters: \S+ \(.+\)$/) })
      expect(body.error).toMatch(new RegExp(`^invalid payload parameters: (${field})\\b`))
      expect(status).toBe(400)
    })
  }
}
