import type { Scene } from '@/lib/storyboard/schema'
import { formatSeconds } from '@/lib/storyboard/timeline'

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** What a scene is, in a line: "First frame to end frame, 5 s, 2 elements". */
export function sceneWords(scene: Scene): string {
  const { references, shots } = scene
  const { imageIds, elements, video } = references
  const start = startWords(scene)
  const parts = [
    start,
    video?.use === 'base' ? 'as long as the video' : formatSeconds(scene.durationMs),
    shots.length > 1 && plural(shots.length, 'shot'),
    elements.length > 0 && plural(elements.length, 'element'),
    imageIds.length > 0 && plural(imageIds.length, 'reference picture'),
    scene.sound && !video && 'sound',
    video?.keepSound && "the video's own sound",
    scene.watermark && 'watermarked copy',
  ]
  return parts.filter(Boolean).join(', ')
}

function startWords({ references }: Scene): string {
  const { firstFrameId, endFrameId, video } = references
  if (video?.use === 'base') return 'Edit of a video'
  const motion = video ? ' with the motion of a video' : ''
  if (firstFrameId !== null && endFrameId !== null) return `First frame to end frame${motion}`
  if (firstFrameId !== null) return `From a first frame${motion}`
  if (endFrameId !== null) return `Towards an end frame${motion}`
  return video ? 'Motion and style of a video' : 'From words'
}
