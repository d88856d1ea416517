'use client'
import { useEffect, useRef } from 'react'
import { createStore } from 'zustand/vanilla'

/** `waiting`: how many files are above the window, null for none. `drops`: how often files were let go. */
export const droppedFiles = createStore<{ waiting: number | null; drops: number }>()(() => ({
  waiting: null,
  drops: 0,
}))

/** Takes files dragged over the window, or pasted anywhere but as text. Once per page. */
export function useFileDrop(onFiles: (files: File[]) => void): void {
  const take = useRef(onFiles)
  useEffect(() => {
    take.current = onFiles
  })
  useEffect(() => {
    const listeners = new AbortController()
    const wait = (waiting: number | null) => droppedFiles.setState({ waiting })
    const on = <K extends 'dragenter' | 'dragover' | 'dragleave' | 'drop'>(
      type: K,
      listener: (event: DragEvent) => void,
    ) => addEventListener(type, listener, { signal: listeners.signal })
    const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

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
    on('drop', (event) => {
      wait(null)
      if (!isFiles(event)) return
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) take.current(files)
    })
    addEventListener(
      'paste',
      (event) => {
        const files = [...(event.clipboardData?.files ?? [])]
        if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return
        event.preventDefault()
        take.current(files)
      },
      { signal: listeners.signal },
    )
    return () => listeners.abort()
  }, [])
}

function countFiles(event: DragEvent): number {
  return [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === 'file').length
}
