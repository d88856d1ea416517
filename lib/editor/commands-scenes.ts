import type { Command, CommandContext } from '@/lib/editor/command'
import { currentScene } from '@/lib/editor/shot-actions'
import { newId } from '@/lib/editor/new-id'
import { selectStoryboard } from '@/lib/editor/store'
import { addScene, duplicateScene, moveScene, removeScene } from '@/lib/storyboard/edits'
import { newScene } from '@/lib/storyboard/new-storyboard'
import { whyNotRemoveScene } from '@/lib/storyboard/reasons'
import type { Scene } from '@/lib/storyboard/schema'
import { sceneStarts } from '@/lib/storyboard/timeline'

/** Make a scene the active one and bring the playhead to its start. */
export function goToScene({ store, player, view }: CommandContext, sceneId: string): void {
  const storyboard = selectStoryboard(store.getState())
  const index = storyboard.scenes.findIndex((scene) => scene.id === sceneId)
  const scene = storyboard.scenes[index]
  if (!scene) return
  const first = scene.shots[0]
  store.getState().selectShots(scene.id, first ? [first.id] : [])
  const at = sceneStarts(storyboard)[index] ?? 0
  player.seek(at)
  view.reveal(at)
}

function add(context: CommandContext) {
  const scene = currentScene(context)
  const { edit } = context.store.getState()
  const { defaults } = selectStoryboard(context.store.getState())
  const settings = defaults ?? (scene && { quality: scene.quality, aspect: scene.aspect, sound: scene.sound })
  const like: Scene = newScene({ id: newId(), shotId: newId() }, settings ?? {})
  edit(addScene, like, scene?.id ?? null)
  goToScene(context, like.id)
}

function duplicate(context: CommandContext) {
  const scene = currentScene(context)
  if (!scene) return
  const id = newId()
  context.store.getState().edit(duplicateScene, scene.id, { id, shotIds: scene.shots.map(newId) })
  goToScene(context, id)
}

function remove(context: CommandContext) {
  const scene = currentScene(context)
  const scenes = selectStoryboard(context.store.getState()).scenes
  if (!scene) return
  const index = scenes.indexOf(scene)
  const next = scenes[index + 1] ?? scenes[index - 1]
  context.store.getState().edit(removeScene, scene.id)
  if (next) goToScene(context, next.id)
  context.tell(`Scene ${index + 1} deleted. Its takes stay in the queue's history`, { undo: true })
}

function move(context: CommandContext, by: 1 | -1) {
  const scene = currentScene(context)
  const scenes = selectStoryboard(context.store.getState()).scenes
  if (!scene) return
  context.store.getState().edit(moveScene, scene.id, scenes.indexOf(scene) + by)
}
const position = (context: CommandContext): [number, number] => {
  const scenes = selectStoryboard(context.store.getState()).scenes
  const scene = currentScene(context)
  return [scene ? scenes.indexOf(scene) : 0, scenes.length]
}

export const sceneCommands: readonly Command[] = [
  { id: 'add-scene', label: 'New scene', group: 'Scenes', keys: ['Shift+A'], run: add },
  {
    id: 'scene-list',
    label: 'List of scenes',
    group: 'Scenes',
    keys: ['Shift+S'],
    words: 'reorder order',
    run: (context) => context.open('scenes'),
  },
  {
    id: 'rename-scene',
    label: 'Rename scene',
    group: 'Scenes',
    keys: ['F2'],
    run: (context) => context.rename('scene'),
  },
  { id: 'duplicate-scene', label: 'Duplicate scene', group: 'Scenes', keys: ['Shift+D'], run: duplicate },
  {
    id: 'scene-back',
    label: 'Move scene back',
    group: 'Scenes',
    keys: ['Shift+Alt+ArrowLeft'],
    can: (context) => position(context)[0] > 0 || 'This is the first scene',
    run: (context) => move(context, -1),
  },
  {
    id: 'scene-on',
    label: 'Move scene on',
    group: 'Scenes',
    keys: ['Shift+Alt+ArrowRight'],
    can: (context) => position(context)[0] < position(context)[1] - 1 || 'This is the last scene',
    run: (context) => move(context, 1),
  },
  {
    id: 'import-request',
    label: 'Import a request as a scene',
    group: 'Scenes',
    keys: [],
    words: 'paste json curl payload',
    run: (context) => context.open('import'),
  },
  {
    id: 'delete-scene',
    label: 'Delete scene',
    group: 'Scenes',
    keys: ['Shift+Delete'],
    can: ({ store }) => whyNotRemoveScene(selectStoryboard(store.getState())) ?? true,
    run: remove,
  },
]
