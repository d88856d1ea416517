'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Row } from '@/components/settings/settings-section'
import { byteText } from '@/components/ui/byte-text'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { toast } from '@/components/ui/toast'
import { clearStorage } from '@/lib/actions/storage'
import { serverSilent } from '@/lib/queries/server-silent'
import { storageQuery } from '@/lib/queries/storage'

/** What the bytes are, how much of the quota they take, and what can be free. */
export function StorageUse() {
  const { data: use, isError, refetch } = useQuery(storageQuery)
  const [busy, setBusy] = useState(false)
  if (!use) return <Row name="In use">{isError ? 'The server did not tell.' : 'Adding up…'}</Row>
  const kinds: [string, number][] = [
    ['Pictures', use.images],
    ['Video', use.videos],
    ['Sound', use.sounds],
    ['Takes', use.takes],
    ['In the bin', use.bin],
    ['Thumbnails, previews, deleted takes and the engine', use.rest],
  ]
  async function clear() {
    setBusy(true)
    const result = await clearStorage({}).catch(() => null)
    setBusy(false)
    if (!result) toast.error(serverSilent)
    else if (!result.ok) toast.error(result.sentence)
    else toast(result.value.files === 0 ? 'Nothing is due yet' : `${byteText(result.value.freedBytes)} freed`)
    await refetch()
  }
  return (
    <>
      {use.quota && (
        <Row name="Quota">
          <Quota {...use.quota} />
        </Row>
      )}
      <Row name="In use">
        <ul className="grid gap-0.5">
          {kinds
            .filter(([, bytes]) => bytes > 0)
            .map(([name, bytes]) => (
              <li key={name} className="flex gap-3">
                <span className="w-20 text-right">{byteText(bytes)}</span>
                <span className="text-ink-2">{name}</span>
              </li>
            ))}
        </ul>
      </Row>
      <Row name="Can be freed">
        <span className="flex flex-wrap items-center gap-3">
          {byteText(use.freeable)}
          <Button size="sm" busy={busy} onClick={() => void clear()}>
            Clear away now
          </Button>
          <span className="text-2xs text-ink-3">
            What nothing needs goes a day after it was let go, every day by itself
          </span>
        </span>
      </Row>
    </>
  )
}

function Quota({ usedBytes, maxBytes }: { usedBytes: number; maxBytes: number }) {
  const percent = Math.min(100, (usedBytes / maxBytes) * 100)
  return (
    <span className="grid max-w-80 gap-1">
      <ProgressBar label="Quota" value={percent} />
      <span className={percent >= 80 ? 'text-warn' : 'text-ink-2'}>
        {byteText(usedBytes)} of {byteText(maxBytes)}
        {percent >= 100
          ? '. New files are refused until some are deleted and the bin is emptied'
          : percent >= 80 && '. Soon new files will be refused'}
      </span>
    </span>
  )
}
