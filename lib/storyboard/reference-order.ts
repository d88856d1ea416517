import type { References } from '@/lib/storyboard/schema'
import type { Token } from '@/lib/storyboard/tokens'

type ImageRole = 'first' | 'end' | 'plain'
export type OrderedImage = { role: ImageRole; assetId: string }

/** The pictures in the order they are sent: first frame, end frame, then the plain ones (contract.md rule 21). */
export function imageOrder(references: References): OrderedImage[] {
  const { firstFrameId, endFrameId, imageIds } = references
  return [
    ...(firstFrameId === null ? [] : [{ role: 'first' as const, assetId: firstFrameId }]),
    ...(endFrameId === null ? [] : [{ role: 'end' as const, assetId: endFrameId }]),
    ...imageIds.map((assetId) => ({ role: 'plain' as const, assetId })),
  ]
}

export type ListName = 'image' | 'video' | 'element'
/** Where a token points: the list and its 1-based place. Place 0 = nothing there, which rule 56 refuses. */
export function tokenPlace(token: Token, references: References): { list: ListName; place: number } {
  switch (token.kind) {
    case 'element':
      return { list: 'element', place: references.elements.findIndex(({ id }) => id === token.id) + 1 }
    case 'video':
      return { list: 'video', place: references.video ? 1 : 0 }
    case 'image': {
      const order = imageOrder(references)
      const plain = order.findIndex(({ role, assetId }) => role === 'plain' && assetId === token.id)
      return {
        list: 'image',
        place: (plain < 0 ? order.findIndex((i) => i.assetId === token.id) : plain) + 1,
      }
    }
    case 'first':
    case 'end':
      return { list: 'image', place: imageOrder(references).findIndex(({ role }) => role === token.kind) + 1 }
  }
}

/** The token for the nth item of a list: the way back from `<<<element_2>>>`. Null when the list is shorter. */
export function tokenAt(list: ListName, place: number, references: References): Token | null {
  if (list === 'video') return references.video && place === 1 ? { kind: 'video' } : null
  if (list === 'element') {
    const element = references.elements[place - 1]
    return element ? { kind: 'element', id: element.id } : null
  }
  const image = imageOrder(references)[place - 1]
  if (!image) return null
  return image.role === 'plain' ? { kind: 'image', id: image.assetId } : { kind: image.role }
}
