import { canWaitFor, usedVersion, type ElementHealth } from '@/lib/storyboard/element-health'
import { elementTags } from '@/lib/storyboard/limits'
import { tokenPlace } from '@/lib/storyboard/reference-order'
import type { Scene } from '@/lib/storyboard/schema'
import type { Token } from '@/lib/storyboard/tokens'
import type { AssetView, LibraryView } from '@/lib/views'
import type { ElementView } from '@/lib/views-elements'

/** The library by id. Built once per library answer. */
export type LibraryIndex = {
  library: LibraryView
  assets: ReadonlyMap<string, AssetView>
  elements: ReadonlyMap<string, ElementView>
}

const indexes = new WeakMap<LibraryView, LibraryIndex>()

export function indexLibrary(library: LibraryView): LibraryIndex {
  const known = indexes.get(library)
  if (known) return known
  const index = {
    library,
    assets: new Map(library.assets.map((asset) => [asset.id, asset])),
    elements: new Map(library.elements.map((element) => [element.id, element])),
  }
  indexes.set(library, index)
  return index
}

/** What a chip shows. `problem` makes it red and is its sentence. */
export type ReferenceLabel = {
  name: string
  thumbUrl: string | null
  problem: string | null
  /** An element that is made before the scene is sent. */
  health?: ElementHealth | null
}

/** The name, picture and problem of what a token points at, in one scene. */
export function labelToken(token: Token, scene: Scene, index: LibraryIndex): ReferenceLabel {
  if (token.kind === 'element') return labelElement(token.id, scene, index)
  const { references } = scene
  if (token.kind === 'video') {
    const asset = index.assets.get(references.video?.assetId ?? '')
    return label('video', asset, references.video ? null : 'This scene has no video.')
  }
  if (token.kind === 'first') {
    const asset = index.assets.get(references.firstFrameId ?? '')
    return label('first frame', asset, references.firstFrameId ? null : 'This scene has no first frame.')
  }
  if (token.kind === 'end') {
    const asset = index.assets.get(references.endFrameId ?? '')
    return label('end frame', asset, references.endFrameId ? null : 'This scene has no end frame.')
  }
  const { place } = tokenPlace(token, references)
  const asset = index.assets.get(token.id)
  if (place > 0) return label(`picture ${place}`, asset, asset ? null : 'This picture was deleted.')
  return label(asset?.name ?? 'picture', asset, 'This picture is not a reference of the scene.')
}

function label(name: string, asset: AssetView | undefined, problem: string | null): ReferenceLabel {
  return { name, thumbUrl: asset?.thumbUrl ?? null, problem }
}

/** The label of an element by id: inline elements of the scene first, then the library. */
export function labelElement(id: string, scene: Scene, index: LibraryIndex): ReferenceLabel {
  const entry = scene.references.elements.find((each) => each.id === id)
  if (entry?.kind === 'inline') {
    const asset = index.assets.get(entry.frontalAssetId ?? entry.videoAssetId ?? '')
    return label(entry.name || 'New element', asset, null)
  }
  const element = index.elements.get(id)
  if (!element) return { name: 'deleted element', thumbUrl: null, problem: 'This element was deleted.' }
  return {
    name: element.name,
    thumbUrl: elementThumb(element, index),
    problem: elementProblem(element, entry !== undefined, scene),
    health: waitsFor(element, entry?.version),
  }
}

function waitsFor(element: ElementView, pinned: number | undefined): ElementHealth | null {
  const { state } = usedVersion(element, pinned)
  return canWaitFor(state) ? state : null
}

function elementProblem(element: ElementView, listed: boolean, scene: Scene): string | null {
  if (element.state === 'failed') return `${element.name} could not be made.`
  if (!listed) return `${element.name} is not a reference of the scene.`
  if (scene.references.video && element.referenceType === 'video_refer')
    return `${element.name} was made from a video and cannot be used with a reference video.`
  return null
}

export function elementThumb(element: ElementView, index: LibraryIndex): string | null {
  return index.assets.get(element.frontalAssetId ?? element.videoAssetId ?? '')?.thumbUrl ?? null
}

/** "Character" or "Element" when it has no tag. */
export function elementKind(element: Pick<ElementView, 'tagIds'>): string {
  return elementTags.find((tag) => tag.id === element.tagIds[0])?.name ?? 'Element'
}
