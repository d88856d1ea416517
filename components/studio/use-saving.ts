'use client'
import { useEffect, useSyncExternalStore } from 'react'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { selectSettled, selectStoryboard } from '@/lib/editor/store'
import { tabId } from '@/lib/editor/local-copy'
import { newId } from '@/lib/editor/new-id'
import { holdTab, openTabs } from '@/lib/editor/open-tabs'
import type { SaveStatus, StoryboardSaver } from '@/lib/editor/storyboard-saver'
import type { StoryboardView } from '@/lib/views'

/** Every settled change is saved; what could not be sent last time comes back. */
export function useSaving(initial: StoryboardView): void {
  const { store, saver, context } = useStudio()

  useEffect(() => {
    const atFirst = selectStoryboard(store.getState())
    function bringBack(kept: ReturnType<StoryboardSaver['recover']>) {
      if (!kept) return false
      store.getState().replace(kept.document)
      const [first] = kept.document.scenes
      if (first?.shots[0]) store.getState().selectShots(first.id, [first.shots[0].id])
      if (kept.newer) void saver.raise(initial, kept.document)
      else {
        saver.schedule(kept.document)
        context.tell('Changes kept on this device are back')
      }
      return true
    }
    let left = false
    const letGo = holdTab(navigator.locks, tabId(sessionStorage, newId))
    if (!bringBack(saver.recover(initial, 'own only')))
      void openTabs(navigator.locks).then((open) => {
        if (!left && selectStoryboard(store.getState()) === atFirst) bringBack(saver.recover(initial, open))
      })
    return () => {
      left = true
      letGo()
    }
    // Only once: `initial` is what the server had when the page was made.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  useEffect(() => {
    let settled = selectSettled(store.getState())
    return store.subscribe((state) => {
      const next = selectSettled(state)
      if (next === settled) return
      settled = next
      saver.schedule(next)
    })
  }, [store, saver])

  useEffect(() => {
    function leave() {
      store.getState().commitGesture()
      saver.keep()
      void saver.flush()
    }
    const again = () => void saver.flush()
    window.addEventListener('pagehide', leave)
    window.addEventListener('online', again)
    return () => {
      leave()
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('online', again)
    }
  }, [store, saver])
}

const saving: SaveStatus = { kind: 'saving' }

/** Words still being typed are not saved yet, although nothing of them waits in the saver. */
export function useSaveStatus(): SaveStatus {
  const { saver } = useStudio()
  const status = useSyncExternalStore(saver.subscribe, saver.status, saver.status)
  const unsettled = useEditor((state) => selectStoryboard(state) !== selectSettled(state))
  return unsettled && status.kind === 'saved' ? saving : status
}
