'use client'
import { Copy, Ellipsis, Trash2, UnfoldHorizontal } from 'lucide-react'
import { useStudio } from '@/components/studio/studio-context'
import { useEdits } from '@/components/studio/use-edits'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { MenuItem, MenuSeparator } from '@/components/ui/menu-parts'
import { newId } from '@/lib/editor/new-id'
import { selectStoryboard } from '@/lib/editor/store'
import { duplicateScene, evenOut, removeScene } from '@/lib/storyboard/edits'
import { whyNotEvenOut, whyNotRemoveScene } from '@/lib/storyboard/reasons'
import type { Scene } from '@/lib/storyboard/schema'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

export function SceneActions({ scene, number }: { scene: Scene; number: number }) {
  const { store } = useStudio()
  const { edit } = useEdits()
  const uneven = whyNotEvenOut(scene)
  const last = whyNotRemoveScene(selectStoryboard(store.getState()))
  function duplicate() {
    const id = newId()
    edit(duplicateScene, scene.id, { id, shotIds: scene.shots.map(newId) })
    store.getState().selectScene(id)
  }
  return (
    <DropdownMenu
      trigger={<IconButton size="sm" label={`Actions for scene ${number}`} icon={<Ellipsis {...icon} />} />}
    >
      <MenuItem icon={<Copy {...icon} />} onSelect={duplicate}>
        Duplicate scene
      </MenuItem>
      <MenuItem
        icon={<UnfoldHorizontal {...icon} />}
        disabled={uneven !== null}
        {...(uneven && { note: uneven })}
        onSelect={() => edit(evenOut, scene.id)}
      >
        Even out the shots
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        danger
        icon={<Trash2 {...icon} />}
        disabled={last !== null}
        {...(last && { note: last })}
        onSelect={() => edit(removeScene, scene.id)}
      >
        Delete scene
      </MenuItem>
    </DropdownMenu>
  )
}
