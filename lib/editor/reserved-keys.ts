const kept = new Set([
  'Mod+W',
  'Mod+T',
  'Mod+N',
  'Mod+Shift+W',
  'Mod+Shift+T',
  'Mod+Shift+N',
  'Mod+Q',
  'F11',
  'F12',
])

/** Why a key cannot be given to a command, or null. Browsers never hand some keys to a page; others move the focus. */
export function whyNotKey(keys: string): string | null {
  if (kept.has(keys)) return 'The browser keeps this key for itself.'
  if (/^(Mod\+)?(Shift\+)?(Alt\+)?Tab$/.test(keys)) return 'Tab goes from field to field.'
  if (keys === 'Enter') return 'Enter presses the button that has the focus.'
  return null
}
