'use client'
import { Columns2, Download, Grid3x3 } from 'lucide-react'
import { PickButton } from '@/components/studio/pick-button'
import { SourceTabs } from '@/components/studio/source-tabs'
import { Stage } from '@/components/studio/stage'
import { usePrefs, useStudio } from '@/components/studio/studio-context'
import { Transport } from '@/components/studio/transport'
import { useCommand } from '@/components/studio/use-command'
import { useCompared } from '@/components/studio/use-compared'
import { useShownTake } from '@/components/studio/use-takes'
import { useTablet } from '@/components/studio/use-media'
import { useKeys } from '@/components/studio/use-keys'
import { Button } from '@/components/ui/button'
import { buttonLook } from '@/components/ui/button-look'
import { IconButton } from '@/components/ui/icon-button'
import { later } from '@/components/ui/later'
import { takeFileName } from '@/lib/editor/save-file'

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const

const Compare = later(
  async () => (await import('@/components/studio/compare')).Compare,
  <span className="block min-h-0 flex-1 bg-well" />,
)

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
      {compared ? <Compare takes={compared} /> : <Single />}
      <Transport />
    </main>
  )
}

function Single() {
  const { prefs } = useStudio()
  const guides = usePrefs((state) => state.guides)
  const take = useShownTake()
  const compare = useCommand('compare')
  // A phone has them below the film.
  const tablet = useTablet()
  return (
    <>
      <div className="flex h-11 shrink-0 items-center gap-2 px-3 max-md:hidden">
        {tablet && <SourceTabs />}
        <span className="ml-auto" />
        {!compare.disabled && (
          <Button variant="ghost" icon={<Columns2 {...icon} />} keys={compare.keys} onClick={compare.run}>
            Compare
          </Button>
        )}
        {take?.state === 'done' && <PickButton take={take} />}
        {take?.videoUrl && (
          <a
            href={take.videoUrl}
            download={takeFileName(take.sceneName, take.takeNumber)}
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
