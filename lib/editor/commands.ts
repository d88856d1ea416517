import { availability, type Command, type CommandContext } from '@/lib/editor/command'
import { commandsByKey, keysUnder } from '@/lib/editor/key-map'
import { keyMapStore } from '@/lib/editor/key-map-store'
import { inLayer, isTyping, keyLabel } from '@/lib/editor/keymap'
import { pressedKeys, type Pressed } from '@/lib/editor/pressed-keys'
import { clipboardCommands } from '@/lib/editor/commands-clipboard'
import { playCommands } from '@/lib/editor/commands-play'
import { sceneCommands } from '@/lib/editor/commands-scenes'
import { sceneSettingCommands } from '@/lib/editor/commands-scene-settings'
import { shotCommands } from '@/lib/editor/commands-shots'
import { storyboardCommands } from '@/lib/editor/commands-storyboard'
import { takeCommands } from '@/lib/editor/commands-takes'
import { viewCommands } from '@/lib/editor/commands-view'

/** Every command of the editor. Keys, menus, palette, tooltips and the help sheet read this table and nothing else. */
export const commands: readonly Command[] = [
  ...playCommands,
  ...shotCommands,
  ...sceneCommands,
  ...sceneSettingCommands,
  ...takeCommands,
  ...clipboardCommands,
  ...viewCommands,
  ...storyboardCommands,
]

export type CommandId = string

/** Throws on an id that is not in the table: a typo, caught by the first render. */
export function command(id: CommandId): Command {
  const found = commands.find((each) => each.id === id)
  if (!found) throw new Error(`No command "${id}"`)
  return found
}
/** Its key in the map in use, as it is printed. What stays on screen reads it by `useKeys`. */
export function keysOf(id: CommandId): string {
  const { map, mac } = keyMapStore.getState()
  const [keys] = keysUnder(map, command(id))
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

type KeyPress = Pressed & Pick<KeyboardEvent, 'repeat' | 'defaultPrevented' | 'isComposing' | 'target'>
let byKey: { map: unknown; index: ReadonlyMap<string, Command> } | null = null

function index(): ReadonlyMap<string, Command> {
  const { map } = keyMapStore.getState()
  if (byKey?.map !== map) byKey = { map, index: commandsByKey(map, commands) }
  return byKey.index
}

/** The command a key press means, or null: not while typing, not when someone else took the key. */
export function commandFor(event: KeyPress): Command | null {
  if (event.defaultPrevented || event.isComposing) return null
  const names = pressedKeys(event, keyMapStore.getState().mac)
  const name = names.find((each) => index().has(each))
  const found = name === undefined ? undefined : index().get(name)
  if (!found || name === undefined || (event.repeat && !found.repeats)) return null
  if (found.native && found.keys.includes(name)) return null
  if (isTyping(event.target) && !(found.everywhere && !inLayer(event.target))) return null
  return found
}
