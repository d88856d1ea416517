import { elementKind, elementThumb, labelToken, type LibraryIndex } from '@/lib/editor/reference-labels'
import { nextPlace, picturesInOrder } from '@/lib/editor/reference-limits'
import type { Scene } from '@/lib/storyboard/schema'
import { tokenText, type Token } from '@/lib/storyboard/tokens'
import type { ElementView } from '@/lib/views'

/** A row of the @ menu. `off` rows are shown and cannot be chosen; `note` says what or why. */
export type MentionRow = {
  token: Token
  id: string
  group: 'Elements' | 'Pictures' | 'Frames and video'
  name: string
  thumbUrl: string | null
  note: string
  tone: 'plain' | 'running' | 'error'
  off: boolean
}

const SHOWN = 40
const fold = (text: string) => text.toLocaleLowerCase().normalize('NFKD')

/** What `@query` offers: elements first, then pictures, then the frames and the video of the scene. */
export function mentionRows(scene: Scene, index: LibraryIndex, query: string): MentionRow[] {
  const wanted = fold(query)
  const matches = (name: string) => fold(name).includes(wanted)
  const rows = [
    ...inlineRows(scene, index).filter((row) => matches(row.name)),
    ...index.library.elements
      .filter((each) => matches(each.name))
      .map((each) => elementRow(each, scene, index)),
    ...pictureRows(scene, index, matches),
    ...slotRows(scene, index).filter((row) => matches(row.name)),
  ]
  return rows
}

function inlineRows(scene: Scene, index: LibraryIndex): MentionRow[] {
  return scene.references.elements
    .filter((each) => each.kind === 'inline')
    .map((each) => {
      const token: Token = { kind: 'element', id: each.id }
      const { name, thumbUrl } = labelToken(token, scene, index)
      return row(token, 'Elements', { name, thumbUrl, note: 'In this scene' })
    })
}

function elementRow(element: ElementView, scene: Scene, index: LibraryIndex): MentionRow {
  const token: Token = { kind: 'element', id: element.id }
  const shown = { name: element.name, thumbUrl: elementThumb(element, index) }
  if (element.state === 'creating')
    return row(token, 'Elements', { ...shown, note: 'Creating', tone: 'running', off: true })
  if (element.state === 'failed')
    return row(token, 'Elements', { ...shown, note: 'Failed', tone: 'error', off: true })
  if (scene.references.video && element.referenceType === 'video_refer')
    return row(token, 'Elements', { ...shown, note: 'Not with a video', off: true })
  const place = nextPlace(scene.references, 'element')
  const listed = scene.references.elements.some((each) => each.id === element.id)
  if (!listed && place.full) return row(token, 'Elements', { ...shown, note: place.note, off: true })
  return row(token, 'Elements', { ...shown, note: elementKind(element) })
}

function pictureRows(scene: Scene, index: LibraryIndex, matches: (name: string) => boolean): MentionRow[] {
  const { firstFrameId, endFrameId } = scene.references
  const places = picturesInOrder(scene.references)
  const next = nextPlace(scene.references, 'image')
  const pictures = index.library.assets.filter(
    (asset) => asset.facts.kind === 'image' && asset.id !== firstFrameId && asset.id !== endFrameId,
  )
  const listed = (id: string) => places.includes(id)
  const found = pictures.filter(
    (asset) =>
      matches(asset.name) || (listed(asset.id) && matches(`picture ${places.indexOf(asset.id) + 1}`)),
  )
  const ordered = [...found.filter((a) => listed(a.id)), ...found.filter((a) => !listed(a.id))]
  return ordered.slice(0, SHOWN).map((asset) =>
    row({ kind: 'image', id: asset.id }, 'Pictures', {
      name: asset.name,
      thumbUrl: asset.thumbUrl,
      note: listed(asset.id) ? `picture ${places.indexOf(asset.id) + 1}` : next.note,
      off: !listed(asset.id) && next.full,
    }),
  )
}

function slotRows(scene: Scene, index: LibraryIndex): MentionRow[] {
  const { firstFrameId, endFrameId, video } = scene.references
  const tokens: Token[] = []
  if (firstFrameId) tokens.push({ kind: 'first' })
  if (endFrameId) tokens.push({ kind: 'end' })
  if (video) tokens.push({ kind: 'video' })
  return tokens.map((token) => {
    const { name, thumbUrl } = labelToken(token, scene, index)
    return row(token, 'Frames and video', { name, thumbUrl, note: 'In this scene' })
  })
}

type Shown = Pick<MentionRow, 'name' | 'thumbUrl' | 'note'> & Partial<Pick<MentionRow, 'tone' | 'off'>>
function row(token: Token, group: MentionRow['group'], shown: Shown): MentionRow {
  return { tone: 'plain', off: false, ...shown, token, group, id: tokenText(token) }
}
