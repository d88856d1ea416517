import { writeShots } from '@/lib/editor/clipboard'
import type { Command, CommandContext } from '@/lib/editor/command'
import { copyText } from '@/lib/editor/copy-text'
import { currentScene, currentShots, deleteSelection, idsOf, pasteShotsHere } from '@/lib/editor/shot-actions'
import { whyNotRemoveShots } from '@/lib/storyboard/reasons'

function copy(context: CommandContext) {
  const shots = currentShots(context)
  context.clipboard.put(shots)
  void copyText(writeShots(shots))
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
    can: ({ clipboard }) => clipboard.get().length > 0 || 'Copy a shot first',
    run: (context) => pasteShotsHere(context, context.clipboard.get()),
  },
]
