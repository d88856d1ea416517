'use client'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { payGuard } from '@/components/shell/pay-guard'
import { remakeElement } from '@/lib/actions/elements'
import { pressOnce } from '@/lib/editor/press'
import { keys } from '@/lib/queries/keys'
import { serverSilent } from '@/lib/queries/server-silent'

/** Asks the queue for a new id; every storyboard that uses the element goes on with it. */
export function useRemake() {
  const client = useQueryClient()
  return async ({ id, name }: { id: string; name: string }) => {
    const result = await payGuard((options) =>
      pressOnce(`remake ${id}`, (clickId) => remakeElement({ id, clickId, ...options })),
    ).catch(() => ({ ok: false, sentence: serverSilent }) as const)
    if (result?.ok) toast(`Creating ${name} again. Every scene that uses it follows.`)
    else if (result) toast.error(result.sentence)
    await Promise.all([keys.library, keys.queue].map((queryKey) => client.invalidateQueries({ queryKey })))
  }
}
