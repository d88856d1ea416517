import { toast } from '@/components/ui/toast'
import type { Studio } from '@/components/studio/studio-context'
import { setTheme } from '@/components/shell/theme'
import { saveStoryboard } from '@/lib/actions/storyboards'
import { createAnnouncer, type Announcer } from '@/lib/editor/announcer'
import { createShotClipboard } from '@/lib/editor/clipboard'
import { createCompareStore } from '@/lib/editor/compare'
import type { CommandContext } from '@/lib/editor/command'
import { filmMsOf, sceneStartsOf } from '@/lib/editor/film-time'
import { focusLibrarySearch, focusRegion } from '@/lib/editor/focus'
import { localCopies, tabId } from '@/lib/editor/local-copy'
import { newId } from '@/lib/editor/new-id'
import { rememberSaved } from '@/lib/editor/last-saved'
import { createPlayer } from '@/lib/editor/player'
import { createEditorStore, selectSettled, selectStoryboard, type EditorStore } from '@/lib/editor/store'
import { createStoryboardSaver, type Version } from '@/lib/editor/storyboard-saver'
import { saveStoryboardFile } from '@/lib/editor/storyboard-file'
import { createStudioPanels } from '@/lib/editor/studio-panels'
import { createStudioPrefs } from '@/lib/editor/studio-prefs'
import { createTimelineGesture } from '@/lib/editor/timeline-gesture'
import { createTimelineView } from '@/lib/editor/timeline-view'
import type { StoryboardView } from '@/lib/views'

/** What commands ask of the mounted page: the server and the screen. Filled in by the studio's hooks. */
export type StudioHost = { onSaved: (version: Version) => void } & Pick<
  CommandContext,
  | 'takes'
  | 'generate'
  | 'whyNotGenerate'
  | 'pickTake'
  | 'toggleFullScreen'
  | 'showLibrary'
  | 'duplicateStoryboard'
  | 'go'
>
/** The take a link leads to. */
export type StudioStart = { sceneId: string; takeId: string; how: 'take' | 'reuse' | 'fix' | 'scene' }
export type MountedStudio = Studio & { announcer: Announcer }

const ACTION_MS = 8_000
const FLASH_MS = 600

/** Everything one open storyboard needs, made once per mount. Nothing here touches the browser until it is used. */
export function createStudio(
  initial: StoryboardView,
  host: { current: StudioHost },
  start: StudioStart | null = null,
): MountedStudio {
  const store = createEditorStore(initial.id, initial.document)
  const player = createPlayer(filmMsOf(initial.document), {
    request: (callback) => requestAnimationFrame(callback),
    cancel: (handle) => cancelAnimationFrame(handle),
    now: () => performance.now(),
  })
  const prefs = createStudioPrefs()
  const view = createTimelineView(prefs, {
    playheadMs: () => player.get().timeMs,
    durationMs: () => filmMsOf(selectStoryboard(store.getState())),
  })
  const saver = createStoryboardSaver({
    storyboardId: initial.id,
    revision: initial.revision,
    document: initial.document,
    send: saveStoryboard,
    loadMerge: async () => (await import('@/lib/storyboard/merge')).mergeStoryboards,
    current: () => selectStoryboard(store.getState()),
    onRebase: (change) => store.getState().rebase(change),
    onMerged: () => toast('Changes of another tab and yours are joined', { id: 'merged' }),
    copies: () => localCopies(localStorage, initial.id, tabId(sessionStorage, newId)),
    now: () => Date.now(),
    onSaved(version) {
      rememberSaved(initial.id, version)
      host.current.onSaved(version)
    },
  })
  const announcer = createAnnouncer()
  const panels = createStudioPanels()
  const gesture = createTimelineGesture()
  const compare = createCompareStore()
  const context: CommandContext = {
    store,
    player,
    view,
    prefs,
    compare,
    clipboard: createShotClipboard(),
    takes: () => host.current.takes(),
    announce: announcer.say,
    tell(sentence, options) {
      const undo = { label: 'Undo', run: () => store.getState().undo() }
      const action = options?.action ?? (options?.undo ? undo : null)
      if (action) tellWithAction(store, sentence, action)
      else toast(sentence)
    },
    flash(shotIds) {
      gesture.setState({ flashing: shotIds })
      setTimeout(() => gesture.setState({ flashing: [] }), FLASH_MS)
    },
    generate: () => host.current.generate(),
    whyNotGenerate: () => host.current.whyNotGenerate(),
    pickTake: (id) => host.current.pickTake(id),
    focusSearch() {
      host.current.showLibrary('open')
      requestAnimationFrame(focusLibrarySearch)
    },
    focusRegion,
    toggleFullScreen: () => host.current.toggleFullScreen(),
    open: (panel) => panels.setState({ panel, typed: '' }),
    rename(what) {
      if (what === 'storyboard') panels.setState({ namingTitle: true })
      else gesture.setState({ namingSceneId: store.getState().sceneId })
    },
    duplicateStoryboard: () => host.current.duplicateStoryboard(),
    exportStoryboard: () => saveStoryboardFile(selectSettled(store.getState())),
    go: (path) => host.current.go(path),
    setTheme,
    showLibrary: (how) => host.current.showLibrary(how),
  }
  openAt(start, { store, player })
  return { store, player, prefs, view, gesture, compare, panels, saver, context, announcer }
}

/** On the first shot of the film, or of the scene a link leads to, with its take in the viewer. */
function openAt(start: StudioStart | null, { store, player }: Pick<Studio, 'store' | 'player'>) {
  const storyboard = selectStoryboard(store.getState())
  const linked = storyboard.scenes.findIndex((scene) => scene.id === start?.sceneId)
  const scene = storyboard.scenes[Math.max(0, linked)]
  if (scene?.shots[0]) store.getState().selectShots(scene.id, [scene.shots[0].id])
  if (start === null || linked < 0) return
  player.seek(sceneStartsOf(storyboard)[linked] ?? 0)
  if (start.how === 'take') store.getState().show(start.takeId)
}

/** An offer means what its message says: the next edit takes the message away. */
function tellWithAction(store: EditorStore, sentence: string, action: { label: string; run: () => void }) {
  const after = selectStoryboard(store.getState())
  const id = toast(sentence, {
    duration: ACTION_MS,
    action: { label: action.label, onClick: action.run },
  })
  const stop = store.subscribe((state) => {
    if (selectStoryboard(state) === after) return
    stop()
    toast.dismiss(id)
  })
}
