'use client'
import { useEffect, useRef } from 'react'
import { toast } from '@/components/ui/toast'
import { useStudio } from '@/components/studio/studio-context'
import type { StudioTakes } from '@/components/studio/use-takes'
import { spanText } from '@/components/ui/time-text'
import { goToScene } from '@/lib/editor/commands-scenes'
import { isRunning } from '@/lib/queries/generations'
import { endWords } from '@/lib/storyboard/generation-states'
import type { GenerationView } from '@/lib/views'

/** A take that ends while the person looks elsewhere is said, never shown by force. */
export function useTakeNews(takes: StudioTakes): void {
  const { store, context } = useStudio()
  const running = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    const all = [...takes.bySceneId.values()].flat()
    const before = running.current
    running.current = new Set(all.filter(isRunning).map((take) => take.id))
    if (!before) return
    for (const take of all) {
      if (!before.has(take.id) || isRunning(take) || take.state === 'cancelled') continue
      const name = `Take ${take.takeNumber}`
      const words = endWords(name, take.state)
      context.announce(words)
      if (store.getState().source === take.id) continue
      const show = () => {
        if (take.sceneId && store.getState().sceneId !== take.sceneId) goToScene(context, take.sceneId)
        store.getState().show(take.id)
      }
      const options = {
        description: detail(take),
        action: { label: take.state === 'done' ? 'Watch' : 'Show', onClick: show },
      }
      if (take.state === 'done') toast.success(words, options)
      else if (take.state === 'failed') toast.error(words, options)
      else toast(words, options)
    }
  }, [takes, store, context])
}

function detail(take: GenerationView): string {
  const scene = `Scene ${take.sceneNumber ?? ''}`.trim()
  if (take.state !== 'done') return `${scene}. ${take.error ?? ''}`.trim()
  if (!take.finishedAt) return scene
  return `${scene}, ${spanText(Date.parse(take.finishedAt) - Date.parse(take.createdAt))}`
}
