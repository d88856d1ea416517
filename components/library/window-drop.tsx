'use client'
import { useCallback } from 'react'
import { droppedFiles, useFileDrop } from '@/components/library/use-file-drop'
import { useUploads } from '@/lib/queries/uploads'

/** Files dropped or pasted anywhere on the page are uploaded, also while the library is folded away. */
export function WindowDrop() {
  const { add } = useUploads()
  const take = useCallback(
    (files: File[]) => {
      add(files)
      droppedFiles.setState(({ drops }) => ({ drops: drops + 1 }))
    },
    [add],
  )
  useFileDrop(take)
  return null
}
