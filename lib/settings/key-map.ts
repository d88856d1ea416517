export const keyPresets = ['shotboard', 'premiere', 'resolve'] as const
export type KeyPreset = (typeof keyPresets)[number]

/** A person's keys: a preset and what differs from it, by command id. An empty list takes the key away. */
export type KeyMap = { preset: KeyPreset; changes: Record<string, readonly string[]> }

export const usualKeyMap: KeyMap = { preset: 'shotboard', changes: {} }

const MOST_COMMANDS = 400
const MOST_KEYS = 4
const LONGEST = 40

/** A key map from outside (a file, the device, the server), or null when it is none. Pure shape: ids are not looked up. */
export function readKeyMap(value: unknown): KeyMap | null {
  if (!isRecord(value) || !isRecord(value.changes)) return null
  const preset = keyPresets.find((each) => each === value.preset)
  const changes = Object.entries(value.changes)
  if (!preset || changes.length > MOST_COMMANDS) return null
  const read: Record<string, string[]> = {}
  for (const [id, keys] of changes) {
    if (!/^[a-z0-9-]{1,40}$/.test(id) || !Array.isArray(keys) || keys.length > MOST_KEYS) return null
    const texts = keys.filter((each): each is string => typeof each === 'string' && isChord(each))
    if (texts.length < keys.length) return null
    read[id] = texts
  }
  return { preset, changes: read }
}

function isChord(keys: string): boolean {
  return keys.length <= LONGEST && /^(Mod\+)?(Shift\+)?(Alt\+)?(\S|[A-Z][A-Za-z0-9]+)$/u.test(keys)
}
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
