'use client'
import { lazy, Suspense } from 'react'
import { LibraryPanel } from '@/components/library/library-panel'
import { Studio } from '@/components/studio/studio'
import { useLibraryUse } from '@/components/studio/use-library-use'
import type { StoryboardView } from '@/lib/views'

const NewElementDialog = lazy(async () => ({
  default: (await import('@/components/elements/new-element-dialog')).NewElementDialog,
}))

/** Joins the studio to the library and to the dialog for new elements, which are features of their own. */
export function StoryboardEditor({ initial }: { initial: StoryboardView }) {
  return <Studio initial={initial} library={({ hide }) => <Library hide={hide} />} />
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
