'use client'
import Link from 'next/link'
import { Layers, PanelRight, Receipt, Redo2, Undo2 } from 'lucide-react'
import { Mark } from '@/components/shell/mark'
import { PageTabs } from '@/components/shell/page-tabs'
import { QueueSigns } from '@/components/shell/queue-signs'
import { AspectMenu } from '@/components/studio/aspect-menu'
import { GenerateButton } from '@/components/studio/generate-button'
import { SaveState } from '@/components/studio/save-state'
import { useEditor } from '@/components/studio/studio-context'
import { Rule } from '@/components/studio/timeline-bar'
import { TitleMenu } from '@/components/studio/title-menu'
import { useCommand } from '@/components/studio/use-command'
import { useEstimate } from '@/components/studio/use-estimate'
import { ButtonLink } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Ring } from '@/components/ui/ring'
import { Tooltip } from '@/components/ui/tooltip'
import { selectScene } from '@/lib/editor/store'
import { isRunning, useQueue } from '@/lib/queries/generations'

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
        <span className="contents max-lg:hidden">
          <AspectMenu />
          <Cost />
        </span>
        <QueueLink />
        {onInspector && (
          <IconButton label="Inspector" icon={<PanelRight {...icon} />} onClick={onInspector} />
        )}
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

function Cost() {
  const scene = useEditor(selectScene)
  const estimate = useEstimate(scene)
  if (estimate === null) return null
  return (
    <Tooltip label={estimate.price} detail={estimate.detail}>
      <span
        tabIndex={0}
        className="flex h-control items-center gap-1.5 rounded-control px-2.5 font-medium max-xl:hidden"
      >
        <Receipt {...icon} className="text-ink-2" />
        <span className="font-strong text-ink">{estimate.price}</span>
      </span>
    </Tooltip>
  )
}

function QueueLink() {
  const running = useQueue().generations.filter(isRunning).length
  return (
    <ButtonLink variant="ghost" className="max-lg:hidden">
      <Link href="/queue" title="Running and waiting requests">
        {running > 0 ? <Ring /> : <Layers {...icon} />}
        {running > 0 ? `${running} running` : '0 queued'}
      </Link>
    </ButtonLink>
  )
}
