export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'> & {
  getModifierState?: (name: 'AltGraph') => boolean
}

/** Keys by their place on a US board, for layouts where the place writes something a command cannot be named by. */
const places: Record<string, string> = {
  BracketLeft: '[',
  BracketRight: ']',
  Minus: '-',
  Equal: '=',
  Slash: '/',
  Backslash: '\\',
  Period: '.',
  Comma: ',',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
}
const alone = /^(Shift|Control|Alt|AltGraph|Meta|CapsLock|Fn|OS|Dead|Process|Unidentified)$/

/**
 * What a key press may be called, the best name first: "Mod+Shift+Z", "ArrowLeft", "?", "Space". Mod is Command on a Mac and
 * Ctrl elsewhere. By the character first, by the place only where the character is no Latin letter or digit.
 */
export function pressedKeys(event: Pressed, mac: boolean): string[] {
  if (mac ? event.ctrlKey : event.metaKey) return []
  const mod = mac ? event.metaKey : event.ctrlKey
  const altGr = event.getModifierState?.('AltGraph') ?? false
  const byCharacter = alone.test(event.key) ? [] : characterNames(event, { mod, altGr, mac })
  const [byPlace] = /^[a-z0-9]$/i.test(event.key) || altGr ? [] : placeName(event)
  if (byPlace === undefined) return byCharacter
  const place = named(byPlace, { mod, alt: event.altKey, shift: event.shiftKey })
  return byCharacter.includes(place) ? byCharacter : [...byCharacter, place]
}

function characterNames(
  { key, shiftKey, altKey }: Pressed,
  { mod, altGr, mac }: { mod: boolean; altGr: boolean; mac: boolean },
): string[] {
  if (key === ' ') return [named('Space', { mod, alt: altKey, shift: shiftKey })]
  if (key.length > 1) return [named(key, { mod, alt: altKey, shift: shiftKey })]
  if (/[a-z]/i.test(key)) return [named(key.toUpperCase(), { mod, alt: altKey, shift: shiftKey })]
  // A sign or digit: which of Shift, AltGr and Option wrote it depends on the layout.
  const plain = named(key, { mod: mod && !altGr, alt: false, shift: false })
  if (altGr || !altKey) return [plain]
  const withAlt = named(key, { mod, alt: true, shift: false })
  return mac ? [withAlt, plain] : [withAlt]
}

function placeName({ key, code }: Pressed): string[] {
  if (key.length > 1 && key !== 'Dead') return []
  const letter = /^Key([A-Z])$/.exec(code)?.[1] ?? /^Digit([0-9])$/.exec(code)?.[1]
  const place = letter ?? places[code]
  return place === undefined ? [] : [place]
}

function named(key: string, { mod, alt, shift }: { mod: boolean; alt: boolean; shift: boolean }): string {
  return `${mod ? 'Mod+' : ''}${shift ? 'Shift+' : ''}${alt ? 'Alt+' : ''}${key}`
}
