import type { GenerationView, LibraryView } from '@/lib/views'

/** The still of a request: its own result, else what the plan shows, else the element's front view. */
export function requestPicture(
  generation: GenerationView,
  { assets, elements }: LibraryView,
): { src: string | null; planned: boolean } {
  if (generation.thumbUrl) return { src: generation.thumbUrl, planned: false }
  const thumb = (id: string | null | undefined) =>
    id ? (assets.find((asset) => asset.id === id)?.thumbUrl ?? null) : null
  if (generation.kind === 'element') {
    const element = elements.find((each) => each.id === generation.elementId)
    return { src: thumb(element?.frontalAssetId ?? element?.videoAssetId), planned: false }
  }
  const drawn = generation.scene?.shots.map((shot) => thumb(shot.pictureId)).find(Boolean)
  return { src: drawn ?? thumb(generation.scene?.references.firstFrameId), planned: true }
}

/** Ids, joined by commas, of the files that stand for requests without a picture of their own. */
export function pictureIds(generations: readonly GenerationView[]): string {
  const ids = generations.flatMap(({ thumbUrl, scene }) =>
    thumbUrl || !scene ? [] : [scene.references.firstFrameId, ...scene.shots.map((shot) => shot.pictureId)],
  )
  return [...new Set(ids.filter((id) => id !== null))].sort().join()
}

/** "From 3 pictures", "From a 6.4 s video"; empty once the element is archived. */
export function madeFrom(generation: GenerationView, { assets, elements }: LibraryView): string {
  const element = elements.find((each) => each.id === generation.elementId)
  if (!element) return ''
  if (element.referenceType === 'image_refer') return `From ${1 + element.referAssetIds.length} pictures`
  const facts = assets.find((asset) => asset.id === element.videoAssetId)?.facts
  return facts?.kind === 'video' ? `From a ${(facts.durationMs / 1_000).toFixed(1)} s video` : 'From a video'
}

export function elementSettings(generation: GenerationView, { elements }: LibraryView): string {
  const element = elements.find((each) => each.id === generation.elementId)
  if (!element) return ''
  if (element.referenceType === 'image_refer') return 'Picture reference'
  return element.voiceId === null ? 'Video reference' : 'Video reference, voice by id'
}
