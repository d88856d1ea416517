/** Keys as text: "Mod+Shift+Alt+Z", "ArrowLeft", "Space", "?"; modifiers always in this order. Mod is Ctrl, or Command on a Mac. */
type Chord = { key: string; mod: boolean; shift: boolean; alt: boolean }

function parse(keys: string): Chord {
  const parts = keys.split(/\+(?=.)/)
  const key = parts.at(-1) ?? ''
  return { key, mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt') }
}

const names: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '⏎',
  Delete: 'Del',
  Escape: 'Esc',
  '-': '−',
}

/** What is printed on a key cap: "Ctrl ⏎", "⇧Z". */
export function keyLabel(keys: string, mac = false): string {
  const { key, mod, shift, alt } = parse(keys)
  const name = names[key] ?? key
  if (mac) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`
  return `${mod ? 'Ctrl ' : ''}${alt ? 'Alt ' : ''}${shift ? '⇧' : ''}${name}`
}

const layer = '[role="dialog"], [role="alertdialog"], [role="menu"]'
const field =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"])'

type Within = { closest: (selector: string) => unknown }
const isElement = (target: unknown): target is Within =>
  typeof target === 'object' && target !== null && 'closest' in target && typeof target.closest === 'function'

/** Whether a key press belongs to a text field, a menu or a dialog. Then it is never a command. */
export function isTyping(target: unknown): boolean {
  return isElement(target) && target.closest(`${field}, ${layer}`) !== null
}
/** In something that lies over the studio. */
export function inLayer(target: unknown): boolean {
  return isElement(target) && target.closest(layer) !== null
}
