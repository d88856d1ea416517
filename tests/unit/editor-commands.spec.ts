import { expect, test } from '@playwright/test'
import { commandFor, commands } from '@/lib/editor/commands'
import {
  claimants,
  commandsByKey,
  exportKeyMap,
  importKeyMap,
  keysUnder,
  withKeys,
  withoutChange,
} from '@/lib/editor/key-map'
import { keyMapStore } from '@/lib/editor/key-map-store'
import { keyLabel } from '@/lib/editor/keymap'
import { pressedKeys } from '@/lib/editor/pressed-keys'
import { whyNotKey } from '@/lib/editor/reserved-keys'
import { keyPresets, readKeyMap, usualKeyMap, type KeyMap } from '@/lib/settings/key-map'
import { keyPress as press, pressOf } from '@/tests/support/key-press'

const place = (...selectors: string[]) => ({
  closest: (selector: string) =>
    selector.split(',').some((part) => selectors.some((each) => part.trim().startsWith(each))) ? {} : null,
})
test.afterEach(() => keyMapStore.setState({ map: usualKeyMap, mac: false }))

test('every id is used once', () => {
  const ids = commands.map((each) => each.id)
  expect(new Set(ids).size).toBe(ids.length)
})

for (const preset of keyPresets)
  for (const mac of [false, true])
    test(`${preset}: every key finds its command and no key has two${mac ? ', on a Mac' : ''}`, () => {
      const map: KeyMap = { preset, changes: {} }
      keyMapStore.setState({ map, mac })
      const all = commands.flatMap((each) => [...keysUnder(map, each)])
      expect(new Set(all).size).toBe(all.length)
      for (const command of commands)
        for (const keys of keysUnder(map, command)) {
          const found = commandFor(pressOf(keys, mac))
          const native = command.native && command.keys.includes(keys)
          expect(found?.id ?? null, keys).toBe(native ? null : command.id)
          expect(whyNotKey(keys), keys).toBeNull()
        }
    })

for (const field of ['textarea', 'select', '[contenteditable]', 'input', '[role="dialog"]', '[role="menu"]'])
  test(`no key is a command inside ${field}, but for those that say so`, () => {
    const target = place(field) as unknown as EventTarget
    for (const command of commands)
      for (const keys of command.keys) {
        const found = commandFor({ ...pressOf(keys, false), target })
        const may = command.everywhere && !field.includes('role=')
        expect(found?.id ?? null, keys).toBe(may ? command.id : null)
      }
  })

test('a key someone else took, or of an input method, is no command', () => {
  expect(commandFor(press('s', { defaultPrevented: true }))).toBeNull()
  expect(commandFor(press('s', { isComposing: true }))).toBeNull()
})

test('a held key repeats only what may repeat', () => {
  expect(commandFor(press('s', { repeat: true }))).toBeNull()
  expect(commandFor(press('ArrowRight', { repeat: true }))?.id).toBe('frame-on')
})

test('Mod is Command on a Mac and Ctrl elsewhere; the other one is never a command', () => {
  expect(commandFor(press('z', { ctrlKey: true }))?.id).toBe('undo')
  expect(commandFor(press('z', { metaKey: true }))).toBeNull()
  keyMapStore.setState({ mac: true })
  expect(commandFor(press('z', { metaKey: true }))?.id).toBe('undo')
  expect(commandFor(press('z', { ctrlKey: true }))).toBeNull()
})

