'use client'
import type { ComponentProps, ReactElement } from 'react'
import { TagEditor } from '@/components/library/tag-editor'
import { Popover } from '@/components/ui/popover'
import type { AssetView } from '@/lib/views'

/** Tags of several files: those that any of them has can be taken off all. */
export function TagPopover({
  chosen,
  trigger,
  onAdd,
  onRemove,
}: {
  chosen: readonly AssetView[]
  trigger: ReactElement<ComponentProps<'button'>>
  onAdd: (tag: string) => void
  onRemove: (tag: string) => void
}) {
  const tags = [...new Set(chosen.flatMap((asset) => asset.tags))].sort()
  return (
    <Popover trigger={trigger} label="Tags" side="top" align="center" className="w-64">
      <TagEditor tags={tags} onAdd={onAdd} onRemove={onRemove} />
    </Popover>
  )
}
