import { imageOrder } from '@/lib/storyboard/reference-order'
import type { References, Scene, Shot, Storyboard } from '@/lib/storyboard/schema'

/** By asset id: what it is in one scene ("First frame", "Shot 3", "Picture 2"), the most telling role first. */
export function assetRoles(references: References | undefined, shots: readonly Shot[]): Map<string, string> {
  const roles = new Map<string, string>()
  const say = (id: string | null | undefined, role: string) => {
    if (id && !roles.has(id)) roles.set(id, role)
  }
  if (references) {
    say(references.firstFrameId, 'First frame')
    say(references.endFrameId, 'End frame')
    say(references.video?.assetId, references.video?.use === 'base' ? 'Edited video' : 'Video')
    imageOrder(references).forEach(({ assetId }, place) => say(assetId, `Picture ${place + 1}`))
  }
  shots.forEach((shot, place) => say(shot.pictureId, `Shot ${place + 1}`))
  return roles
}

/** Every file any scene of the storyboard uses. */
export function usedAssets(storyboard: Storyboard): Set<string> {
  return new Set(storyboard.scenes.flatMap(assetsOfScene))
}

/** Every file a scene uses. */
export function assetsOfScene({ references, shots }: Scene): string[] {
  const inline = references.elements.flatMap((each) =>
    each.kind === 'inline' ? [each.frontalAssetId, each.videoAssetId, ...each.referAssetIds] : [],
  )
  const ids = [
    ...imageOrder(references).map(({ assetId }) => assetId),
    references.video?.assetId ?? null,
    ...inline,
    ...shots.map((shot) => shot.pictureId),
  ]
  return ids.filter((id) => id !== null)
}
