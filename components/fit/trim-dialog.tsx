'use client'
import { useState } from 'react'
import { CircleAlert } from 'lucide-react'
import { TrimPreview } from '@/components/fit/trim-preview'
import { useTrim } from '@/components/fit/use-trim'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ProgressBar } from '@/components/ui/progress-bar'
import { RangeSlider } from '@/components/ui/range-slider'
import { lengthWords, type TrimOffer } from '@/lib/editor/trim-offer'
import { rangeWords } from '@/lib/editor/range-words'
import { closeTrim } from '@/lib/editor/trim-requests'
import type { TrimPlan, TrimRange } from '@/lib/media/trim-clip'
import type { Uploads } from '@/lib/queries/uploads'
import { megabytes } from '@/lib/storyboard/fit'

type Props = {
  uploadKey: string
  file: File
  offer: TrimOffer
  /** A range that is trimmed as soon as the file is open: it was chosen before the page was loaded again. */
  again: TrimRange | null
  uploads: Uploads
}

/** Cuts a range out of a file before it is sent. The file on the person's device stays as it is. */
export function TrimDialog({ uploadKey, file, offer, again, uploads }: Props) {
  const trim = useTrim(file, {
    offer,
    again,
    onMade(part, range) {
      uploads.sendTrimmed(uploadKey, part, range)
      closeTrim()
    },
  })
  const [unseen, setUnseen] = useState(false)
  const [shownMs, setShownMs] = useState(again?.startMs ?? 0)
  const { clip, range, plan, percent } = trim
  const working = percent !== null
  function change([startMs, endMs]: [number, number], moved: 0 | 1) {
    trim.setRange({ startMs, endMs })
    setShownMs(moved === 0 ? startMs : Math.max(startMs, endMs - 40))
  }
  return (
    <Dialog
      open
      width={640}
      onOpenChange={closeTrim}
      title={`Trim ${file.name}`}
      description="Only the range is uploaded. The file on this device stays as it is."
      footer={
        <>
          {working && (
            <span className="min-w-32 flex-1">
              <ProgressBar label="Trimming" value={percent} />
            </span>
          )}
          {!working && !offer.mustTrim && (
            <Button
              variant="ghost"
              onClick={() => {
                uploads.sendWhole(uploadKey)
                closeTrim()
              }}
            >
              Upload the whole file
            </Button>
          )}
          <Button variant="ghost" className="ml-auto" onClick={working ? trim.stop : closeTrim}>
            {working ? 'Stop' : 'Cancel'}
          </Button>
          <Button variant="primary" disabled={working || !plan} onClick={trim.make}>
            Trim and upload
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {!unseen && <TrimPreview file={file} atMs={shownMs} onUnseen={() => setUnseen(true)} />}
        {unseen && (
          <p className="rounded-card bg-raised px-3 py-6 text-center text-ink-2">
            This browser cannot show {clip?.codec.toUpperCase() ?? 'this codec'}. The range can still be cut
            by its times.
          </p>
        )}
        {clip && (
          <RangeSlider
            labels={['Start of the range', 'End of the range']}
            value={[range.startMs, range.endMs]}
            min={0}
            max={clip.durationMs}
            step={100}
            least={1_000}
            disabled={working}
            valueText={lengthWords}
            onChange={change}
          />
        )}
        <RangeWords {...{ range, plan }} bytes={file.size} longestMs={offer.longestMs} />
        {trim.sentence && (
          <p role="alert" className="flex gap-1.5 text-2xs text-error">
            <CircleAlert size={12} strokeWidth={1.9} aria-hidden className="mt-[1.5px] shrink-0" />
            <span className="min-w-0 break-words">{trim.sentence}</span>
          </p>
        )}
      </div>
    </Dialog>
  )
}

type Words = { range: TrimRange; plan: TrimPlan | null; bytes: number; longestMs: number }

function RangeWords({ range, plan, bytes, longestMs }: Words) {
  const length = range.endMs - range.startMs
  const sooner = plan ? range.startMs - plan.startMs : 0
  return (
    <div className="grid gap-1 text-2xs text-ink-2">
      <p className="flex flex-wrap justify-between gap-x-3 tabular-nums">
        <span>
          {rangeWords(range)}, {lengthWords(length)}
        </span>
        {plan && (
          <b className="font-strong text-ink">
            Uploads {plan.way === 'encode' && 'about '}
            {megabytes(plan.bytes)} instead of {megabytes(bytes)}
          </b>
        )}
      </p>
      {sooner >= 100 && (
        <p>
          The upload begins {lengthWords(sooner)} sooner, where the clip has a whole picture to begin with.
        </p>
      )}
      {plan?.way === 'encode' && <p>The range begins between whole pictures, so it is encoded anew.</p>}
      {length > longestMs && <p>Longer than the {lengthWords(longestMs)} it may be where it is used.</p>}
    </div>
  )
}
