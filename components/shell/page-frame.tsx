import type { ReactNode } from 'react'
import Link from 'next/link'
import { Settings } from 'lucide-react'
import { Mark } from '@/components/shell/mark'
import { PagePaletteKey } from '@/components/shell/page-palette-key'
import { PageTabs } from '@/components/shell/page-tabs'
import { QueueSigns } from '@/components/shell/queue-signs'
import { RunningStatus } from '@/components/shell/running-status'
import { ButtonLink } from '@/components/ui/button'

/** Bar and body of every page but the studio. `action` is the page's one primary button. */
export function PageFrame({ action, children }: { action?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col max-md:pb-14">
      <header className="sticky top-0 z-20 grid h-bar shrink-0 grid-cols-[minmax(max-content,1fr)_auto_minmax(max-content,1fr)] items-center gap-3 border-b border-line bg-panel px-3">
        <Link href="/" className="flex items-center gap-2.5 justify-self-start rounded-control pr-2">
          <Mark />
          <span className="text-sm font-title">Shotboard</span>
        </Link>
        <PageTabs />
        <div className="col-start-3 flex items-center justify-end gap-1.5">
          <RunningStatus />
          <ButtonLink variant="ghost" className="!px-1.5 coarse:size-touch">
            <Link href="/settings" aria-label="Settings" title="Settings">
              <Settings size={16} strokeWidth={1.6} aria-hidden />
            </Link>
          </ButtonLink>
          {action}
        </div>
      </header>
      {children}
      <PagePaletteKey />
      <QueueSigns />
    </div>
  )
}
