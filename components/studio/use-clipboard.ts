'use client'
import { useEffect } from 'react'
import { useStudio } from '@/components/studio/studio-context'
import { useQueryClient } from '@tanstack/react-query'
import { copyOf, readShots, writeShots, type CopiedShots } from '@/lib/editor/clipboard'
import { runCommand } from '@/lib/editor/commands'
import { isTyping } from '@/lib/editor/keymap'
import { pasteShotsHere } from '@/lib/editor/paste-shots'
import { namedTokens, pasteToPrompt } from '@/lib/editor/prompt-paste'
import { indexLibrary } from '@/lib/editor/reference-labels'
import { currentScene, currentShots } from '@/lib/editor/shot-actions'
import { selectStoryboard } from '@/lib/editor/store'
import { textToShots } from '@/lib/editor/text-shots'
import { libraryQuery } from '@/lib/queries/library'

/** Copy, cut and paste of shots by the browser's own events, so that they also work between tabs and from its menu. Plain text becomes shots. */
export function useClipboard(): void {
  const { context, store } = useStudio()
  const client = useQueryClient()
  useEffect(() => {
    function copy(event: ClipboardEvent): boolean {
      if (isTyping(event.target) || hasSelectedText() || store.getState().shotIds.length === 0) return false
      const shots = currentShots(context)
      const copied = copyOf(selectStoryboard(store.getState()), shots)
      context.clipboard.put(copied)
      event.clipboardData?.setData('text/plain', writeShots(copied))
      event.preventDefault()
      context.announce(shots.length === 1 ? 'Shot copied' : `${shots.length} shots copied`)
      return true
    }
    function cut(event: ClipboardEvent) {
      if (copy(event)) runCommand('delete-shot', context)
    }
    function written(text: string): CopiedShots {
      const scene = currentScene(context)
      const library = client.getQueryData(libraryQuery.queryKey)
      const names = scene && library ? namedTokens(scene, indexLibrary(library)) : []
      const shots = textToShots(text).map((shot) =>
        scene ? { ...shot, prompt: pasteToPrompt(shot.prompt, scene, names) } : shot,
      )
      return { shots, elements: [] }
    }
    function onPaste(event: ClipboardEvent) {
      const data = event.clipboardData
      if (event.defaultPrevented || isTyping(event.target) || !data || data.files.length > 0) return
      const text = data.getData('text/plain')
      const copied = readShots(text)
      const pasted = copied ?? written(text)
      if (pasted.shots.length === 0) return
      event.preventDefault()
      pasteShotsHere(context, pasted, copied ? '' : ' from the text')
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
  }, [context, store, client])
}

const hasSelectedText = () => (getSelection()?.toString() ?? '') !== ''
