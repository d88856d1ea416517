'use client'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { ConflictBanner } from '@/components/studio/conflict-banner'
import { createStudio, type StudioHost, type StudioStart } from '@/components/studio/create-studio'
import { LiveRegion } from '@/components/studio/live-region'
import { SceneElementPanel, type ElementDialog } from '@/components/studio/scene-element-panel'
import { StudioLayout, type Over } from '@/components/studio/studio-layout'
import { StudioContext, useStudio } from '@/components/studio/studio-context'
import { StudioPanels } from '@/components/studio/studio-panels'
import { useStoryboardActions } from '@/components/studio/use-storyboard-actions'
import { useOtherTabs } from '@/components/studio/use-other-tabs'
import { TakesContext, useStudioTakes } from '@/components/studio/use-takes'
import { useClipboard } from '@/components/studio/use-clipboard'
import { useCommandKeys } from '@/components/studio/use-command-keys'
import { useGenerate } from '@/components/studio/use-generate'
import { usePlayhead } from '@/components/studio/use-playhead'
import { useSaving } from '@/components/studio/use-saving'
import { useShownAssets } from '@/components/studio/use-shown-assets'
import { useStart } from '@/components/studio/use-start'
import { useTakeNews } from '@/components/studio/use-take-news'
import { newestOf } from '@/lib/editor/last-saved'
import { rememberPrefs } from '@/lib/editor/studio-prefs'
import { watchPointerFocus } from '@/lib/editor/focus'
import type { StoryboardView } from '@/lib/views'

export type StudioProps = {
  initial: StoryboardView
  start?: StudioStart | null
  /** The library panel, handed in by the page: features do not import each other. `hide` closes it. */
  library: (panel: { hide: () => void }) => ReactNode
  elementDialog: ElementDialog
}

const idle: StudioHost = {
  onSaved: () => undefined,
  takes: () => [],
  generate: () => undefined,
  whyNotGenerate: () => 'Not ready yet',
  pickTake: () => undefined,
  toggleFullScreen: () => undefined,
  duplicateStoryboard: () => undefined,
  go: () => undefined,
  showLibrary: () => undefined,
}
const WIDE = '(min-width: 1280px)'

/** One open storyboard. The page gives it a key, so that another storyboard is another studio. */
export function Studio({ initial: shown, start = null, library, elementDialog }: StudioProps) {
  const [initial] = useState(() => newestOf(shown))
  const host = useRef<StudioHost>(idle)
  const [studio] = useState(() => createStudio(initial, host, start))

  useEffect(() => {
    const stop = [rememberPrefs(studio.prefs, localStorage), watchPointerFocus()]
    return () => stop.forEach((each) => each())
  }, [studio])

  return (
    <StudioContext value={studio}>
      <Mounted {...{ initial, start, library, elementDialog, host }} />
      <LiveRegion announcer={studio.announcer} />
    </StudioContext>
  )
}

/** Joins the studio to the page: saving, keys, clipboard, clock, takes. */
function Mounted({
  initial,
  start = null,
  library,
  elementDialog,
  host,
}: StudioProps & { host: React.RefObject<StudioHost> }) {
  const takes = useStudioTakes()
  const viewer = useRef<HTMLElement>(null)
  const { prefs } = useStudio()
  const [over, setOver] = useState<Over>(null)
  useSaving(initial)
  const onSaved = useOtherTabs()
  usePlayhead(takes)
  useCommandKeys()
  useClipboard()
  useTakeNews(takes)
  useShownAssets(takes)
  useStart(start, takes)
  const { sending, ...actions } = useGenerate(takes)
  const whole = useStoryboardActions()

  function showLibrary(how: 'toggle' | 'open') {
    const open = (was: boolean) => how === 'open' || !was
    if (matchMedia(WIDE).matches) prefs.setState({ libraryOpen: open(prefs.getState().libraryOpen) })
    else setOver(open(over === 'library') ? 'library' : null)
  }
  useEffect(() => {
    host.current = {
      ...actions,
      ...whole,
      onSaved,
      showLibrary,
      toggleFullScreen() {
        if (document.fullscreenElement) void document.exitFullscreen()
        else void viewer.current?.requestFullscreen()
      },
    }
  })
  return (
    <TakesContext value={takes}>
      <StudioLayout
        library={library}
        viewer={viewer}
        sending={sending}
        banner={<ConflictBanner />}
        over={over}
        setOver={setOver}
        toggleLibrary={() => showLibrary('toggle')}
      />
      <StudioPanels />
      <SceneElementPanel dialog={elementDialog} />
    </TakesContext>
  )
}
