import { elementKind, elementThumb, labelToken, type LibraryIndex } from '@/lib/editor/reference-labels'
import { ordinal, whyNotMention } from '@/lib/storyboard/reasons'
import { referenceLimit } from '@/lib/storyboard/reference-limit'
import { imageOrder, tokenPlace } from '@/lib/storyboard/reference-order'
import type { Scene } from '@/lib/storyboard/schema'
import { tokenText, type Token } from '@/lib/storyboard/tokens'
import type { AssetView } from '@/lib/views'
import type { ElementView } from '@/lib/views-elements'

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

/** The same library with other files to choose from. */
export function offering(index: LibraryIndex, assets: readonly AssetView[]): LibraryIndex {
  return { ...index, library: { ...index.library, assets: [...assets] } }
}

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
  const full = whyNotMention(scene, token)
  return row(token, 'Elements', { ...shown, note: full ?? elementKind(element), off: full !== null })
}

function pictureRows(scene: Scene, index: LibraryIndex, matches: (name: string) => boolean): MentionRow[] {
  const { firstFrameId, endFrameId } = scene.references
  const places = imageOrder(scene.references).map(({ assetId }) => assetId)
  const pictures = index.library.assets.filter(
    (asset) => asset.facts.kind === 'image' && asset.id !== firstFrameId && asset.id !== endFrameId,
  )
  const listed = (id: string) => places.includes(id)
  const found = pictures.filter(
    (asset) =>
      matches(asset.name) || (listed(asset.id) && matches(`picture ${places.indexOf(asset.id) + 1}`)),
  )
  const ordered = [...found.filter((a) => listed(a.id)), ...found.filter((a) => !listed(a.id))]
  return ordered.slice(0, SHOWN).map((asset) => {
    const token: Token = { kind: 'image', id: asset.id }
    const full = whyNotMention(scene, token)
    const place = listed(asset.id) ? `picture ${places.indexOf(asset.id) + 1}` : nextPlace(scene)
    return row(token, 'Pictures', {
      name: asset.name,
      thumbUrl: asset.thumbUrl,
      note: full ?? place,
      off: full !== null,
    })
  })
}

/** "4th of 7": the place one more reference would take. */
function nextPlace(scene: Scene): string {
  const { used, max } = referenceLimit(scene)
  return `${ordinal(used + 1)} of ${max}`
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

/** Whether a token that is new in a prompt may become a reference of the scene: it exists and there is room. */
export function canMention(scene: Scene, token: Token, index: LibraryIndex): boolean {
  if (tokenPlace(token, scene.references).place > 0) return false
  if (token.kind === 'element') {
    const element = index.elements.get(token.id)
    return element !== undefined && !elementRow(element, scene, index).off
  }
  if (token.kind !== 'image') return false
  return index.assets.get(token.id)?.facts.kind === 'image' && whyNotMention(scene, token) === null
}
