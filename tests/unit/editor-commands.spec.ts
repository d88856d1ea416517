import { expect, test } from '@playwright/test'
import { clipboardKeys, commandFor, commands } from '@/lib/editor/commands'
import { keyLabel, matches } from '@/lib/editor/keymap'

const place = (...selectors: string[]) => ({
  closest: (selector: string) =>
    selector.split(',').some((part) => selectors.some((each) => part.trim().startsWith(each))) ? {} : null,
})
const press = (key: string, more: Partial<Parameters<typeof commandFor>[0]> = {}) => ({
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
})

test('every id and every key is used once', () => {
  const all = [...commands, ...clipboardKeys]
  const ids = all.map((each) => each.id)
  const keys = all.flatMap((each) => [...each.keys])
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(keys).size).toBe(keys.length)
})

test('every key in the table finds its command', () => {
  for (const command of commands)
    for (const keys of command.keys) {
      const parts = keys.split(/\+(?=.)/)
      const key = parts.at(-1) ?? ''
      const event = press(key === 'Space' ? ' ' : key, {
        ctrlKey: parts.includes('Mod'),
        shiftKey: parts.includes('Shift') || key === '?',
        altKey: parts.includes('Alt'),
      })
      expect(commandFor(event)?.id, keys).toBe(command.id)
    }
})

for (const field of ['textarea', 'select', '[contenteditable]', 'input', '[role="dialog"]', '[role="menu"]'])
  test(`no letter is a command inside ${field}`, () => {
    for (const key of ['a', 's', 'e', ' ', 'Delete', 'ArrowLeft', '[', '?', '1'])
      expect(commandFor(press(key, { target: place(field) as unknown as EventTarget }))).toBeNull()
    const undo = press('z', { ctrlKey: true, target: place(field) as unknown as EventTarget })
    expect(commandFor(undo)).toBeNull()
  })

test('generate works while typing, but not in a dialog', () => {
  const at = (selector: string) =>
    commandFor(press('Enter', { ctrlKey: true, target: place(selector) as unknown as EventTarget }))
  expect(at('textarea')?.id).toBe('generate')
  expect(at('[role="dialog"]')).toBeNull()
})

test('a key someone else took, or of an input method, is no command', () => {
  expect(commandFor(press('s', { defaultPrevented: true }))).toBeNull()
  expect(commandFor(press('s', { isComposing: true }))).toBeNull()
})

test('a held key repeats only what may repeat', () => {
  expect(commandFor(press('s', { repeat: true }))).toBeNull()
  expect(commandFor(press('ArrowRight', { repeat: true }))?.id).toBe('frame-on')
})

test('letters are found by place on a keyboard without them', () => {
  expect(matches(press('ы', { code: 'KeyS' }), 'S')).toBe(true)
  expect(matches(press('a', { code: 'KeyQ' }), 'A')).toBe(true)
})

test('key caps', () => {
  expect(keyLabel('Mod+Enter')).toBe('Ctrl ⏎')
  expect(keyLabel('Shift+Z')).toBe('⇧Z')
  expect(keyLabel('Mod+Shift+Z', true)).toBe('⇧⌘Z')
  expect(keyLabel('+')).toBe('+')
})
