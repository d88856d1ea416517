'use client'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { PanelLeftClose, Plus } from 'lucide-react'
import { useStore } from 'zustand'
import { DropZone } from '@/components/library/drop-zone'
import { ElementsTab } from '@/components/library/elements-tab'
import type { LibraryUse } from '@/components/library/library-use'
import { MediaTab } from '@/components/library/media-tab'
import { UploadList } from '@/components/library/upload-list'
import { droppedFiles } from '@/components/library/use-file-drop'
import { IconButton } from '@/components/ui/icon-button'
import { TabPanel, Tabs } from '@/components/ui/tabs'
import { indexLibrary } from '@/lib/editor/reference-labels'
import { useUploads } from '@/lib/queries/uploads'
import { useAssetCount, useLibrary } from '@/lib/queries/library'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

export type LibraryPanelProps = {
  use: LibraryUse
  /** The dialog that makes an element. Another feature owns it, so the page hands it in. */
  newElement: (dialog: { open: boolean; onOpenChange: (open: boolean) => void }) => ReactNode
  onHide?: () => void
}

/** Files and elements at hand while a scene is written. The page mounts <WindowDrop> beside it. */
export function LibraryPanel({ use, newElement, onHide }: LibraryPanelProps) {
  const library = useLibrary()
  const count = useAssetCount()
  const uploads = useUploads()
  const [tab, setTab] = useState<'media' | 'elements'>('media')
  const [making, setMaking] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const waiting = useStore(droppedFiles, (state) => state.waiting)
  useEffect(() => droppedFiles.subscribe((now, was) => now.drops !== was.drops && setTab('media')), [])

  return (
    <aside aria-label="Library" className="flex h-full min-h-0 flex-col bg-panel">
      <Tabs
        label="Library"
        value={tab}
        onChange={setTab}
        className="flex min-h-0 flex-1 flex-col"
        options={[
          { value: 'media', label: 'Media', count },
          { value: 'elements', label: 'Elements', count: library.elements.length },
        ]}
        end={
          <>
            <IconButton
              size="sm"
              label={tab === 'media' ? 'Upload' : 'New element'}
              icon={<Plus {...icon} />}
              onClick={() => (tab === 'media' ? input.current?.click() : setMaking(true))}
            />
            {onHide && (
              <IconButton
                size="sm"
                label="Hide library"
                icon={<PanelLeftClose {...icon} />}
                onClick={onHide}
              />
            )}
          </>
        }
      >
        <TabPanel value="media" className="flex min-h-0 flex-1 flex-col data-[state=inactive]:hidden">
          <MediaTab use={use} />
        </TabPanel>
        <TabPanel value="elements" className="flex min-h-0 flex-1 flex-col data-[state=inactive]:hidden">
          <ElementsTab index={indexLibrary(library)} use={use} onNew={() => setMaking(true)} />
        </TabPanel>
      </Tabs>
      <UploadList uploads={uploads} />
      <DropZone waiting={waiting} onFiles={(files) => uploads.add(files)} input={input} />
      {newElement({ open: making, onOpenChange: setMaking })}
    </aside>
  )
}
