'use client'
import { lazy, Suspense } from 'react'
import { Columns2, Download, Grid3x3 } from 'lucide-react'
import { PickButton } from '@/components/studio/pick-button'
import { SourceTabs } from '@/components/studio/source-tabs'
import { Stage } from '@/components/studio/stage'
import { usePrefs, useStudio } from '@/components/studio/studio-context'
import { Transport } from '@/components/studio/transport'
import { useCommand } from '@/components/studio/use-command'
import { useCompared } from '@/components/studio/use-compared'
import { useShownTake } from '@/components/studio/use-takes'
import { useKeys } from '@/components/studio/use-keys'
import { Button } from '@/components/ui/button'
import { buttonLook } from '@/components/ui/button-look'
import { IconButton } from '@/components/ui/icon-button'

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const

const Compare = lazy(() => import('@/components/studio/compare'))

/** The film at the playhead: the plan drawn live, or a take. */
export function Viewer({ ref }: { ref: React.RefObject<HTMLElement | null> }) {
  const compared = useCompared()
  return (
    <main
      ref={ref}
      data-region="viewer"
      aria-label="Viewer"
      tabIndex={-1}
      className="flex min-h-0 min-w-0 flex-col bg-well outline-none [grid-area:view]"
    >
      {compared ? (
        <Suspense fallback={<span className="block min-h-0 flex-1 bg-well" />}>
          <Compare takes={compared} />
        </Suspense>
      ) : (
        <Single />
      )}
      <Transport />
    </main>
  )
}

function Single() {
  const { prefs } = useStudio()
  const guides = usePrefs((state) => state.guides)
  const take = useShownTake()
  const compare = useCommand('compare')
  return (
    <>
      <div className="flex h-11 shrink-0 items-center gap-2 px-3">
        <SourceTabs />
        <span className="ml-auto" />
        {!compare.disabled && (
          <Button
            variant="ghost"
            icon={<Columns2 {...icon} />}
            keys={compare.keys}
            onClick={compare.run}
            className="max-sm:hidden"
          >
            Compare
          </Button>
        )}
        {take?.state === 'done' && <PickButton take={take} />}
        {take?.videoUrl && (
          <a
            href={take.videoUrl}
            download={`${take.sceneName || 'scene'}-take-${take.takeNumber}.mp4`}
            aria-label={`Download take ${take.takeNumber}`}
            title={`Download take ${take.takeNumber}`}
            className={buttonLook({ variant: 'ghost', square: true }).replaceAll('enabled:', '')}
          >
            <Download {...icon} />
          </a>
        )}
        <IconButton
          label="Safe areas"
          keys={useKeys('guides')}
          icon={<Grid3x3 {...icon} />}
          variant={guides ? 'on' : 'ghost'}
          aria-pressed={guides}
          onClick={() => prefs.setState({ guides: !guides })}
        />
      </div>
      <Stage />
    </>
  )
}
