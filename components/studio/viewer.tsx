'use client'
import { Download, Grid3x3 } from 'lucide-react'
import { PickButton } from '@/components/studio/pick-button'
import { SourceTabs } from '@/components/studio/source-tabs'
import { Stage } from '@/components/studio/stage'
import { usePrefs, useStudio } from '@/components/studio/studio-context'
import { Transport } from '@/components/studio/transport'
import { useShownTake } from '@/components/studio/use-takes'
import { useKeys } from '@/components/studio/use-keys'
import { buttonLook } from '@/components/ui/button-look'
import { IconButton } from '@/components/ui/icon-button'

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const

/** The film at the playhead: the plan drawn live, or a take. */
export function Viewer({ ref }: { ref: React.RefObject<HTMLElement | null> }) {
  const { prefs } = useStudio()
  const guides = usePrefs((state) => state.guides)
  const take = useShownTake()
  return (
    <main
      ref={ref}
      data-region="viewer"
      aria-label="Viewer"
      tabIndex={-1}
      className="flex min-h-0 min-w-0 flex-col bg-well outline-none [grid-area:view]"
    >
      <div className="flex h-11 shrink-0 items-center gap-2 px-3">
        <SourceTabs />
        <span className="ml-auto" />
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
      <Transport />
    </main>
  )
}
