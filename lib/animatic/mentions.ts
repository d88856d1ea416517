import type { DraftShot } from '@/lib/animatic/plan'
import type { PlanElement } from '@/lib/animatic/plan-schema'
import type { ListName } from '@/lib/storyboard/reference-order'

/** A prompt in pieces: words, or the nth (1-based) thing of a reference list. */
export type Piece = string | { list: ListName; place: number }
export type ShownImage = { role: 'first' | 'end' | 'plain'; key: string }
export type References = { images: readonly ShownImage[]; elements: readonly PlanElement[] }

/** One shot in words a person reads, with the pictures and elements its prompt mentions, each once. */
export function draftShot(pieces: readonly Piece[], ms: number, { images, elements }: References): DraftShot {
  const places = (list: ListName) =>
    new Set(
      pieces.flatMap((piece) => (typeof piece !== 'string' && piece.list === list ? [piece.place] : [])),
    )
  const pick = <T>(items: readonly T[], wanted: Set<number>) =>
    [...wanted].flatMap((place) => items[place - 1] ?? [])
  return {
    prompt: pieces
      .map((piece) => (typeof piece === 'string' ? piece : nameOf(piece, images, elements)))
      .join('')
      .replace(/\s+/g, ' ')
      .trim(),
    ms,
    drawingKey: null,
    mentionedKeys: pick(images, places('image')).map((image) => image.key),
    elements: pick(elements, places('element')),
  }
}

function nameOf(
  { list, place }: Exclude<Piece, string>,
  images: readonly ShownImage[],
  elements: readonly PlanElement[],
): string {
  switch (list) {
    case 'element':
      return elements[place - 1]?.name ?? 'a missing element'
    case 'video':
      return 'the video'
    case 'image': {
      const image = images[place - 1]
      if (!image) return 'a missing picture'
      return image.role === 'plain' ? `picture ${String(place)}` : `the ${image.role} frame`
    }
  }
}

/** Plain reference images that no prompt mentions. */
export function spareImages(shots: readonly DraftShot[], images: readonly ShownImage[]): string[] {
  const mentioned = new Set(shots.flatMap((shot) => shot.mentionedKeys))
  return images.filter(({ role, key }) => role === 'plain' && !mentioned.has(key)).map(({ key }) => key)
}

/** An element nobody named: preview and film must read alike. */
export function unnamed(index: number): string {
  return `Element ${String(index + 1)}`
}
