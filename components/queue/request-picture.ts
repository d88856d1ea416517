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
