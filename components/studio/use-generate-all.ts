'use client'
import { useState } from 'react'
import { toast } from '@/components/ui/toast'
import { payGuard } from '@/components/shell/pay-guard'
import { useStudio } from '@/components/studio/studio-context'
import { useTakeActions } from '@/components/studio/use-take-actions'
import { submitBatch } from '@/lib/actions/generations'
import { pressOnce } from '@/lib/editor/press'

/** Sends several scenes in one go, everything saved first. */
export function useGenerateAll(onSent: () => void) {
  const { store, saver, context } = useStudio()
  const { add, refresh } = useTakeActions()
  const [sending, setSending] = useState(false)

  async function send(sceneIds: string[]) {
    const { storyboardId } = store.getState()
    setSending(true)
    try {
      const revision = await saver.flush()
      if (revision === null) return void toast.error('Not sent: the latest changes are not saved yet.')
      const what = { storyboardId, sceneIds, revision }
      const result = await payGuard((options) =>
        pressOnce(JSON.stringify(what), (clickId) => submitBatch({ ...what, clickId, ...options })),
      )
      if (!result) return
      if (!result.ok)
        return void toast.error(result.sentence, { ...(result.raw && { description: result.raw }) })
      result.value.forEach(add)
      const words = `${result.value.length} ${result.value.length === 1 ? 'take was' : 'takes were'} sent`
      context.announce(words)
      toast.success(words)
      onSent()
    } catch {
      toast.error('The server does not answer. Press again when it is back: this is sent once only.')
    } finally {
      setSending(false)
      await refresh()
    }
  }
  return { sending, generateAll: (sceneIds: string[]) => void send(sceneIds) }
}
