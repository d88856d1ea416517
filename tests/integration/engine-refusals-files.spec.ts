import { expect, test } from '@/tests/support/engine'
import { blobs } from '@/lib/server/blob/blobs'
import { ownOrigin } from '@/lib/server/own-address'
import { makeImage, makeVideo, scratchFolder } from '@/tests/support/film-media'
import { media } from '@/tests/support/make-media'

const folder = scratchFolder()
const put = async (file: string) => {
  const { key } = await blobs().put(file, file.slice(file.lastIndexOf('.') + 1))
  return `${ownOrigin()}/api/blobs/${key}`
}
const image = async (width: number, height: number) =>
  put(await makeImage(folder, `${width}x${height}.png`, { width, height, hue: 20 }))
const video = (width: number, height: number, seconds: number) =>
  put(makeVideo(folder, `${width}x${height}x${seconds}.mp4`, { width, height, seconds }))
const file = async (name: Parameters<typeof media>[0]) => put(await media(name))

type Row = [rule: number, what: string, url: () => Promise<string>, wrong: RegExp]
const inScene: Row[] = [
  [22, 'a first frame of 299 × 400', () => image(299, 400), /image_list\[0\].* is 299 × 400, .*300 px/],
  [22, 'a first frame of 300 × 751', () => image(300, 751), /image_list\[0\].* is 300 × 751, a ratio/],
  [22, 'a GIF as first frame', () => file('animation.gif'), /image_list\[0\].* is a GIF picture/],
  [29, 'a video of 2.9 s', () => video(720, 720, 2.9), /video_list\[0\].* is 2\.9\d* s/],
  [29, 'a video of 12 s', () => video(720, 720, 12), /video_list\[0\].* is 12(\.0)? s/],
  [29, 'a video of 640 × 480', () => video(640, 480, 3), /video_list\[0\].* is 640 × 480/],
  [29, 'a WebM', () => file('screen.webm'), /video_list\[0\].* is a WebM/],
  [29, 'a video of 70 fps', () => file('fast.mp4'), /video_list\[0\].* has 70 frames per second/],
]
for (const [rule, what, url, wrong] of inScene)
  test(`rule ${rule}: ${what} fails by name and number when the file is looked at`, async ({ engine }) => {
    const used = await url()
    const lists =
      rule === 22
        ? { image_list: [{ image_url: used, type: 'first_frame' }] }
        : { aspect_ratio: '16:9', video_list: [{ video_url: used, refer_type: 'feature' }] }
    const { body } = await engine.submit('kling-v3-omni', {
      prompt: 'x',
      mode: 'std',
      duration: '3',
      ...lists,
    })
    await engine.work(String(body.request_id))
    expect(await engine.record(String(body.request_id))).toMatchObject({
      status: 'failed',
      outcome: { error: expect.stringMatching(wrong) },
    })
  })

const inElement: Row[] = [
  [66, 'a square video', () => video(1080, 1080, 3), /refer_video is 1080 × 1080/],
  [66, 'a video of 9 s', () => video(1920, 1080, 9), /refer_video is 9(\.0)? s/],
  [66, 'a video of 2 s', () => video(1920, 1080, 2), /refer_video is 2(\.0)? s/],
]
for (const [rule, what, url, wrong] of inElement)
  test(`rule ${rule}: an element of ${what} fails by name and number`, async ({ engine }) => {
    const { body } = await engine.submit('kling-create-element', {
      ...{ element_name: 'Mara', element_description: 'A woman', reference_type: 'video_refer' },
      refer_video: await url(),
    })
    await engine.work(String(body.request_id))
    expect(await engine.record(String(body.request_id))).toMatchObject({
      status: 'failed',
      outcome: { error: expect.stringMatching(wrong) },
    })
  })

test('pictures at the very limits are taken (rule 22)', async ({ engine }) => {
  const urls = await Promise.all([image(300, 750), image(750, 300)])
  const { body } = await engine.submit('kling-create-element', {
    ...{ element_name: 'Mara', element_description: 'A woman', reference_type: 'image_refer' },
    ...{ frontal_image: urls[0], refer_images: urls.slice(1) },
  })
  await engine.work(String(body.request_id))
  expect(await engine.record(String(body.request_id))).toMatchObject({ status: 'success' })
})
