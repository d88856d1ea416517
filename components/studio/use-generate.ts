'use client'
import { blocks } from '@/lib/storyboard/preflight'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { toast } from '@/components/ui/toast'
import type { StudioHost } from '@/components/studio/create-studio'
import { payGuard } from '@/components/shell/pay-guard'
import { issuesOf } from '@/components/studio/scene-issues'
import { useStudio } from '@/components/studio/studio-context'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { useTakeActions } from '@/components/studio/use-take-actions'
import type { StudioTakes } from '@/components/studio/use-takes'
import { submitGeneration } from '@/lib/actions/generations'
import { pressOnce } from '@/lib/editor/press'
import { selectScene } from '@/lib/editor/store'
import { takesOf } from '@/lib/editor/takes'

/** Generate: everything saved first, then ids only. The editor stays open; the take appears at once. */
export function useGenerate(
  takes: StudioTakes,
): Pick<StudioHost, 'takes' | 'generate' | 'whyNotGenerate' | 'pickTake'> & { sending: boolean } {
  const { store, saver, context } = useStudio()
  const index = useLibraryIndex()
  const { add, pick, refresh } = useTakeActions()
  const [sending, setSending] = useState(false)
  const busy = useRef(false)
  const latest = useRef({ takes, index, sending })
  useEffect(() => {
    latest.current = { takes, index, sending }
  })

  const send = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    const { storyboardId, sceneId, commitGesture } = store.getState()
    commitGesture()
    setSending(true)
    try {
      const revision = await saver.flush()
      if (revision === null) {
        toast.error('Not sent: the latest changes are not saved yet.')
        return
      }
      const what = { storyboardId, sceneId, revision }
      const result = await payGuard((options) =>
        pressOnce(JSON.stringify(what), (clickId) => submitGeneration({ ...what, clickId, ...options })),
      )
      if (!result) return
      if (!result.ok) {
        toast.error(result.sentence, { ...(result.raw && { description: result.raw }) })
        return
      }
      add(result.value)
      if (store.getState().sceneId === sceneId) store.getState().show(result.value.id)
      context.announce(`Take ${result.value.takeNumber} was sent`)
    } catch {
      toast.error('The server does not answer. Press again when it is back: this is sent once only.')
    } finally {
      busy.current = false
      setSending(false)
      await refresh()
    }
  }, [store, saver, context, add, refresh])

  return useMemo(() => {
    const sceneTakes = () => takesOf(latest.current.takes.bySceneId, store.getState().sceneId)
    return {
      sending,
      takes: sceneTakes,
      generate: () => void send(),
      whyNotGenerate() {
        if (latest.current.sending) return 'Sending'
        const scene = selectScene(store.getState())
        return (scene && issuesOf(scene, latest.current.index).find(blocks)?.sentence) ?? null
      },
      pickTake(id) {
        const take = sceneTakes().find((each) => each.id === id)
        if (take) void pick(take)
      },
    }
  }, [send, pick, sending, store])
}
