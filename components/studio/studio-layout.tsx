'use client'
import { useEffect, type ReactNode, type RefObject } from 'react'
import { PanelLeftOpen } from 'lucide-react'
import { Inspector } from '@/components/studio/inspector'
import { PanelResizer } from '@/components/studio/panel-resizer'
import { PhoneBar } from '@/components/studio/phone-bar'
import { PhoneTakes } from '@/components/studio/phone-takes'
import { usePrefs } from '@/components/studio/studio-context'
import { Timeline } from '@/components/studio/timeline'
import { TopBar } from '@/components/studio/top-bar'
import { useDesk, useTablet, useWide } from '@/components/studio/use-media'
import { Viewer } from '@/components/studio/viewer'
import { useKeys } from '@/components/studio/use-keys'
import { IconButton } from '@/components/ui/icon-button'

export type Over = 'library' | 'inspector' | null
type Props = {
  library: (panel: { hide: () => void }) => ReactNode
  viewer: RefObject<HTMLElement | null>
  sending: boolean
  banner: ReactNode
  /** The panel that lies over the viewer while the window is narrow. */
  over: Over
  setOver: (over: Over) => void
  toggleLibrary: () => void
}

/** Four panes that touch, in the order the focus goes: library, viewer, timeline, inspector. Narrow windows fold them, a phone reviews. */
export function StudioLayout({ library, viewer, sending, banner, over, setOver, toggleLibrary }: Props) {
  const wide = useWide()
  const desk = useDesk()
  const tablet = useTablet()
  const libraryOpen = usePrefs((state) => state.libraryOpen)
  const docked = wide && libraryOpen
  const sizes = usePrefs((state) => `${state.libraryPx} ${state.inspectorPx} ${state.timelinePx}`).split(' ')
  const inspectorPx = desk ? Number(sizes[1]) : 0
  useEffect(() => {
    // Messages stand in the upper right of the viewer, not over the inspector.
    const { style } = document.documentElement
    style.setProperty('--toast-top', '100px')
    style.setProperty('--toast-right', `${inspectorPx + 16}px`)
    return () => {
      style.removeProperty('--toast-top')
      style.removeProperty('--toast-right')
    }
  }, [inspectorPx])
  const columns = `${!tablet ? '0' : docked ? `${sizes[0]}px` : '44px'} minmax(0, 1fr) ${desk ? `${sizes[1]}px` : '0'}`
  return (
    <div
      style={{
        gridTemplateColumns: columns,
        gridTemplateRows: tablet ? `48px auto minmax(0, 1fr) ${sizes[2]}px` : '52px auto auto minmax(0, 1fr)',
        gridTemplateAreas: '"bar bar bar" "note note note" "lib view insp" "time time insp"',
        ['--lanes' as string]: '24px 26px 80px 26px 68px',
        ['--scene-lanes' as string]: '26px 80px 26px 68px',
      }}
      className="grid h-dvh overflow-hidden bg-bench"
    >
      {tablet ? (
        <TopBar
          sending={sending}
          {...(!desk && { onInspector: () => setOver(over === 'inspector' ? null : 'inspector') })}
        />
      ) : (
        <PhoneBar />
      )}
      {banner}
      {tablet && (
        <div
          data-region="library"
          tabIndex={-1}
          className="relative min-h-0 border-r border-line bg-panel outline-none [grid-area:lib]"
        >
          {docked ? library({ hide: toggleLibrary }) : <Rail onOpen={toggleLibrary} />}
          {docked && <PanelResizer panel="library" />}
          {!docked && over === 'library' && (
            <div className="absolute inset-y-0 left-0 z-20 w-72 border-r border-line bg-panel shadow-dialog">
              {library({ hide: () => setOver(null) })}
            </div>
          )}
        </div>
      )}
      <Viewer ref={viewer} />
      {tablet ? (
        <div className="relative min-h-0 min-w-0 [grid-area:time]">
          <Timeline />
          <PanelResizer panel="timeline" />
        </div>
      ) : (
        <PhoneTakes />
      )}
      {(desk || over === 'inspector') && tablet && (
        <div
          data-region="inspector"
          tabIndex={-1}
          className={
            desk
              ? 'relative min-h-0 border-l border-line bg-panel outline-none [grid-area:insp]'
              : 'fixed top-12 right-0 bottom-0 z-20 w-[min(360px,92vw)] border-l border-line bg-panel shadow-dialog outline-none'
          }
        >
          <Inspector />
          {desk && <PanelResizer panel="inspector" />}
        </div>
      )}
    </div>
  )
}

function Rail({ onOpen }: { onOpen: () => void }) {
  return (
    <div className="flex justify-center pt-1.5">
      <IconButton
        label="Show library"
        keys={useKeys('library')}
        side="right"
        icon={<PanelLeftOpen size={16} strokeWidth={1.6} aria-hidden />}
        onClick={onOpen}
      />
    </div>
  )
}
