import { isObject, show } from '@/lib/storyboard/json-value'
import { limits } from '@/lib/storyboard/limits'
import type { OmniView } from '@/lib/storyboard/omni-view'
import type { Report } from '@/lib/storyboard/rules'
import { checkClip, checkPicture } from '@/lib/storyboard/validate-media'
import { checkEnum } from '@/lib/storyboard/validate-scalars'

/** Longer lists are refused by their count; nobody needs a line for each item. */
export const MOST_ITEMS = 20

/** Contract.md 3.4. */
export function checkImages(view: OmniView, report: Report): void {
  const { payload, images, firstFrames, endFrames, use, facts } = view
  if (payload.image_list !== undefined && !Array.isArray(payload.image_list))
    report(15, 'image_list', 'Must be an array')
  images.slice(0, MOST_ITEMS).forEach((image, i) => {
    const path = `image_list[${i}]`
    if (!isObject(image)) return report(15, path, `Must be an object with image_url, not ${show(image)}`)
    checkPicture(image.image_url, 15, { path: `${path}.image_url`, report, facts })
    checkEnum(16, `${path}.type`, image.type, ['first_frame', 'end_frame'], report)
  })
  if (firstFrames > 1)
    report(17, 'image_list', `Number of first frames ${firstFrames} exceeds maximum allowed value 1`)
  if (endFrames > 1)
    report(17, 'image_list', `Number of end frames ${endFrames} exceeds maximum allowed value 1`)
  if (endFrames > 0 && firstFrames === 0) report(18, 'image_list', 'An end frame needs a first frame')
  const limit = limits.references.imagesWithEndFrame
  if (endFrames > 0 && images.length > limit)
    report(
      19,
      'image_list',
      `Number of images ${images.length} exceeds maximum allowed value ${limit} with an end frame`,
      {
        count: images.length,
        limit,
      },
    )
  if (firstFrames + endFrames > 0 && use === 'base')
    report(20, 'image_list', 'First and end frames are not allowed with a base video')
  const first = images[0]
  if (firstFrames > 0 && !(isObject(first) && first.type === 'first_frame'))
    report(21, 'image_list', 'The first frame should come first')
}

/** Contract.md 3.5. */
export function checkVideos(view: OmniView, report: Report): void {
  const { payload, videos, use, seconds, firstFrames, endFrames, facts } = view
  if (payload.video_list !== undefined && !Array.isArray(payload.video_list))
    report(23, 'video_list', 'Must be an array')
  const most = limits.references.videos
  if (videos.length > most)
    report(23, 'video_list', `Number of videos ${videos.length} exceeds maximum allowed value ${most}`)
  videos.slice(0, MOST_ITEMS).forEach((video, i) => {
    const path = `video_list[${i}]`
    if (!isObject(video)) return report(23, path, `Must be an object with video_url, not ${show(video)}`)
    checkClip(video.video_url, 23, 29, { path: `${path}.video_url`, report, facts })
    checkEnum(24, `${path}.refer_type`, video.refer_type, ['base', 'feature'], report)
    checkEnum(25, `${path}.keep_original_sound`, video.keep_original_sound, ['yes', 'no'], report)
  })
  if (videos.length > 0 && payload.sound === 'on')
    report(26, 'sound', 'sound on is not supported with video input')
  if (use === 'base' && payload.duration !== undefined)
    report(27, 'duration', 'Ignored: the result is as long as the base video')
  const longest = limits.scene.maxFeatureMs / 1000
  if (use === 'feature' && seconds !== null && seconds > longest)
    report(28, 'duration', `duration value '${seconds}' exceeds ${longest} with a feature video`, {
      count: seconds,
      limit: longest,
    })
  if (use === 'feature' && firstFrames > 0 && endFrames > 0)
    report(31, 'image_list', 'First and end frame together with a feature video are not documented')
}
