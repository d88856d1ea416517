'use client'
import { MenuItem } from '@/components/ui/menu-parts'
import { useState } from 'react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import {
  ArrowRight,
  ArrowUpToLine,
  Copy,
  Download,
  Ellipsis,
  Eye,
  FileJson,
  History,
  RotateCw,
  Wrench,
  X,
} from 'lucide-react'
import { toast } from '@/components/ui/toast'
import { downloadFile, fixLink, placeOf, studioLink, takeFileName } from '@/components/queue/queue-places'
import { isActive, requestName } from '@/components/queue/queue-rows'
import { useQueueActions } from '@/components/queue/use-queue-actions'
import { needsPerson, SettleButton } from '@/components/shell/settle-button'
import { buttonLook } from '@/components/ui/button-look'
import { Button, ButtonLink } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { useNow } from '@/components/ui/use-now'
import { takeProgress } from '@/lib/editor/take-progress'
import { formatMoney } from '@/lib/storyboard/price'
import type { GenerationView } from '@/lib/views'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

export function QueueActions({ generation }: { generation: GenerationView }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      {isActive(generation) ? (
        <>
          <WaitingActions generation={generation} />
          <CancelAction generation={generation} />
        </>
      ) : (
        <AfterAction generation={generation} />
      )}
      {!isActive(generation) && <MoreActions generation={generation} />}
    </span>
  )
}

/** While it waits here its place can be changed; when it may be stuck the queue can be asked at once. */
function WaitingActions({ generation }: { generation: GenerationView }) {
  const { moveToTop, lookNow, busy } = useQueueActions()
  const now = useNow(10_000)
  const first = (generation.position ?? 1) <= 1
  if (generation.state === 'reserved')
    return first ? null : (
      <IconButton
        size="sm"
        label={`Move ${requestName(generation)} to the top`}
        icon={<ArrowUpToLine {...icon} />}
        disabled={busy}
        onClick={() => moveToTop(generation)}
      />
    )
  if (now === null || takeProgress(generation, now).stuck === null) return null
  return (
    <Button
      size="sm"
      variant="ghost"
      busy={busy}
      icon={<Eye {...icon} />}
      aria-label={`Look at the queue now for ${requestName(generation)}`}
      onClick={() => lookNow(generation)}
    >
      <span className="max-md:sr-only">Look now</span>
    </Button>
  )
}

/** Asks only when money is already spent. */
function CancelAction({ generation }: { generation: GenerationView }) {
  const [asking, setAsking] = useState(false)
  const { cancel, busy } = useQueueActions()
  const paid = generation.acceptedAt !== null && (generation.estimateMicros ?? 0) > 0
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        busy={busy}
        icon={<X {...icon} />}
        aria-label={`Cancel ${requestName(generation)}`}
        className="coarse:h-touch"
        onClick={() => (paid ? setAsking(true) : cancel(generation))}
      >
        <span className="max-md:sr-only">Cancel</span>
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Cancel ${requestName(generation)}?`}
        action="Cancel it"
        danger
        onConfirm={() => cancel(generation)}
      >
        The queue has it already. If it cannot stop it, it goes on, the take still arrives here, and about{' '}
        {formatMoney(generation.estimateMicros ?? 0)} is billed.
      </ConfirmDialog>
    </>
  )
}

function AfterAction({ generation }: { generation: GenerationView }) {
  if (needsPerson(generation))
    return <SettleButton generation={generation} name={requestName(generation)} size="sm" />
  if (generation.state !== 'done') return <AgainAction generation={generation} />
  const reuse = generation.scene && studioLink(generation, 'reuse')
  const href = reuse ?? placeOf(generation)
  if (!href) return null
  return (
    <ButtonLink size="sm" variant="ghost" className="coarse:h-touch">
      <Link href={href} aria-label={`${reuse ? 'Reuse settings of' : 'Open'} ${requestName(generation)}`}>
        {reuse ? <History {...icon} /> : <ArrowRight {...icon} />}
        <span className="max-md:sr-only">{reuse ? 'Reuse settings' : 'Open'}</span>
      </Link>
    </ButtonLink>
  )
}

function AgainAction({ generation }: { generation: GenerationView }) {
  const { retry, busy } = useQueueActions()
  const words = generation.state === 'cancelled' ? 'Run again' : 'Retry'
  const fix = generation.state === 'failed' ? fixLink(generation) : null
  return (
    <>
      {fix && (
        <ButtonLink size="sm" className="coarse:h-touch">
          <Link href={fix} aria-label={`Fix and retry ${requestName(generation)}`}>
            <Wrench {...icon} />
            <span className="max-md:sr-only">Fix and retry</span>
          </Link>
        </ButtonLink>
      )}
      <Button
        size="sm"
        variant={generation.state === 'failed' && !fix ? 'secondary' : 'ghost'}
        busy={busy}
        icon={<RotateCw {...icon} />}
        aria-label={`${words}: ${requestName(generation)}`}
        className={fix ? 'max-md:hidden' : 'coarse:h-touch'}
        onClick={() => retry(generation)}
      >
        <span className="max-md:sr-only">{words}</span>
      </Button>
    </>
  )
}

function MoreActions({ generation }: { generation: GenerationView }) {
  const router = useRouter()
  const { requestId, videoUrl } = generation
  const place = placeOf(generation)
  const { retry } = useQueueActions()
  return (
    <DropdownMenu
      trigger={
        <button
          type="button"
          aria-label={`More for ${requestName(generation)}`}
          className={`${buttonLook({ variant: 'ghost', size: 'sm', square: true })} max-md:hidden`}
        >
          <Ellipsis {...icon} />
        </button>
      }
    >
      {place && (
        <MenuItem icon={<ArrowRight {...icon} />} onSelect={() => router.push(place)}>
          Open
        </MenuItem>
      )}
      {generation.state === 'done' && generation.kind === 'take' && (
        <MenuItem icon={<RotateCw {...icon} />} onSelect={() => retry(generation)}>
          Run again
        </MenuItem>
      )}
      {videoUrl && (
        <MenuItem
          icon={<Download {...icon} />}
          onSelect={() => downloadFile(videoUrl, takeFileName(generation))}
        >
          Download the video
        </MenuItem>
      )}
      <MenuItem
        icon={<FileJson {...icon} />}
        onSelect={() => downloadFile(`/api/generations/${generation.id}/evidence`)}
      >
        Evidence for a refund
      </MenuItem>
      {requestId && (
        <MenuItem icon={<Copy {...icon} />} onSelect={() => void copy(requestId)}>
          Copy the request id
        </MenuItem>
      )}
    </DropdownMenu>
  )
}

async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text)
    toast.success('Request id copied')
  } catch {
    toast.error('The browser did not allow copying.')
  }
}
