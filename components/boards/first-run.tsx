'use client'
import { Clapperboard, Plus } from 'lucide-react'
import { FirstRunChecklist, type FirstRunFacts } from '@/components/boards/first-run-checklist'
import { SampleWipe } from '@/components/boards/sample-wipe'
import { spanText } from '@/components/ui/time-text'
import { Button } from '@/components/ui/button'
import { Picture } from '@/components/ui/picture'
import { sampleStrip } from '@/lib/storyboard/sample-strip'
import type { StoryboardCard } from '@/lib/views'

const columns = { gridTemplateColumns: sampleStrip.map(([, seconds]) => `${seconds}fr`).join(' ') }

export function FirstRun({
  facts,
  sample,
  create,
  openSample,
  busy,
}: {
  facts: FirstRunFacts
  sample: StoryboardCard | undefined
  create: () => void
  openSample: () => void
  busy: boolean
}) {
  return (
    <main className="mx-auto grid w-full max-w-[1440px] flex-1 content-center gap-10 px-4 py-10 md:px-10 lg:grid-cols-[minmax(320px,408px)_minmax(0,1fr)] lg:items-center xl:gap-16 xl:px-[72px]">
      <section>
        <h1 className="text-xl font-title tracking-[-0.02em] text-balance">
          Plan the shots, generate takes, keep the good ones
        </h1>
        <p className="mt-3 mb-[22px] text-sm text-ink-2">
          A scene is one request of 3 to 15 seconds with up to six shots. Draw or describe each shot, generate
          as many takes as you like, and circle the one that goes into the film.
        </p>
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            size="lg"
            busy={busy}
            icon={<Plus size={16} strokeWidth={1.6} aria-hidden />}
            onClick={create}
          >
            New storyboard
          </Button>
          {sample && (
            <Button
              size="lg"
              disabled={busy}
              icon={<Clapperboard size={16} strokeWidth={1.6} aria-hidden />}
              onClick={openSample}
            >
              Open the sample
            </Button>
          )}
        </div>
        <FirstRunChecklist facts={facts} />
      </section>
      <section aria-label="The sample storyboard">
        <SampleWipe />
        <Strip look="drawing" />
        <Strip look="taken" />
        <p className="mt-3 flex flex-wrap items-baseline gap-x-2">
          <span className="font-strong">Low Tide, sample storyboard</span>
          <span className="text-2xs text-ink-3">{sampleLine(sample, facts.elements)}</span>
        </p>
      </section>
    </main>
  )
}

function Strip({ look }: { look: 'drawing' | 'taken' }) {
  return (
    <div className="mt-1.5 grid gap-1" style={columns} aria-hidden="true">
      {sampleStrip.map(([name]) => (
        <Picture
          key={name}
          src={`/sample/${look === 'drawing' ? 'sk-' : ''}${name}.jpg`}
          alt=""
          look={look}
          eager
          className="h-[74px] !rounded-chip max-md:h-12"
        />
      ))}
    </div>
  )
}

function sampleLine(sample: StoryboardCard | undefined, elements: number): string {
  if (!sample) return 'Nothing in it costs anything.'
  const length = sample.scenes.reduce((sum, scene) => sum + scene.durationMs, 0)
  return `${sample.scenes.length} scenes, ${spanText(length)}, ${elements} elements. Nothing in it costs anything.`
}
