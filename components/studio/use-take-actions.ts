'use client'
import { useMemo } from 'react'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { payGuard } from '@/components/shell/pay-guard'
import { useStudio, type Studio } from '@/components/studio/studio-context'
import {
  cancelGeneration,
  deleteTake,
  lookNow,
  pickTake,
  restoreTake,
  retryGeneration,
} from '@/lib/actions/generations'
import { pressOnce } from '@/lib/editor/press'
import { noGenerations } from '@/lib/queries/generations'
import { keys } from '@/lib/queries/keys'
import type { ActionResult, GenerationsView, GenerationView } from '@/lib/views'

const UNDO_MS = 8_000

/** What can be done with a take. Failures are said with their sentence. */
export function useTakeActions() {
  const studio = useStudio()
  const client = useQueryClient()
  return useMemo(() => takeActions(studio, client), [studio, client])
}

function takeActions({ store, context }: Studio, client: QueryClient) {
  const key = keys.generations(store.getState().storyboardId)
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: key }),
      client.invalidateQueries({ queryKey: keys.queue }),
    ])

  /** Null when it failed, which was said, or when the person said no. */
  async function settle<T>(result: Promise<ActionResult<T> | null>): Promise<T | null> {
    try {
      const answer = await result
      if (answer?.ok) return answer.value
      if (answer) toast.error(answer.sentence)
    } catch {
      toast.error('The server cannot be reached. Try again in a moment.')
    } finally {
      await refresh()
    }
    return null
  }
  async function bringBack({ id, picked }: GenerationView) {
    const done = await settle(restoreTake({ id }))
    if (done && picked) await settle(pickTake({ id, picked }))
  }
  return {
    refresh,
    /** Puts a take that was just made into the list without waiting for the next poll. */
    add(take: GenerationView) {
      client.setQueryData<GenerationsView>(key, (view) => ({
        ...noGenerations,
        ...view,
        generations: [take, ...(view?.generations ?? []).filter((each) => each.id !== take.id)],
      }))
    },
    /** The circle is drawn at once and taken back if the server refuses. */
    async pick(take: GenerationView) {
      const picked = !take.picked
      client.setQueryData<GenerationsView>(key, (view) => view && withPick(view, take, picked))
      const done = await settle(pickTake({ id: take.id, picked }))
      if (done)
        context.announce(picked ? `Take ${take.takeNumber} picked` : `Take ${take.takeNumber} not picked`)
    },
    async cancel(take: GenerationView) {
      await settle(cancelGeneration({ id: take.id }))
    },
    async look(take: GenerationView) {
      await settle(lookNow({ id: take.id }))
    },
    async retry(take: GenerationView) {
      const again = await settle(
        payGuard((options) =>
          pressOnce(`retry ${take.id}`, (clickId) => retryGeneration({ id: take.id, clickId, ...options })),
        ),
      )
      if (again) store.getState().show(again.id)
    },
    async remove(take: GenerationView) {
      if (store.getState().source === take.id) store.getState().show('animatic')
      if (!(await settle(deleteTake({ id: take.id })))) return
      toast(`Take ${take.takeNumber} deleted`, {
        duration: UNDO_MS,
        action: { label: 'Undo', onClick: () => void bringBack(take) },
      })
    },
  }
}

function withPick(view: GenerationsView, take: GenerationView, picked: boolean): GenerationsView {
  return {
    ...view,
    generations: view.generations.map((each) =>
      each.id === take.id
        ? { ...each, picked }
        : each.sceneId === take.sceneId && each.picked && picked
          ? { ...each, picked: false }
          : each,
    ),
  }
}
