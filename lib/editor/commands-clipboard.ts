import { copyOf, writeShots } from '@/lib/editor/clipboard'
import type { Command, CommandContext } from '@/lib/editor/command'
import { copyText } from '@/lib/editor/copy-text'
import { currentScene, currentShots, deleteSelection, idsOf } from '@/lib/editor/shot-actions'
import { pasteShotsHere } from '@/lib/editor/paste-shots'
import { selectStoryboard } from '@/lib/editor/store'
import { whyNotRemoveShots } from '@/lib/storyboard/reasons'

function copy(context: CommandContext) {
  const shots = currentShots(context)
  const copied = copyOf(selectStoryboard(context.store.getState()), shots)
  context.clipboard.put(copied)
  void copyText(writeShots(copied))
  context.announce(shots.length === 1 ? 'Shot copied' : `${shots.length} shots copied`)
}
const selected = ({ store }: CommandContext) => store.getState().shotIds.length > 0 || 'Select a shot first'

/** By menu and palette. By their usual keys the browser sends its own events, which also work between tabs. */
export const clipboardCommands: readonly Command[] = [
  { id: 'copy', label: 'Copy shots', group: 'Edit', keys: ['Mod+C'], native: true, can: selected, run: copy },
  {
    id: 'cut',
    label: 'Cut shots',
    group: 'Edit',
    keys: ['Mod+X'],
    native: true,
    can(context) {
      const scene = currentScene(context)
      if (!scene || selected(context) !== true) return 'Select a shot first'
      return whyNotRemoveShots(scene, idsOf(currentShots(context))) ?? true
    },
    run(context) {
      copy(context)
      deleteSelection(context)
    },
  },
  {
    id: 'paste',
    label: 'Paste shots',
    group: 'Edit',
    keys: ['Mod+V'],
    native: true,
    can: ({ clipboard }) => clipboard.get().shots.length > 0 || 'Copy a shot first',
    run: (context) => pasteShotsHere(context, context.clipboard.get()),
  },
]
