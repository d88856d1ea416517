import { availability, type CommandContext } from '@/lib/editor/command'
import { commands, keysOf } from '@/lib/editor/commands'
import { goToScene } from '@/lib/editor/commands-scenes'
import type { LibraryDrag, LibraryRole } from '@/lib/editor/library-drag'
import type { PaletteEntry } from '@/lib/editor/palette-search'
import { plainPrompt } from '@/lib/editor/plain-prompt'
import type { LibraryIndex } from '@/lib/editor/reference-labels'
import { selectShotAt } from '@/lib/editor/select-shot'
import { takesOf } from '@/lib/editor/takes'
import type { Scene, Storyboard } from '@/lib/storyboard/schema'
import type { GenerationView } from '@/lib/views'

/** The whole table: one entry per command, off ones with their reason. */
export function commandEntries(context: CommandContext): PaletteEntry[] {
  return commands
    .filter(({ id }) => id !== 'commands')
    .map((command) => {
      const can = availability(command, context)
      return {
        id: `command.${command.id}`,
        group: 'Commands',
        label: command.label,
        detail: command.group,
        keys: keysOf(command.id),
        ...(command.words && { words: command.words }),
        why: can === true ? null : can || 'Not possible here',
        run: () => command.run(context),
      }
    })
}

const sceneLabel = (scene: Scene, i: number) => `Scene ${i + 1}${scene.name ? `, ${scene.name}` : ''}`

/** Scenes by name and shots by what is written in them. */
export function planEntries(
  context: CommandContext,
  { scenes }: Storyboard,
  index: LibraryIndex,
): PaletteEntry[] {
  const byScene = scenes.map((scene, i) => ({
    id: `scene.${scene.id}`,
    group: 'Scenes',
    label: sceneLabel(scene, i),
    detail: `${scene.durationMs / 1_000} s`,
    run: () => goToScene(context, scene.id),
  }))
  const byShot = scenes.flatMap((scene, i) =>
    scene.shots.map((shot, at) => ({
      id: `shot.${shot.id}`,
      group: 'Shots',
      label: plainPrompt(shot.prompt, index) || 'No words yet',
      detail: `Scene ${i + 1}, shot ${at + 1}`,
      run: () => selectShotAt(context, shot.id),
    })),
  )
  return [...byScene, ...byShot]
}

export function takeEntries(
  context: CommandContext,
  { scenes }: Storyboard,
  bySceneId: ReadonlyMap<string, readonly GenerationView[]>,
): PaletteEntry[] {
  return scenes.flatMap((scene, i) =>
    takesOf(bySceneId, scene.id).map((take) => ({
      id: `take.${take.id}`,
      group: 'Takes',
      label: `Take ${take.takeNumber} of scene ${i + 1}`,
      detail: take.picked ? 'Picked' : scene.name,
      pictureUrl: take.thumbUrl,
      run() {
        goToScene(context, scene.id)
        context.store.getState().show(take.id)
      },
    })),
  )
}

type Use = {
  whyNot: (item: LibraryDrag, role: LibraryRole) => string | null
  onUse: (item: LibraryDrag, role: LibraryRole) => void
}

/** Elements and files; running one makes it a reference of the active scene. */
export function libraryEntries({ library, assets }: LibraryIndex, use: Use): PaletteEntry[] {
  const elements = library.elements.map((element) => {
    const item = { kind: 'element', id: element.id } as const
    const picture = assets.get(element.frontalAssetId ?? element.videoAssetId ?? '')
    return {
      id: `element.${element.id}`,
      group: 'Elements',
      label: element.name,
      detail: 'Use in this scene',
      words: element.description,
      pictureUrl: picture?.thumbUrl ?? null,
      why: use.whyNot(item, 'reference'),
      run: () => use.onUse(item, 'reference'),
    }
  })
  const files = library.assets.flatMap((asset) => {
    const kind = asset.facts.kind
    if (kind !== 'image' && kind !== 'video') return []
    const role = kind === 'video' ? 'video' : 'reference'
    const item = { kind, id: asset.id } as const
    return [
      {
        id: `asset.${asset.id}`,
        group: 'Media',
        label: asset.name,
        detail: 'Use in this scene',
        pictureUrl: asset.thumbUrl,
        why: use.whyNot(item, role),
        run: () => use.onUse(item, role),
      },
    ]
  })
  return [...elements, ...files]
}
