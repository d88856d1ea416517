import type { KeyPreset } from '@/lib/settings/key-map'

export const presetNames: Record<KeyPreset, string> = {
  shotboard: 'Shotboard',
  premiere: 'Premiere',
  resolve: 'Resolve',
}

/** Where a preset differs from the table of commands. Keys the other program does not have stay as they are, unless they collide. */
export const keyPresetChanges: Record<KeyPreset, Record<string, readonly string[]>> = {
  shotboard: {},
  premiere: {
    split: ['Mod+K'],
    commands: ['Mod+Shift+P'],
    snap: ['S'],
    'zoom-fit': ['\\'],
    'zoom-in': ['=', '+'],
    'clear-marks': ['Mod+Shift+X'],
    'full-screen': ['Mod+`', 'Shift+F'],
    deselect: ['Mod+Shift+A', 'Escape'],
    redo: ['Mod+Shift+Z'],
    duplicate: ['Mod+?', 'D'],
  },
  resolve: {
    split: ['Mod+B', 'Mod+\\'],
    library: ['Shift+B'],
    'full-screen': ['Mod+F', 'Shift+F'],
    loop: ['Mod+/'],
    'zoom-in': ['Mod+=', '='],
    'zoom-out': ['Mod+-', '-'],
    deselect: ['Mod+Shift+A', 'Escape'],
    redo: ['Mod+Shift+Z'],
    'delete-shot': ['Backspace', 'Delete'],
    'cut-back': ['ArrowUp', ';'],
    'cut-on': ['ArrowDown', "'"],
  },
}
