import { availability, type Command, type CommandContext } from '@/lib/editor/command'
import { inLayer, isTyping, keyLabel, matches } from '@/lib/editor/keymap'
import { playCommands } from '@/lib/editor/commands-play'
import { sceneCommands } from '@/lib/editor/commands-scenes'
import { shotCommands } from '@/lib/editor/commands-shots'
import { takeCommands } from '@/lib/editor/commands-takes'
import { viewCommands } from '@/lib/editor/commands-view'

/** Every command of the editor. Keys, menus, tooltips and the help sheet read this table and nothing else. */
export const commands: readonly Command[] = [
  ...playCommands,
  ...shotCommands,
  ...sceneCommands,
  ...takeCommands,
  ...viewCommands,
]

/** Keys the browser turns into copy, cut and paste events; listed in the help sheet. */
export const clipboardKeys = [
  { id: 'copy', label: 'Copy shots', group: 'Edit', keys: ['Mod+C'] },
  { id: 'cut', label: 'Cut shots', group: 'Edit', keys: ['Mod+X'] },
  { id: 'paste', label: 'Paste shots', group: 'Edit', keys: ['Mod+V'] },
] as const

export type CommandId = string

/** Throws on an id that is not in the table: a typo, caught by the first render. */
export function command(id: CommandId): Command {
  const found = commands.find((each) => each.id === id)
  if (!found) throw new Error(`No command "${id}"`)
  return found
}
export function keysOf(id: CommandId, mac = false): string {
  const [keys] = command(id).keys
  return keys ? keyLabel(keys, mac) : ''
}

/** Runs when it can. Returns the sentence why not, or null. */
export function runCommand(id: CommandId, context: CommandContext): string | null {
  const found = command(id)
  const can = availability(found, context)
  if (can === true) {
    found.run(context)
    return null
  }
  return can === false ? '' : can
}

type KeyPress = Parameters<typeof matches>[0] &
  Pick<KeyboardEvent, 'repeat' | 'defaultPrevented' | 'isComposing' | 'target'>

/** The command a key press means, or null: not while typing, not when someone else took the key. */
export function commandFor(event: KeyPress): Command | null {
  if (event.defaultPrevented || event.isComposing) return null
  const found = commands.find((each) => each.keys.some((keys) => matches(event, keys)))
  if (!found || (event.repeat && !found.repeats)) return null
  const everywhere = found.id === 'generate' || found.id === 'region-on' || found.id === 'region-back'
  if (isTyping(event.target) && !(everywhere && !inLayer(event.target))) return null
  return found
}
