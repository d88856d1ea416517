'use client'
import { useRef } from 'react'
import { CircleAlert, Info, Scissors } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { ProgressBar } from '@/components/ui/progress-bar'
import { askTrim } from '@/lib/editor/trim-requests'
import type { UploadRow, Uploads } from '@/lib/queries/uploads'

const stopped: readonly UploadRow['state'][] = ['refused', 'failed', 'interrupted', 'changed']

/** What a file on its way in has to say: how far it is, or why it stopped and what can be done. */
export function UploadLine({ row, uploads }: { row: UploadRow; uploads: Uploads }) {
  if (row.state === 'offered')
    return (
      <>
        <p role="status" className="flex gap-1.5 text-2xs leading-[15px] text-ink-2">
          <Scissors size={12} strokeWidth={1.9} aria-hidden className="mt-[1.5px] shrink-0" />
          <span className="min-w-0 [overflow-wrap:anywhere]">{row.sentence}</span>
        </p>
        <span className="flex flex-wrap gap-1.5">
          <TrimButton row={row} />
          {!row.trim?.mustTrim && (
            <Button size="sm" variant="ghost" onClick={() => uploads.sendWhole(row.key)}>
              Upload the whole file
            </Button>
          )}
        </span>
      </>
    )
  if (stopped.includes(row.state))
    return (
      <>
        <p
          role={row.state === 'interrupted' ? 'status' : 'alert'}
          className={classNames(
            'flex gap-1.5 text-2xs leading-[15px]',
            row.state === 'interrupted' ? 'text-warn' : 'text-error',
          )}
        >
          <CircleAlert size={12} strokeWidth={1.9} aria-hidden className="mt-[1.5px] shrink-0" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {row.sentence ?? `${row.name} could not be added.`}
          </span>
        </p>
        {row.state === 'changed' && (
          <ChooseAgain name={row.name} onFile={(file) => uploads.replace(row.key, file)} />
        )}
        {row.state === 'interrupted' && (
          <ChooseAgain name={row.name} onFile={(file) => uploads.add([file])} />
        )}
        {row.state === 'failed' && row.trim && <TrimButton row={row} />}
      </>
    )
  if (row.state === 'ready')
    return (
      <p role="status" className="flex gap-1.5 text-2xs leading-[15px] text-ink-2">
        <Info size={12} strokeWidth={1.9} aria-hidden className="mt-[1.5px] shrink-0" />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {row.name} is in the library already
          {row.knownAs === row.name ? '' : `, as ${row.knownAs}`}.
        </span>
      </p>
    )
  return (
    <>
      <span className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate">{row.name}</span>
        <span className="shrink-0 text-2xs text-ink-3">{progressText(row)}</span>
      </span>
      <ProgressBar label={`Upload of ${row.name}`} value={row.state === 'waiting' ? 0 : row.percent} />
    </>
  )
}

function progressText({ state, percent }: UploadRow): string {
  if (state === 'waiting') return 'Waiting'
  if (state === 'paused') return `Paused, ${Math.floor(percent ?? 0)}%`
  if (state === 'reading') return 'Reading'
  return percent === null ? 'Checking' : `${Math.floor(percent)}%`
}

function TrimButton({ row }: { row: UploadRow }) {
  return (
    <Button size="sm" onClick={() => askTrim(row.key)}>
      Trim here first
    </Button>
  )
}

function ChooseAgain({ name, onFile }: { name: string; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <span>
      <Button size="sm" onClick={() => input.current?.click()}>
        Choose it again
      </Button>
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        aria-label={`Choose ${name} again`}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </span>
  )
}
