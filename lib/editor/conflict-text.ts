import { plainPrompt } from '@/lib/editor/plain-prompt'
import type { LibraryIndex } from '@/lib/editor/reference-labels'
import type { MergeConflict } from '@/lib/storyboard/merge'
import type { Scene, Shot, Storyboard } from '@/lib/storyboard/schema'

type ConflictText = { place: string; mine: string; theirs: string }
const names: Record<string, string> = {
  title: 'Title',
  order: 'Order',
  defaults: 'New scenes',
  name: 'Name',
  quality: 'Quality',
  aspect: 'Aspect',
  sound: 'Sound',
  watermark: 'Watermarked copy',
  durationMs: 'Duration',
  prompt: 'Prompt',
  locked: 'Lock',
  pictureId: 'Picture',
  place: 'Place',
  firstFrameId: 'First frame',
  endFrameId: 'End frame',
  imageIds: 'Order of pictures',
  elements: 'Order of elements',
  video: 'Video',
  scene: 'Deleted on one side',
}

/** What a conflict is about, and both values, in words. */
export function conflictText(
  { sceneId, field, mine, theirs }: MergeConflict,
  boards: { mine: Storyboard; theirs: Storyboard },
  index: LibraryIndex,
): ConflictText {
  const [kind, id, part] = field.split('.')
  const name =
    kind === 'shot'
      ? `${shotName(boards, id ?? '')}, ${part ? (names[part] ?? part).toLowerCase() : 'deleted on one side'}`
      : kind === 'element'
        ? `Element ${index.elements.get(id ?? '')?.name ?? ''}`.trim()
        : (names[field] ?? field)
  const scene = sceneId === null ? null : sceneName(boards, sceneId)
  return {
    place: scene ? `${scene}: ${name}` : sceneId === null && field === 'order' ? 'Order of scenes' : name,
    mine: valueText(part ?? field, mine, { board: boards.mine, index }),
    theirs: valueText(part ?? field, theirs, { board: boards.theirs, index }),
  }
}

function sceneName({ mine, theirs }: { mine: Storyboard; theirs: Storyboard }, id: string): string {
  for (const { scenes } of [theirs, mine]) {
    const at = scenes.findIndex((scene) => scene.id === id)
    if (at >= 0) return `Scene ${at + 1}${scenes[at]?.name ? ` ${scenes[at]?.name}` : ''}`
  }
  return 'A scene'
}
function shotName({ mine, theirs }: { mine: Storyboard; theirs: Storyboard }, id: string): string {
  for (const { scenes } of [theirs, mine])
    for (const scene of scenes) {
      const at = scene.shots.findIndex((shot) => shot.id === id)
      if (at >= 0) return `shot ${at + 1}`
    }
  return 'a shot'
}

type Where = { board: Storyboard; index: LibraryIndex }

function valueText(field: string, value: unknown, { board, index }: Where): string {
  if (value === null || value === undefined) return /^(scene|[^.]*shot)/.test(field) ? 'Deleted' : 'None'
  if (typeof value === 'boolean') return value ? 'On' : 'Off'
  if (field === 'durationMs' && typeof value === 'number') return `${value / 1_000} s`
  if (field === 'quality') return value === 'std' ? 'Standard' : 'Pro'
  if (field === 'place') return sceneName({ mine: board, theirs: board }, String(value))
  if (typeof value === 'string')
    return field === 'prompt'
      ? plainPrompt(value, index) || 'Empty'
      : (index.assets.get(value)?.name ?? value)
  if (isScene(value)) return `Kept: ${value.name || 'untitled'}, ${value.shots.length} shots`
  if (isShot(value)) return `Kept: ${plainPrompt(value.prompt, index) || 'no words'}`
  if (Array.isArray(value)) return listText(value, { board, index })
  if (typeof value === 'object' && 'assetId' in value)
    return index.assets.get(String(value.assetId))?.name ?? 'A video'
  return 'Changed'
}
function listText(ids: readonly unknown[], { board, index }: Where): string {
  const text = ids.map((id) => {
    const key = String(id)
    const scene = board.scenes.findIndex((each) => each.id === key)
    if (scene >= 0) return String(scene + 1)
    return (
      index.assets.get(key)?.name ??
      index.elements.get(key)?.name ??
      shotName({ mine: board, theirs: board }, key)
    )
  })
  return text.join(', ')
}
const isScene = (value: unknown): value is Scene =>
  typeof value === 'object' && value !== null && 'shots' in value
const isShot = (value: unknown): value is Shot =>
  typeof value === 'object' && value !== null && 'prompt' in value
