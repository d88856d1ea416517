'use client'
import { useCallback, useEffect, useRef } from 'react'
import { useStudio } from '@/components/studio/studio-context'
import { joinBoardChannel } from '@/lib/editor/board-channel'
import { tabId } from '@/lib/editor/local-copy'
import { newId } from '@/lib/editor/new-id'
import type { Version } from '@/lib/editor/storyboard-saver'

/** Other tabs with this storyboard: counted, told what is saved here, listened to. Gives what to call after a save. */
export function useOtherTabs(): (version: Version) => void {
  const { saver, panels, store } = useStudio()
  const channel = useRef<ReturnType<typeof joinBoardChannel> | null>(null)
  useEffect(() => {
    const joined = joinBoardChannel({
      storyboardId: store.getState().storyboardId,
      tab: tabId(sessionStorage, newId),
      onSaved: (version) => void saver.receive(version),
      onOthers: (otherTabs) => panels.setState({ otherTabs }),
    })
    channel.current = joined
    return () => {
      channel.current = null
      joined.leave()
    }
  }, [saver, panels, store])
  return useCallback((version) => channel.current?.saved(version), [])
}
