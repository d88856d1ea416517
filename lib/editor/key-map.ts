import type { Command } from '@/lib/editor/command'
import { keyPresetChanges } from '@/lib/editor/key-presets'
import { readKeyMap, type KeyMap } from '@/lib/settings/key-map'

type Keyed = Pick<Command, 'id' | 'keys'>

/** The keys of a command under a map: the person's own, else the preset's, else the table's. */
export function keysUnder(map: KeyMap, command: Keyed): readonly string[] {
  return own(map.changes, command.id) ?? own(keyPresetChanges[map.preset], command.id) ?? command.keys
}
function own<T>(record: Record<string, T>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined
}

/** Which command a key runs. A key that two commands claim belongs to the one the person changed, else to the first. */
export function commandsByKey<C extends Keyed>(map: KeyMap, all: readonly C[]): ReadonlyMap<string, C> {
  const found = new Map<string, C>()
  const changedFirst = [...all].sort((a, b) => Number(b.id in map.changes) - Number(a.id in map.changes))
  for (const command of changedFirst)
    for (const keys of keysUnder(map, command)) if (!found.has(keys)) found.set(keys, command)
  return found
}

/** Other commands that have one of these keys. */
export function claimants<C extends Keyed>(
  map: KeyMap,
  all: readonly C[],
  { id, keys }: { id: string; keys: readonly string[] },
): C[] {
  return all.filter((each) => each.id !== id && keysUnder(map, each).some((one) => keys.includes(one)))
}

/** Gives a command these keys and takes them from everybody else. */
export function withKeys(
  map: KeyMap,
  all: readonly Keyed[],
  { id, keys }: { id: string; keys: readonly string[] },
): KeyMap {
  const changes = { ...map.changes, [id]: keys }
  for (const other of claimants(map, all, { id, keys }))
    changes[other.id] = keysUnder(map, other).filter((one) => !keys.includes(one))
  return tidy({ ...map, changes }, all)
}

/** Back to the preset for one command; other commands give the keys up again. */
export function withoutChange(map: KeyMap, all: readonly Keyed[], id: string): KeyMap {
  const { [id]: dropped, ...changes } = map.changes
  if (!dropped) return map
  const command = all.find((each) => each.id === id)
  if (!command) return { ...map, changes }
  const usual = keysUnder({ ...map, changes }, command)
  return withKeys({ ...map, changes }, all, { id, keys: usual })
}

/** A change that says what the preset says is none. */
function tidy(map: KeyMap, all: readonly Keyed[]): KeyMap {
  const changes = Object.entries(map.changes).filter(([id, keys]) => {
    const command = all.find((each) => each.id === id)
    return !command || String(keysUnder({ ...map, changes: {} }, command)) !== String(keys)
  })
  return { ...map, changes: Object.fromEntries(changes) }
}

export function exportKeyMap(map: KeyMap): string {
  return `${JSON.stringify({ shotboard: 'keys', version: 1, ...map }, null, 2)}\n`
}

/** A key map file, or a sentence why it cannot be read. Commands this version does not know are kept and do nothing. */
export function importKeyMap(text: string): KeyMap | string {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return 'This file is not JSON.'
  }
  const file = json as { shotboard?: unknown; version?: unknown } | null
  if (typeof file !== 'object' || file === null || file.shotboard !== 'keys')
    return 'This file holds no keys of Shotboard.'
  if (file.version !== 1) return 'These keys were saved by a newer Shotboard.'
  return readKeyMap(file) ?? 'This file holds keys that cannot be read.'
}
