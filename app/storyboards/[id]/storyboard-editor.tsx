'use client'
import { lazy, Suspense, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { LibraryPanel } from '@/components/library/library-panel'
import { WindowDrop } from '@/components/library/window-drop'
import { Studio } from '@/components/studio/studio'
import { useLibraryUse } from '@/components/studio/use-library-use'
import { keys } from '@/lib/queries/keys'
import type { GenerationsView, LibraryView, StoryboardView } from '@/lib/views'

const NewElementDialog = lazy(async () => ({
  default: (await import('@/components/elements/new-element-dialog')).NewElementDialog,
}))

type Props = {
  initial: StoryboardView
  /** The take a link of the queue leads to. */
  start: { sceneId: string; takeId: string } | null
  library: { view: LibraryView; whole: boolean }
  generations: GenerationsView
}

/** Joins the studio to the library and to the dialog for new elements, which are features of their own. */
export function StoryboardEditor({ initial, start, library, generations }: Props) {
  const client = useQueryClient()
  // What the page brought is in the cache before anything below asks: nothing is missing in the first paint.
  useState(() => {
    client.setQueryData(keys.library, library.view, library.whole ? {} : { updatedAt: 0 })
    client.setQueryData(keys.generations(initial.id), generations)
  })
  return (
    <>
      <Studio initial={initial} start={start} library={({ hide }) => <Library hide={hide} />} />
      <WindowDrop />
    </>
  )
}

function Library({ hide }: { hide: () => void }) {
  const use = useLibraryUse()
  return (
    <LibraryPanel
      use={use}
      onHide={hide}
      newElement={({ open, onOpenChange }) =>
        open && (
          <Suspense>
            <NewElementDialog open onOpenChange={onOpenChange} />
          </Suspense>
        )
      }
    />
  )
}
