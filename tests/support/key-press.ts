type Press = {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
  repeat: boolean
  defaultPrevented: boolean
  isComposing: boolean
  target: EventTarget | null
  getModifierState?: (name: string) => boolean
}

/** A key press as a browser tells it, of a US board unless said otherwise. */
export function keyPress(key: string, more: Partial<Press> = {}): Press {
  return {
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    repeat: false,
    defaultPrevented: false,
    isComposing: false,
    target: null,
    ...more,
  }
}

const shifted = new Set([
  '?',
  '+',
  '~',
  '!',
  '@',
  '#',
  '$',
  '%',
  '^',
  '&',
  '*',
  '(',
  ')',
  '_',
  '{',
  '}',
  '|',
  ':',
  '"',
  '<',
  '>',
])

/** "Mod+Shift+Z" as the press that means it. */
export function pressOf(keys: string, mac: boolean): Press {
  const parts = keys.split(/\+(?=.)/)
  const key = parts.at(-1) ?? ''
  const shiftKey = parts.includes('Shift') || shifted.has(key)
  const letter = /^[A-Z]$/.test(key)
  return keyPress(key === 'Space' ? ' ' : letter && !shiftKey ? key.toLowerCase() : key, {
    ctrlKey: parts.includes('Mod') && !mac,
    metaKey: parts.includes('Mod') && mac,
    shiftKey,
    altKey: parts.includes('Alt'),
  })
}