const layouts: {
  name: string
  event: Partial<KeyboardEvent> & { key: string }
  mac?: boolean
  wanted: string | null
}[] = [
  { name: 'a Russian board: by place', event: { key: 'ы', code: 'KeyS' }, wanted: 'split' },
  { name: 'a French board: A where it is written', event: { key: 'a', code: 'KeyQ' }, wanted: 'add-shot' },
  { name: 'a French board: Q is not A', event: { key: 'q', code: 'KeyA' }, wanted: null },
  { name: 'a French board: 1 without Shift', event: { key: '&', code: 'Digit1' }, wanted: 'take-1' },
  {
    name: 'a French board: 1 with Shift',
    event: { key: '1', code: 'Digit1', shiftKey: true },
    wanted: 'take-1',
  },
  {
    name: 'a German board: / with Shift',
    event: { key: '/', code: 'Digit7', shiftKey: true },
    wanted: 'search',
  },
  {
    name: 'a German board: ü at the place of [',
    event: { key: 'ü', code: 'BracketLeft' },
    wanted: 'shorten',
  },
  {
    name: 'a German board on Windows: AltGr 8',
    event: {
      key: '[',
      code: 'Digit8',
      ctrlKey: true,
      altKey: true,
      getModifierState: (name: string) => name === 'AltGraph',
    },
    wanted: 'shorten',
  },
  {
    name: 'a German Mac: Option 5',
    event: { key: '[', code: 'Digit5', altKey: true },
    mac: true,
    wanted: 'shorten',
  },
  {
    name: 'a Mac: Option L writes a sign',
    event: { key: '¬', code: 'KeyL', altKey: true },
    mac: true,
    wanted: 'loop',
  },
  { name: 'the number pad', event: { key: '+', code: 'NumpadAdd' }, wanted: 'zoom-in' },
  {
    name: 'a US board: Shift 1 is not take 1',
    event: { key: '!', code: 'Digit1', shiftKey: true },
    wanted: null,
  },
  { name: 'Shift alone', event: { key: 'Shift', code: 'ShiftLeft', shiftKey: true }, wanted: null },
]
for (const { name, event, mac = false, wanted } of layouts)
  test(`keys on ${name}`, () => {
    keyMapStore.setState({ mac })
    expect(commandFor(press(event.key, event))?.id ?? null).toBe(wanted)
  })

test('a recorded key is told apart from its command, moves over and leaves the other without', () => {
  const [key] = pressedKeys(press('s'), false)
  expect(key).toBe('S')
  expect(claimants(usualKeyMap, commands, { id: 'loop', keys: ['S'] }).map((each) => each.id)).toEqual([
    'split',
  ])
  const map = withKeys(usualKeyMap, commands, { id: 'loop', keys: ['Alt+L', 'S'] })
  expect(map.changes).toEqual({ loop: ['Alt+L', 'S'], split: [] })
  expect(commandsByKey(map, commands).get('S')?.id).toBe('loop')
  const back = withoutChange(withoutChange(map, commands, 'loop'), commands, 'split')
  expect(back).toEqual(usualKeyMap)
})

test('going back to the usual key takes it from whoever has it now', () => {
  const map = withKeys(usualKeyMap, commands, { id: 'loop', keys: ['S'] })
  const back = withoutChange(map, commands, 'split')
  expect(commandsByKey(back, commands).get('S')?.id).toBe('split')
  expect(back.changes).toEqual({ loop: [] })
})

test('another preset keeps what the person changed', () => {
  const map = withKeys(usualKeyMap, commands, { id: 'snap', keys: ['Q'] })
  expect(commandsByKey({ ...map, preset: 'premiere' }, commands).get('Q')?.id).toBe('snap')
})

test('keys go out as a file and come back the same; what is none is refused with a sentence', () => {
  const map = withKeys({ preset: 'resolve', changes: {} }, commands, { id: 'loop', keys: ['Mod+Shift+Q'] })
  expect(importKeyMap(exportKeyMap(map))).toEqual(map)
  expect(importKeyMap('{')).toMatch(/not JSON/)
  expect(importKeyMap('{}')).toMatch(/no keys/)
  expect(importKeyMap('null')).toMatch(/no keys/)
  expect(importKeyMap('{"shotboard":"keys","version":2}')).toMatch(/newer/)
  expect(importKeyMap('{"shotboard":"keys","version":1,"preset":"avid","changes":{}}')).toMatch(
    /cannot be read/,
  )
})

test('a map of strange keys is none', () => {
  for (const changes of [
    { a: ['x y'] },
    { a: 'S' },
    { 'a b': ['S'] },
    { a: Array(9).fill('S') },
    { __proto__: [] },
    null,
    [],
  ])
    expect(
      readKeyMap({ preset: 'shotboard', changes }) === null || Object.keys(changes ?? {}).length === 0,
    ).toBe(true)
})

test('keys the browser keeps are refused', () => {
  for (const key of ['Mod+W', 'Mod+T', 'Tab', 'Shift+Tab', 'Enter']) expect(whyNotKey(key)).not.toBeNull()
})

test('key caps', () => {
  expect(keyLabel('Mod+Enter')).toBe('Ctrl ⏎')
  expect(keyLabel('Shift+Z')).toBe('⇧Z')
  expect(keyLabel('Mod+Shift+Z', true)).toBe('⇧⌘Z')
  expect(keyLabel('+')).toBe('+')
})
