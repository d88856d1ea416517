'use client'
import { useState } from 'react'
import Link from 'next/link'
import { ArrowRight, Copy, Download, Ellipsis, RotateCw, Wrench, X } from 'lucide-react'
import { toast } from '@/components/ui/toast'
import { isActive, requestName } from '@/components/queue/queue-rows'
import { useQueueActions } from '@/components/queue/use-queue-actions'
import { needsPerson, SettleButton } from '@/components/shell/settle-button'
import { buttonLook } from '@/components/ui/button-look'
import { Button, ButtonLink } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DropdownItem, DropdownMenu } from '@/components/ui/dropdown-menu'
import { formatMoney } from '@/lib/storyboard/price'
import type { GenerationView } from '@/lib/views'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

export function QueueActions({ generation }: { generation: GenerationView }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      {isActive(generation) ? (
        <CancelAction generation={generation} />
      ) : (
        <AfterAction generation={generation} />
      )}
      {!isActive(generation) && <MoreActions generation={generation} />}
    </span>
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
        The queue has it already. About {formatMoney(generation.estimateMicros ?? 0)} may be charged all the
        same.
      </ConfirmDialog>
    </>
  )
}

function AfterAction({ generation }: { generation: GenerationView }) {
  if (needsPerson(generation))
    return <SettleButton generation={generation} name={requestName(generation)} size="sm" />
  if (generation.state !== 'done') return <AgainAction generation={generation} />
  const href = placeOf(generation)
  if (!href) return null
  return (
    <ButtonLink size="sm" variant="ghost" className="coarse:h-touch">
      <Link href={href} aria-label={`Open ${requestName(generation)}`}>
        <ArrowRight {...icon} />
        <span className="max-md:sr-only">Open</span>
      </Link>
    </ButtonLink>
  )
}

function AgainAction({ generation }: { generation: GenerationView }) {
  const { retry, busy } = useQueueActions()
  const words = generation.state === 'cancelled' ? 'Run again' : 'Retry'
  const canFix = generation.state === 'failed' && generation.elementId !== null
  return (
    <>
      {canFix && (
        <ButtonLink size="sm" className="coarse:h-touch">
          <Link href={`/elements?fix=${generation.elementId}`} aria-label={`Fix ${requestName(generation)}`}>
            <Wrench {...icon} />
            <span className="max-md:sr-only">Fix</span>
          </Link>
        </ButtonLink>
      )}
      <Button
        size="sm"
        variant={generation.state === 'failed' ? 'secondary' : 'ghost'}
        busy={busy}
        icon={<RotateCw {...icon} />}
        aria-label={`${words}: ${requestName(generation)}`}
        className={canFix ? 'max-md:hidden' : 'coarse:h-touch'}
        onClick={() => retry(generation)}
      >
        <span className="max-md:sr-only">{words}</span>
      </Button>
    </>
  )
}

function MoreActions({ generation }: { generation: GenerationView }) {
  const { requestId, videoUrl } = generation
  if (!requestId && !videoUrl) return null
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
      {videoUrl && (
        <DropdownItem icon={<Download {...icon} />} onSelect={() => download(videoUrl, generation)}>
          Download the video
        </DropdownItem>
      )}
      {requestId && (
        <DropdownItem icon={<Copy {...icon} />} onSelect={() => void copy(requestId)}>
          Copy the request id
        </DropdownItem>
      )}
    </DropdownMenu>
  )
}

function placeOf({ kind, storyboardId, sceneId, id }: GenerationView): string | null {
  if (kind === 'element') return '/elements'
  return storyboardId && sceneId ? `/storyboards/${storyboardId}?scene=${sceneId}&take=${id}` : null
}

function download(url: string, generation: GenerationView) {
  const link = document.createElement('a')
  link.href = url
  link.download = `${generation.storyboardTitle ?? 'shotboard'} scene ${generation.sceneNumber ?? 0} take ${generation.takeNumber}.mp4`
  link.click()
}

async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text)
    toast.success('Request id copied')
  } catch {
    toast.error('The browser did not allow copying.')
  }
}
