'use client'
import type { ReactNode } from 'react'
import {
  ArrowLeft,
  ArrowRight,
  ClipboardPaste,
  Copy,
  Lock,
  LockOpen,
  PencilLine,
  Plus,
  Scissors,
  Trash2,
} from 'lucide-react'
import { useStudio } from '@/components/studio/studio-context'
import { TakeMenu } from '@/components/studio/take-menu'
import { MenuItem, MenuSeparator } from '@/components/ui/menu-parts'
import { availability } from '@/lib/editor/command'
import { command, keysOf, runCommand } from '@/lib/editor/commands'
import { pasteShotsHere } from '@/lib/editor/paste-shots'
import { currentShots } from '@/lib/editor/shot-actions'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

/** What the timeline was right-clicked on; shot and scene are selected already. */
export type MenuTarget = { kind: 'shot' | 'scene' } | { kind: 'take'; id: string }

export function TimelineMenu({ target }: { target: MenuTarget }) {
  if (target.kind === 'take') return <TakeMenu id={target.id} />
  return target.kind === 'shot' ? <ShotItems /> : <SceneItems />
}

function CommandItem({
  id,
  icon,
  danger = false,
  label,
}: {
  id: string
  icon: ReactNode
  danger?: boolean
  label?: string
}) {
  const { context } = useStudio()
  const can = availability(command(id), context)
  return (
    <MenuItem
      icon={icon}
      keys={keysOf(id)}
      danger={danger}
      disabled={can !== true}
      {...(typeof can === 'string' && { note: can })}
      onSelect={() => runCommand(id, context)}
    >
      {label ?? command(id).label}
    </MenuItem>
  )
}

function ShotItems() {
  const { context } = useStudio()
  const shots = currentShots(context)
  const locked = shots[0]?.locked ?? false
  const held = context.clipboard.get()
  return (
    <>
      <CommandItem id="duplicate" icon={<Copy {...icon} />} />
      <CommandItem id="split" icon={<Scissors {...icon} />} />
      <CommandItem
        id="lock"
        icon={locked ? <LockOpen {...icon} /> : <Lock {...icon} />}
        label={locked ? 'Unlock length' : 'Lock length'}
      />
      <MenuItem icon={<Copy {...icon} />} keys={keysOf('copy')} onSelect={() => runCommand('copy', context)}>
        Copy
      </MenuItem>
      <MenuItem
        icon={<ClipboardPaste {...icon} />}
        keys={keysOf('paste')}
        disabled={held.shots.length === 0}
        onSelect={() => pasteShotsHere(context, held)}
      >
        Paste after
      </MenuItem>
      <CommandItem id="move-back" icon={<ArrowLeft {...icon} />} />
      <CommandItem id="move-on" icon={<ArrowRight {...icon} />} />
      <MenuSeparator />
      <CommandItem
        id="delete-shot"
        icon={<Trash2 {...icon} />}
        danger
        label={shots.length > 1 ? `Delete ${shots.length} shots` : 'Delete shot'}
      />
    </>
  )
}

function SceneItems() {
  const { gesture, store } = useStudio()
  return (
    <>
      <MenuItem
        icon={<PencilLine {...icon} />}
        keys={keysOf('rename-scene')}
        onSelect={() =>
          requestAnimationFrame(() => gesture.setState({ namingSceneId: store.getState().sceneId }))
        }
      >
        Rename scene
      </MenuItem>
      <CommandItem id="add-scene" icon={<Plus {...icon} />} />
      <CommandItem id="duplicate-scene" icon={<Copy {...icon} />} />
      <CommandItem id="scene-back" icon={<ArrowLeft {...icon} />} />
      <CommandItem id="scene-on" icon={<ArrowRight {...icon} />} />
      <MenuSeparator />
      <CommandItem id="delete-scene" icon={<Trash2 {...icon} />} danger />
    </>
  )
}
