import type { ElementInput } from '@/lib/storyboard/element-input'
import type { ElementItem, ElementPayload, ImageItem, OmniPayload } from '@/lib/storyboard/payload-schema'
import { imageOrder, tokenPlace } from '@/lib/storyboard/reference-order'
import type { InlineElement, Scene, SceneElement } from '@/lib/storyboard/schema'
import { parsePrompt, tokensIn, type Token } from '@/lib/storyboard/tokens'

/** Where names become addresses. `queueElementId` is null while an element has no id on the current queue. */
export type CompileContext = {
  assetUrl: (assetId: string) => string
  queueElementId: (elementId: string, version?: number) => string | null
}
/** A mention whose reference is not in the scene. It is sent as place 0, which rule 56 refuses. */
export type DanglingToken = { shotId: string; token: Token }
export type CompiledScene = { model: 'kling-v3-omni'; payload: OmniPayload; problems: DanglingToken[] }
export type CompiledElement = { model: 'kling-create-element'; payload: ElementPayload }

/** The prompt as it is sent: each token becomes `<<<kind_N>>>`, N its 1-based place among the scene's references. */
export function compilePrompt(prompt: string, scene: Pick<Scene, 'references'>): string {
  return parsePrompt(prompt)
    .map((part) => {
      if (part.type === 'text') return part.text
      const { list, place } = tokenPlace(part.token, scene.references)
      return `<<<${list}_${place}>>>`
    })
    .join('')
}
/** What the counters count: UTF-16 units of the compiled prompt (contract.md section 7.6). */
export function compiledLength(prompt: string, scene: Pick<Scene, 'references'>): number {
  return compilePrompt(prompt, scene).length
}

/**
 * A scene as a request (contract.md 2.1 and the examples of section 4). It compiles what is there, also what rules refuse:
 * validate.ts says so. Sound, use and kept sound are always said; the aspect ratio is left to a first frame.
 */
export function compileScene(scene: Scene, context: CompileContext): CompiledScene {
  const { references, shots } = scene
  const images = imageOrder(references).map(({ role, assetId }): ImageItem => {
    const image_url = context.assetUrl(assetId)
    return role === 'plain' ? { image_url } : { image_url, type: `${role}_frame` }
  })
  const { video } = references
  const several = shots.length > 1
  const payload: OmniPayload = {
    ...(!several && { prompt: compilePrompt(shots[0]?.prompt ?? '', scene) }),
    mode: scene.quality,
    ...((video?.use !== 'base' || several) && { duration: inSeconds(scene.durationMs) }),
    ...(references.firstFrameId === null && { aspect_ratio: scene.aspect }),
    sound: scene.sound ? 'on' : 'off',
    ...(images.length > 0 && { image_list: images }),
    ...(video && {
      video_list: [
        {
          video_url: context.assetUrl(video.assetId),
          refer_type: video.use,
          keep_original_sound: video.keepSound ? 'yes' : 'no',
        },
      ],
    }),
    ...(references.elements.length > 0 && {
      element_list: references.elements.map((element) => elementItem(element, context)),
    }),
    ...(several && {
      multi_shot: true,
      shot_type: 'customize',
      multi_prompt: shots.map((shot, i) => ({
        index: i + 1,
        prompt: compilePrompt(shot.prompt, scene),
        duration: inSeconds(shot.durationMs),
      })),
    }),
    ...(scene.watermark && { watermark_info: { enabled: true } }),
  }
  return { model: 'kling-v3-omni', payload, problems: danglingTokens(scene) }
}

function inSeconds(ms: number): string {
  return String(ms / 1000)
}

function danglingTokens(scene: Scene): DanglingToken[] {
  return scene.shots.flatMap((shot) =>
    tokensIn(shot.prompt)
      .filter((token) => tokenPlace(token, scene.references).place === 0)
      .map((token) => ({ shotId: shot.id, token })),
  )
}

function elementItem(element: SceneElement, context: CompileContext): ElementItem {
  if (element.kind === 'inline') return inlineItem(element, context)
  return { element_id: context.queueElementId(element.id, element.version) ?? '' }
}
/** Contract.md 2.2 forms B and C: flat, `refer_videos` in the plural. */
function inlineItem(element: InlineElement, { assetUrl }: CompileContext): ElementItem {
  const { frontalAssetId, referAssetIds, videoAssetId, voiceId } = element
  return {
    ...(element.name !== '' && { element_name: element.name }),
    ...(element.description !== '' && { element_description: element.description }),
    ...(frontalAssetId !== null && { frontal_image: assetUrl(frontalAssetId) }),
    ...(referAssetIds.length > 0 && { refer_images: referAssetIds.map(assetUrl) }),
    ...(videoAssetId !== null && { refer_videos: [assetUrl(videoAssetId)] }),
    ...(voiceId !== null && { element_voice_id: voiceId }),
    ...tagList(element.tagIds),
  }
}

/** An element as a request (contract.md 2.3): `refer_video` in the singular; only the fields of its own type. */
export function compileElement(
  input: ElementInput,
  { assetUrl }: Pick<CompileContext, 'assetUrl'>,
): CompiledElement {
  const { frontalAssetId, referAssetIds, videoAssetId, voiceId } = input
  const fromVideo = input.referenceType === 'video_refer'
  const payload: ElementPayload = {
    element_name: input.name,
    element_description: input.description,
    reference_type: input.referenceType,
    ...(!fromVideo && frontalAssetId !== null && { frontal_image: assetUrl(frontalAssetId) }),
    ...(!fromVideo && { refer_images: referAssetIds.map(assetUrl) }),
    ...(fromVideo && videoAssetId !== null && { refer_video: assetUrl(videoAssetId) }),
    ...(fromVideo && voiceId !== null && { element_voice_id: voiceId }),
    ...tagList(input.tagIds),
  }
  return { model: 'kling-create-element', payload }
}

function tagList(tagIds: readonly string[]): Pick<ElementPayload, 'tag_list'> {
  return tagIds.length > 0 ? { tag_list: tagIds.map((tag_id) => ({ tag_id })) } : {}
}
