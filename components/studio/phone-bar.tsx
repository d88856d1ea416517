'use client'
import Link from 'next/link'
import { ChevronLeft, Ellipsis } from 'lucide-react'
import { QueueSigns } from '@/components/shell/queue-signs'
import { ExportMenu } from '@/components/studio/export-menu'
import { SaveState } from '@/components/studio/save-state'
import { useEditor } from '@/components/studio/studio-context'
import { TitleMenu } from '@/components/studio/title-menu'
import { useSaveStatus } from '@/components/studio/use-saving'
import { buttonLook } from '@/components/ui/button-look'
import { selectScene, selectStoryboard } from '@/lib/editor/store'

const icon = { size: 20, strokeWidth: 1.6, 'aria-hidden': true } as const

/** On a phone: which scene of which storyboard, the way back, and what can be done with all of it. */
export function PhoneBar() {
  const { scenes, title } = useEditor(selectStoryboard)
  const scene = useEditor(selectScene)
  const { kind } = useSaveStatus()
  const safe = kind === 'saved' || kind === 'saving'
  const number = scenes.findIndex(({ id }) => id === scene?.id) + 1
  return (
    <header
      data-region="top"
      aria-label="Storyboard"
      tabIndex={-1}
      className="flex h-13 items-center border-b border-line bg-panel px-1 outline-none [grid-area:bar]"
    >
      <Link
        href="/"
        aria-label="All storyboards"
        className={buttonLook({ variant: 'ghost', size: 'touch', square: true }).replaceAll('enabled:', '')}
      >
        <ChevronLeft {...icon} />
      </Link>
      <div className="min-w-0 flex-1">
        <h1 className="truncate text-sm font-title">{scene?.name || 'Untitled'}</h1>
        {safe && (
          <p className="truncate text-2xs text-ink-3">
            {title}, scene {number} of {scenes.length}
          </p>
        )}
        <SaveState className={safe ? 'sr-only' : 'flex'} />
      </div>
      <ExportMenu phone />
      <TitleMenu
        button={
          <button
            type="button"
            aria-label="More"
            className={buttonLook({ variant: 'ghost', size: 'touch', square: true })}
          >
            <Ellipsis {...icon} />
          </button>
        }
      />
      <QueueSigns />
    </header>
  )
}
