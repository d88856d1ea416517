'use client'
import { useEffect, useRef } from 'react'
import { createStore } from 'zustand/vanilla'
import { isTyping } from '@/components/ui/is-typing'
import { importable, isReadable, readDrop } from '@/lib/editor/dropped-files'
import { libraryDragKind } from '@/lib/editor/library-drag'

/** `waiting`: how many files are above the window, null for none. `drops`: how often files were let go. */
export const droppedFiles = createStore<{ waiting: number | null; drops: number }>()(() => ({
  waiting: null,
  drops: 0,
}))

/** Takes files and folders dragged over the window, pictures dragged from another tab, and what is pasted anywhere but into text. Once per page. */
export function useFileDrop(onFiles: (files: File[]) => void, onUrl: (url: string) => void): void {
  const take = useRef({ onFiles, onUrl })
  useEffect(() => {
    take.current = { onFiles, onUrl }
  })
  useEffect(() => {
    const listeners = new AbortController()
    const wait = (waiting: number | null) => droppedFiles.setState({ waiting })
    const on = <K extends 'dragenter' | 'dragover' | 'dragleave' | 'drop'>(
      type: K,
      listener: (event: DragEvent) => void,
    ) => addEventListener(type, listener, { signal: listeners.signal })
    const isFiles = (event: DragEvent) =>
      isReadable(event.dataTransfer) && (!event.dataTransfer || libraryDragKind(event.dataTransfer) === null)

    on('dragenter', (event) => {
      if (isFiles(event)) wait(countFiles(event))
    })
    on('dragover', (event) => {
      if (!isFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    })
    on('dragleave', (event) => {
      if (event.relatedTarget === null) wait(null)
    })
    // Also when a place on the page takes the drop for itself.
    addEventListener('drop', () => wait(null), { signal: listeners.signal, capture: true })
    on('drop', (event) => {
      if (!isFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      const { files, url } = readDrop(event.dataTransfer)
      if (url) take.current.onUrl(url)
      void files.then((found) => found.length > 0 && take.current.onFiles(found))
    })
    addEventListener(
      'paste',
      (event) => {
        const files = [...(event.clipboardData?.files ?? [])]
        const text = event.clipboardData?.getData('text/plain') ?? ''
        const url = event.target instanceof Element && isTyping(event.target) ? null : importable(text)
        if (url) take.current.onUrl(url)
        else if (files.length === 0 || text !== '') return
        else take.current.onFiles(files)
        event.preventDefault()
      },
      { signal: listeners.signal },
    )
    return () => listeners.abort()
  }, [])
}

function countFiles(event: DragEvent): number {
  return Math.max(1, [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === 'file').length)
}
