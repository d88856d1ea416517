'use client'
import { useCallback } from 'react'
import { toast } from '@/components/ui/toast'
import { droppedFiles, useFileDrop } from '@/components/library/use-file-drop'
import { useUploads } from '@/lib/queries/uploads'

/** Files dropped or pasted anywhere on the page are uploaded, also while the library is folded away. */
export function WindowDrop() {
  const { add, importUrl } = useUploads()
  const take = useCallback(
    (files: File[]) => {
      add(files)
      droppedFiles.setState(({ drops }) => ({ drops: drops + 1 }))
    },
    [add],
  )
  const fetchUrl = useCallback(
    (url: string) => {
      droppedFiles.setState(({ drops }) => ({ drops: drops + 1 }))
      void importUrl(url).then((sentence) => sentence && toast.error(sentence))
    },
    [importUrl],
  )
  useFileDrop(take, fetchUrl)
  return null
}
