import type { Command, CommandContext } from '@/lib/editor/command'
import {
  addAfterSelection,
  currentScene,
  currentShots,
  deleteSelection,
  duplicateSelection,
  idsOf,
  lengthenShot,
  lockSelection,
  moveSelection,
  relengthen,
  splitAtPlayhead,
} from '@/lib/editor/shot-actions'
import { selectStoryboard } from '@/lib/editor/store'
import { evenOut, fitShots } from '@/lib/storyboard/edits'
import { limits } from '@/lib/storyboard/limits'
import {
  whyNotAddShot,
  whyNotDuplicateShots,
  whyNotEvenOut,
  whyNotRemoveShots,
  whyNotSplit,
} from '@/lib/storyboard/reasons'
import { isLegalSet } from '@/lib/storyboard/shot-lengths'
import { formatSeconds, locate } from '@/lib/storyboard/timeline'

const NO_SCENE = 'Select a scene first'
const because = (reason: string | null): true | string => reason ?? true
const needsShots = (context: CommandContext) => currentShots(context).length > 0 || 'Select a shot first'

function whyNotSplitHere(context: CommandContext): true | string {
  const at = locate(selectStoryboard(context.store.getState()), context.player.get().timeMs)
  return because(whyNotSplit(at.scene, at.shot.id, at.sceneMs))
}

function whyNotFit(context: CommandContext): true | string {
  const scene = currentScene(context)
  return !scene || !isLegalSet(scene) || `The shots add up to ${formatSeconds(scene.durationMs)} already`
}

export const shotCommands: readonly Command[] = [
  {
    id: 'add-shot',
    label: 'Add shot',
    group: 'Shots',
    keys: ['A'],
    can: (context) => {
      const scene = currentScene(context)
      return scene ? because(whyNotAddShot(scene)) : NO_SCENE
    },
    run: addAfterSelection,
  },
  {
    id: 'split',
    label: 'Split at playhead',
    group: 'Shots',
    keys: ['S'],
    can: whyNotSplitHere,
    run: splitAtPlayhead,
  },
  {
    id: 'duplicate',
    label: 'Duplicate shot',
    group: 'Shots',
    keys: ['D', 'Mod+D'],
    can: (context) => {
      const scene = currentScene(context)
      return scene ? because(whyNotDuplicateShots(scene, idsOf(currentShots(context)))) : NO_SCENE
    },
    run: duplicateSelection,
  },
  {
    id: 'shorten',
    label: 'Shorten by 1 s',
    group: 'Shots',
    keys: ['['],
    repeats: true,
    can: needsShots,
    run: (context) => lengthenShot(context, -limits.shot.stepMs),
  },
  {
    id: 'lengthen',
    label: 'Lengthen by 1 s',
    group: 'Shots',
    keys: [']'],
    repeats: true,
    can: needsShots,
    run: (context) => lengthenShot(context, limits.shot.stepMs),
  },
  {
    id: 'even-out',
    label: 'Even out',
    group: 'Shots',
    keys: ['E'],
    can: (context) => {
      const scene = currentScene(context)
      return scene ? because(whyNotEvenOut(scene)) : NO_SCENE
    },
    run: (context) => relengthen(context, evenOut, 'Shots evened out'),
  },
  {
    id: 'fit-shots',
    label: 'Fit to the scene length',
    group: 'Shots',
    keys: ['F'],
    can: (context) => whyNotFit(context),
    run: (context) => relengthen(context, fitShots, 'Shots fitted to the scene'),
  },
  {
    id: 'lock',
    label: 'Lock length',
    group: 'Shots',
    keys: ['Shift+L'],
    can: needsShots,
    run: lockSelection,
  },
  {
    id: 'move-back',
    label: 'Move shot back',
    group: 'Shots',
    keys: ['Alt+ArrowLeft'],
    repeats: true,
    can: needsShots,
    run: (context) => moveSelection(context, -1),
  },
  {
    id: 'move-on',
    label: 'Move shot on',
    group: 'Shots',
    keys: ['Alt+ArrowRight'],
    repeats: true,
    can: needsShots,
    run: (context) => moveSelection(context, 1),
  },
  {
    id: 'delete-shot',
    label: 'Delete shot',
    group: 'Shots',
    keys: ['Delete', 'Backspace'],
    quiet: true,
    can: (context) => {
      const scene = currentScene(context)
      if (!scene || context.store.getState().shotIds.length === 0) return 'Select a shot first'
      return because(whyNotRemoveShots(scene, idsOf(currentShots(context))))
    },
    run: deleteSelection,
  },
]
