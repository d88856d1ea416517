'use client'
import { useTransition } from 'react'
import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { remakeElement } from '@/lib/actions/elements'
import { cancelGeneration, retryGeneration } from '@/lib/actions/generations'
import { newPressId, untilAnswered } from '@/lib/editor/press'
import { keys } from '@/lib/queries/keys'
import type { ActionResult, GenerationView } from '@/lib/views'

const lost = 'The server did not answer. Check that it runs, then try again.'

export function useQueueActions() {
  const client = useQueryClient()
  const [busy, startTransition] = useTransition()

  const run = (generation: GenerationView, action: () => Promise<ActionResult<unknown>>) =>
    startTransition(async () => {
      const result = await action().catch(() => null)
      if (!result) toast.error(lost)
      else if (!result.ok) toast.error(result.sentence)
      const stale: QueryKey[] = [keys.queue, keys.library]
      if (generation.storyboardId) stale.push(keys.generations(generation.storyboardId))
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })))
    })
  return {
    busy,
    cancel: (generation: GenerationView) => run(generation, () => cancelGeneration({ id: generation.id })),
    retry: (generation: GenerationView) =>
      run(generation, () => {
        const { id, kind, elementId } = generation
        if (kind === 'element' && elementId !== null) return remakeElement({ id: elementId })
        const clickId = newPressId()
        return untilAnswered(() => retryGeneration({ id, clickId }))
      }),
  }
}
