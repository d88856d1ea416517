'use client'
import { useEffect, useRef, useState } from 'react'

/** Files dragged over the window, or pasted anywhere but as text. `waiting` is how many are above the window, null for none. */
export function useFileDrop(onFiles: (files: File[]) => void): number | null {
  const [waiting, setWaiting] = useState<number | null>(null)
  const take = useRef(onFiles)
  useEffect(() => {
    take.current = onFiles
  })
  useEffect(() => {
    const listeners = new AbortController()
    const on = <K extends 'dragenter' | 'dragover' | 'dragleave' | 'drop'>(
      type: K,
      listener: (event: DragEvent) => void,
    ) => addEventListener(type, listener, { signal: listeners.signal })
    const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

    on('dragenter', (event) => {
      if (isFiles(event)) setWaiting(countFiles(event))
    })
    on('dragover', (event) => {
      if (!isFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    })
    on('dragleave', (event) => {
      if (event.relatedTarget === null) setWaiting(null)
    })
    on('drop', (event) => {
      setWaiting(null)
      if (!isFiles(event)) return
      event.preventDefault()
      take.current([...(event.dataTransfer?.files ?? [])])
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
  return waiting
}

function countFiles(event: DragEvent): number {
  return [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === 'file').length
}
