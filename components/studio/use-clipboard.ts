'use client'
import { useEffect } from 'react'
import { useStudio } from '@/components/studio/studio-context'
import { readShots, writeShots } from '@/lib/editor/clipboard'
import { currentShots, pasteShotsHere } from '@/lib/editor/shot-actions'
import { isTyping } from '@/lib/editor/keymap'
import { runCommand } from '@/lib/editor/commands'

/** Copy, cut and paste of shots by the browser's own events, so that they also work between tabs and from its menu. */
export function useClipboard(): void {
  const { context, store } = useStudio()
  useEffect(() => {
    function copy(event: ClipboardEvent): boolean {
      if (isTyping(event.target) || hasSelectedText() || store.getState().shotIds.length === 0) return false
      const shots = currentShots(context)
      context.clipboard.put(shots)
      event.clipboardData?.setData('text/plain', writeShots(shots))
      event.preventDefault()
      context.announce(shots.length === 1 ? 'Shot copied' : `${shots.length} shots copied`)
      return true
    }
    function cut(event: ClipboardEvent) {
      if (copy(event)) runCommand('delete-shot', context)
    }
    function onPaste(event: ClipboardEvent) {
      if (isTyping(event.target)) return
      const pasted = readShots(event.clipboardData?.getData('text/plain') ?? '')
      if (!pasted) return
      event.preventDefault()
      pasteShotsHere(context, pasted.shots, pasted.dropped)
    }
    const onCopy = (event: ClipboardEvent) => void copy(event)
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', cut)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', cut)
      document.removeEventListener('paste', onPaste)
    }
  }, [context, store])
}

const hasSelectedText = () => (getSelection()?.toString() ?? '') !== ''
