'use client'
import { useTransition } from 'react'
import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { remakeElement } from '@/lib/actions/elements'
import {
  cancelGeneration,
  lookNow,
  moveToTop,
  retryGeneration,
  setQueueRule,
} from '@/lib/actions/generations'
import { payGuard } from '@/components/shell/pay-guard'
import { pressOnce } from '@/lib/editor/press'
import { keys } from '@/lib/queries/keys'
import { serverSilent } from '@/lib/queries/server-silent'
import type { ActionResult, GenerationView } from '@/lib/views'

export function useQueueActions() {
  const client = useQueryClient()
  const [busy, startTransition] = useTransition()

  const setRule = (rule: Parameters<typeof setQueueRule>[0]) =>
    startTransition(async () => {
      const result = await setQueueRule(rule).catch(() => null)
      if (!result?.ok) toast.error(result?.sentence ?? serverSilent)
      await client.invalidateQueries({ queryKey: keys.queue })
    })
  const run = (generation: GenerationView, action: () => Promise<ActionResult<unknown> | null>) =>
    startTransition(async () => {
      const result = await action().catch(() => 'lost' as const)
      if (result === 'lost') toast.error(serverSilent)
      else if (result?.ok === false) toast.error(result.sentence)
      const stale: QueryKey[] = [keys.queue, keys.library]
      if (generation.storyboardId) stale.push(keys.generations(generation.storyboardId))
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })))
    })
  return {
    busy,
    setRule,
    cancel: (generation: GenerationView) => run(generation, () => cancelGeneration({ id: generation.id })),
    retry: (generation: GenerationView) =>
      run(generation, () => {
        const { id, kind, elementId } = generation
        return payGuard<unknown>((options) =>
          pressOnce<ActionResult<unknown>>(`retry ${id}`, (clickId) =>
            kind === 'element' && elementId !== null
              ? remakeElement({ id: elementId, clickId, ...options })
              : retryGeneration({ id, clickId, ...options }),
          ),
        )
      }),
    moveToTop: (generation: GenerationView) => run(generation, () => moveToTop({ id: generation.id })),
    lookNow: (generation: GenerationView) => run(generation, () => lookNow({ id: generation.id })),
  }
}
