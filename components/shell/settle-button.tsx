'use client'
import { useState, useTransition } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Download, TriangleAlert } from 'lucide-react'
import { toast } from '@/components/ui/toast'
import { Button, type ButtonProps } from '@/components/ui/button'
import { later } from '@/components/ui/later'
import { copyAgain } from '@/lib/actions/generations-decide'
import { keys } from '@/lib/queries/keys'
import { serverSilent } from '@/lib/queries/server-silent'
import type { GenerationView } from '@/lib/views'

const UncertainDialog = later(
  async () => (await import('@/components/shell/uncertain-dialog')).UncertainDialog,
)

export function needsPerson({ state, canCopyAgain }: GenerationView): boolean {
  return state === 'uncertain' || canCopyAgain
}

type Props = { generation: GenerationView; name: string } & Pick<
  ButtonProps,
  'size' | 'variant' | 'className'
>

/** What only a person can settle: a request that may have been charged, or a finished one whose copy did not come. */
export function SettleButton(props: Props) {
  return props.generation.state === 'uncertain' ? <DecideButton {...props} /> : <CopyAgainButton {...props} />
}

function DecideButton({ generation, name, ...look }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        {...look}
        icon={<TriangleAlert size={look.size === 'sm' ? 14 : 16} strokeWidth={1.6} aria-hidden />}
        aria-label={`Decide on ${name}`}
        onClick={() => setOpen(true)}
      >
        Decide
      </Button>
      {open && <UncertainDialog {...{ generation, name, open, onOpenChange: setOpen }} />}
    </>
  )
}

/** Never makes a new request: the queue is only asked for the file again. */
function CopyAgainButton({ generation, name, ...look }: Props) {
  const client = useQueryClient()
  const [busy, startTransition] = useTransition()
  const copy = () =>
    startTransition(async () => {
      const result = await copyAgain({ id: generation.id }).catch(() => null)
      if (!result) toast.error(serverSilent)
      else if (!result.ok) toast.error(result.sentence)
      const stale = [
        keys.queue,
        ...(generation.storyboardId ? [keys.generations(generation.storyboardId)] : []),
      ]
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })))
    })
  return (
    <Button
      {...look}
      busy={busy}
      icon={<Download size={look.size === 'sm' ? 14 : 16} strokeWidth={1.6} aria-hidden />}
      aria-label={`Copy ${name} again`}
      onClick={copy}
    >
      Copy again
    </Button>
  )
}
