'use client'
import { LibraryPanel } from '@/components/library/library-panel'
import { WindowDrop } from '@/components/library/window-drop'
import type { StudioStart } from '@/components/studio/create-studio'
import { useSceneElements, type ElementDialog } from '@/components/studio/scene-element-panel'
import { useEditor } from '@/components/studio/studio-context'
import { Studio } from '@/components/studio/studio'
import { useLibraryUse } from '@/components/studio/use-library-use'
import { later } from '@/components/ui/later'
import type { StoryboardView } from '@/lib/views'

const NewElementDialog = later(
  async () => (await import('@/components/elements/new-element-dialog')).NewElementDialog,
)

type Props = {
  initial: StoryboardView
  /** The take a link of the queue leads to. */
  start: StudioStart | null
}

/** Joins the studio to the library and to the dialog for new elements, which are features of their own. */
export function StoryboardEditor({ initial, start }: Props) {
  return (
    <>
      <Studio
        initial={initial}
        start={start}
        library={({ hide }) => <Library hide={hide} />}
        elementDialog={elementDialog}
      />
      <WindowDrop />
    </>
  )
}

const elementDialog: ElementDialog = ({ close, start, save, stored }) => (
  <NewElementDialog
    open
    onOpenChange={(open) => !open && close()}
    start={start}
    {...(save && { scene: { only: true, onSave: save } })}
    onCreated={({ id }) => stored(id)}
  />
)

function Library({ hide }: { hide: () => void }) {
  const use = useLibraryUse()
  const sceneId = useEditor((state) => state.sceneId)
  const { add } = useSceneElements(sceneId)
  return (
    <LibraryPanel
      use={use}
      onHide={hide}
      newElement={({ open, onOpenChange }) =>
        open && <NewElementDialog open onOpenChange={onOpenChange} scene={{ only: false, onSave: add }} />
      }
    />
  )
}
