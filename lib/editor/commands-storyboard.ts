import type { Command } from '@/lib/editor/command'

const go = (id: string, label: string, path: string): Command => ({
  id,
  label,
  group: 'Storyboard',
  keys: [],
  run: (context) => context.go(path),
})

export const storyboardCommands: readonly Command[] = [
  {
    id: 'rename-storyboard',
    label: 'Rename storyboard',
    group: 'Storyboard',
    keys: [],
    run: (context) => context.rename('storyboard'),
  },
  {
    id: 'duplicate-storyboard',
    label: 'Duplicate storyboard',
    group: 'Storyboard',
    keys: [],
    run: (context) => context.duplicateStoryboard(),
  },
  {
    id: 'export-storyboard',
    label: 'Save as a JSON file',
    group: 'Storyboard',
    keys: [],
    words: 'export download backup',
    run: (context) => context.exportStoryboard(),
  },
  {
    id: 'history',
    label: 'Earlier versions',
    group: 'Storyboard',
    keys: ['Shift+H'],
    words: 'history revisions restore',
    run: (context) => context.open('history'),
  },
  {
    id: 'scene-defaults',
    label: 'What new scenes start with',
    group: 'Storyboard',
    keys: [],
    words: 'defaults project settings quality aspect sound duration',
    run: (context) => context.open('defaults'),
  },
  go('go-storyboards', 'All storyboards', '/'),
  go('go-elements', 'Elements', '/elements'),
  go('go-queue', 'Queue', '/queue'),
  go('go-settings', 'Settings', '/settings'),
]
