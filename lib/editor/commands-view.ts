import type { Command } from '@/lib/editor/command'
import { closeCompare, compared } from '@/lib/editor/compare'

const ZOOM_STEP = 1.25

export const viewCommands: readonly Command[] = [
  {
    id: 'undo',
    label: 'Undo',
    group: 'Edit',
    keys: ['Mod+Z'],
    repeats: true,
    quiet: true,
    can: ({ store }) => {
      const { past, base, present } = store.getState().history
      return past.length > 0 || (base !== null && base !== present) || 'Nothing to undo'
    },
    run: ({ store }) => store.getState().undo(),
  },
  {
    id: 'redo',
    label: 'Redo',
    group: 'Edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    repeats: true,
    quiet: true,
    can: ({ store }) => store.getState().history.future.length > 0 || 'Nothing to redo',
    run: ({ store }) => store.getState().redo(),
  },
  {
    id: 'select-all',
    label: 'Select all shots of the scene',
    group: 'Edit',
    keys: ['Mod+A'],
    run: ({ store }) => {
      const { history, sceneId, selectShots } = store.getState()
      const scene = history.present.scenes.find((each) => each.id === sceneId)
      if (scene)
        selectShots(
          sceneId,
          scene.shots.map((shot) => shot.id),
        )
    },
  },
  {
    id: 'deselect',
    label: 'Deselect',
    group: 'Edit',
    keys: ['Escape'],
    quiet: true,
    can: (context) =>
      compared(context) !== null || context.store.getState().shotIds.length > 0 || 'Nothing is selected',
    run(context) {
      const { sceneId, selectShots } = context.store.getState()
      if (compared(context)) closeCompare(context)
      else selectShots(sceneId, [])
    },
  },
  {
    id: 'zoom-in',
    label: 'Zoom in',
    group: 'View',
    keys: ['+', '='],
    repeats: true,
    run: ({ view }) => view.zoomBy(ZOOM_STEP),
  },
  {
    id: 'zoom-out',
    label: 'Zoom out',
    group: 'View',
    keys: ['-'],
    repeats: true,
    run: ({ view }) => view.zoomBy(1 / ZOOM_STEP),
  },
  { id: 'zoom-fit', label: 'Fit the film', group: 'View', keys: ['Shift+Z'], run: ({ view }) => view.fit() },
  {
    id: 'snap',
    label: 'Snap',
    group: 'View',
    keys: ['N'],
    run: ({ prefs }) => prefs.setState({ snap: !prefs.getState().snap }),
  },
  {
    id: 'guides',
    label: 'Safe areas',
    group: 'View',
    keys: ['G'],
    run: ({ prefs }) => prefs.setState({ guides: !prefs.getState().guides }),
  },
  {
    id: 'mute',
    label: 'Mute',
    group: 'View',
    keys: ['M'],
    run: ({ prefs }) => prefs.setState({ muted: !prefs.getState().muted }),
  },
  {
    id: 'full-screen',
    label: 'Full screen',
    group: 'View',
    keys: ['Shift+F'],
    run: (context) => context.toggleFullScreen(),
  },
  {
    id: 'library',
    label: 'Show or hide the library',
    group: 'View',
    keys: ['Mod+B'],
    run: (context) => context.showLibrary('toggle'),
  },
  {
    id: 'search',
    label: 'Search the library',
    group: 'View',
    keys: ['/'],
    run: (context) => context.focusSearch(),
  },
  {
    id: 'region-on',
    label: 'Next region',
    group: 'View',
    keys: ['F6'],
    everywhere: true,
    run: (context) => context.focusRegion(1),
  },
  {
    id: 'region-back',
    label: 'Previous region',
    group: 'View',
    keys: ['Shift+F6'],
    everywhere: true,
    run: (context) => context.focusRegion(-1),
  },
  { id: 'keys', label: 'All keys', group: 'View', keys: ['?'], run: (context) => context.open('keys') },
  {
    id: 'commands',
    label: 'Commands and search',
    group: 'View',
    keys: ['Mod+K'],
    everywhere: true,
    run: (context) => context.open('palette'),
  },
  ...(['dark', 'light', 'system'] as const).map((theme): Command => ({
    id: `theme-${theme}`,
    label: theme === 'system' ? 'Theme of the system' : `${theme === 'dark' ? 'Dark' : 'Light'} theme`,
    group: 'View',
    keys: [],
    run: (context) => context.setTheme(theme),
  })),
]
