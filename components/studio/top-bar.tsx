'use client'
import Link from 'next/link'
import { Layers, PanelRight, Redo2, Undo2 } from 'lucide-react'
import { Mark } from '@/components/shell/mark'
import { PageTabs } from '@/components/shell/page-tabs'
import { QueueSigns } from '@/components/shell/queue-signs'
import { AspectMenu } from '@/components/studio/aspect-menu'
import { CostMenu } from '@/components/studio/cost-menu'
import { ExportMenu } from '@/components/studio/export-menu'
import { GenerateButton } from '@/components/studio/generate-button'
import { SaveState } from '@/components/studio/save-state'
import { Rule } from '@/components/studio/timeline-bar'
import { TitleMenu } from '@/components/studio/title-menu'
import { useCommand } from '@/components/studio/use-command'
import { ButtonLink } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Ring } from '@/components/ui/ring'
import { useQueue } from '@/lib/queries/generations'
import { openLine, openWord } from '@/lib/storyboard/generation-states'

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const

export function TopBar({ sending, onInspector }: { sending: boolean; onInspector?: () => void }) {
  return (
    <header
      data-region="top"
      aria-label="Storyboard"
      tabIndex={-1}
      className="grid grid-cols-[minmax(max-content,1fr)_auto_minmax(max-content,1fr)] items-center gap-3 border-b border-line bg-panel px-3 outline-none [grid-area:bar] max-md:grid-cols-[minmax(0,1fr)_auto]"
    >
      <div className="flex min-w-0 items-center gap-1">
        <Link href="/" aria-label="All storyboards" className="mr-0.5 rounded-control">
          <Mark />
        </Link>
        <TitleMenu />
        <SaveState />
        <span className="flex items-center gap-1 max-md:hidden">
          <Rule />
          <HistoryButton id="undo" icon={<Undo2 {...icon} />} />
          <HistoryButton id="redo" icon={<Redo2 {...icon} />} />
        </span>
      </div>
      <div className="max-md:hidden">
        <PageTabs inStudio />
      </div>
      <div className="flex items-center justify-end gap-1.5">
        <span className="contents max-xl:hidden">
          <AspectMenu />
          <CostMenu />
        </span>
        <QueueLink />
        {onInspector && (
          <IconButton label="Inspector" icon={<PanelRight {...icon} />} onClick={onInspector} />
        )}
        <ExportMenu />
        <GenerateButton sending={sending} />
        <QueueSigns />
      </div>
    </header>
  )
}

function HistoryButton({ id, icon }: { id: 'undo' | 'redo'; icon: React.ReactNode }) {
  const { label, keys, run, disabled } = useCommand(id)
  return <IconButton label={label} keys={keys} icon={icon} disabled={disabled} onClick={run} />
}

function QueueLink() {
  const { generations } = useQueue()
  const words = openWord(generations)
  return (
    <ButtonLink variant="ghost" className="max-lg:hidden">
      <Link href="/queue" title={openLine(generations) ?? 'Nothing is running'}>
        {words ? <Ring /> : <Layers {...icon} />}
        <span className="max-xl:sr-only">{words ?? '0 queued'}</span>
      </Link>
    </ButtonLink>
  )
}
