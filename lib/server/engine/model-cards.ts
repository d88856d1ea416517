import { isModel, MODELS, type ModelCard, type ModelId, type ModelParameter } from '@/lib/queue/contract'
import { elementTags, limits } from '@/lib/storyboard/limits'

/** Body of `GET /models`. */
export const modelList = { model_ids: [...MODELS] }

/** The card of a known model, built from limits.ts so that it cannot say something else than the validator (contract.md 1.6 and 2). */
export function modelCard(modelId: string): ModelCard | null {
  return isModel(modelId) ? cards[modelId] : null
}

const seconds = (ms: number) => ms / 1000
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i))
const options = (...values: string[]) => ({ options: values.map((value) => ({ value, label: value })) })
const { scene, shot, prompt, references, element, image, video, elementVideo } = limits

const picture =
  `JPEG or PNG, at most ${mb(image.maxBytes)} MB, each side at least ${image.minSide} px, ` +
  `width to height from ${image.minRatio} to ${image.maxRatio}. A URL, a data URI or base64.`
const person =
  `MP4 or MOV, ${seconds(elementVideo.minMs)}-${seconds(elementVideo.maxMs)} s, ` +
  `${elementVideo.longSide} x ${elementVideo.shortSide} px upright or across, at most ${mb(elementVideo.maxBytes)} MB.`
const tagList: ModelParameter = {
  name: 'tag_list',
  display_name: 'Tags',
  type: 'array',
  required: false,
  description: 'Items {"tag_id"}.',
  options: elementTags.map((tag) => ({ value: tag.id, label: tag.name })),
}

const omni: ModelParameter[] = [
  parameter('prompt', 'string', {
    description: `1-${prompt.single} characters. <<<image_N>>>, <<<video_N>>> and <<<element_N>>> point into the lists. Needed unless multi_shot is true.`,
    max_length: prompt.single,
  }),
  parameter('mode', 'string', {
    description: 'std is 720p, pro is 1080p.',
    default: 'pro',
    ...options('std', 'pro'),
  }),
  parameter('duration', 'string', {
    description: 'Seconds, as a string. Not used when a base video is edited.',
    default: String(seconds(scene.defaultMs)),
    ...options(...range(seconds(scene.minMs), seconds(scene.maxMs))),
  }),
  parameter('aspect_ratio', 'string', {
    description: 'Needed unless there is a first frame or a base video.',
    ...options('16:9', '9:16', '1:1'),
  }),
  parameter('sound', 'string', {
    description: 'Must be off when video_list is not empty.',
    default: 'off',
    ...options('on', 'off'),
  }),
  parameter('image_list', 'array', {
    description: `Items {"image_url", "type"?: "first_frame" | "end_frame"}. ${picture} Images and elements together: at most ${references.total}, with a video ${references.withVideo}.`,
    max_items: references.total,
  }),
  parameter('video_list', 'array', {
    description:
      `One item {"video_url", "refer_type"?: "base" | "feature", "keep_original_sound"?: "yes" | "no"}. MP4 or MOV, ` +
      `${seconds(video.minMs)}-${seconds(video.maxMs)} s, sides ${video.minSide}-${video.maxSide} px, ${video.minFps}-${video.maxFps} fps, at most ${mb(video.maxBytes)} MB.`,
    max_items: references.videos,
  }),
  parameter('element_list', 'array', {
    description: `Items {"element_id"}, or {"frontal_image", "refer_images"}, or {"refer_videos"}; the last two may carry element_name, element_description, tag_list and, with a video, element_voice_id. With a frame at most ${references.elementsWithFrame}.`,
    max_items: references.total,
  }),
  parameter('multi_shot', 'boolean', { default: false }),
  parameter('shot_type', 'string', {
    description: 'Needed when multi_shot is true.',
    ...options('customize'),
  }),
  parameter('multi_prompt', 'array', {
    description: `${shot.min}-${shot.max} items {"index", "prompt", "duration"}; prompts of at most ${prompt.shot} characters; the durations add up to duration.`,
    max_items: shot.max,
  }),
  parameter('watermark_info', 'object', { description: '{"enabled": boolean}: an extra, marked copy.' }),
]

const createElement: ModelParameter[] = [
  parameter('element_name', 'string', { required: true, max_length: element.name }),
  parameter('element_description', 'string', { required: true, max_length: element.description }),
  parameter('reference_type', 'string', { required: true, ...options('image_refer', 'video_refer') }),
  parameter('frontal_image', 'string', { description: `For image_refer. ${picture}` }),
  parameter('refer_images', 'array', {
    description: `For image_refer: ${element.minRefer}-${element.maxRefer} more pictures, same limits.`,
    max_items: element.maxRefer,
  }),
  parameter('refer_video', 'string', { description: `For video_refer. ${person} A URL.` }),
  parameter('element_voice_id', 'string', { description: 'For video_refer only.' }),
  tagList,
]

const cards: Record<ModelId, ModelCard> = {
  'kling-v3-omni': card(
    'kling-v3-omni',
    'Draws an animatic of the request as a film: exact size, length and cuts.',
    omni,
  ),
  'kling-create-element': card(
    'kling-create-element',
    'Keeps a subject so that films can refer to it by element_id.',
    createElement,
  ),
}

function parameter(name: string, type: string, more: Record<string, unknown> = {}): ModelParameter {
  return { name, display_name: name.replaceAll('_', ' '), type, required: false, ...more }
}

function card(model: ModelId, brief: string, parameters: ModelParameter[]): ModelCard {
  return {
    model,
    brief_description: brief,
    detailed_description: '',
    modalities: {
      input: ['text', 'image', 'video'],
      output: model === 'kling-v3-omni' ? ['video'] : ['element'],
    },
    model_type: 'video',
    host_type: 'embedded',
    tags: [],
    limits_version: limits.version,
    price_info: { price: 0, pricing_type: 'per_request', unit: 'USD' },
    parameters,
  }
}

function mb(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}
