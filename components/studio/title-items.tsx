'use client'
import type { ReactNode } from 'react'
import {
  ClipboardPaste,
  Copy,
  FileDown,
  History,
  Keyboard,
  LayoutGrid,
  ListOrdered,
  PencilLine,
  Search,
  Settings,
  SlidersHorizontal,
  Sparkles,
  Wallet,
} from 'lucide-react'
import { useStudio } from '@/components/studio/studio-context'
import { useTablet } from '@/components/studio/use-media'
import { MenuItem, MenuSeparator } from '@/components/ui/menu-parts'
import { command, keysOf, runCommand } from '@/lib/editor/commands'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

/** What can be done with all of the storyboard. */
export function TitleItems() {
  // On a phone nothing else offers it.
  const phone = !useTablet()
  return (
    <>
      {phone && <Item id="generate" icon={<Sparkles {...icon} />} />}
      <Item id="rename-storyboard" icon={<PencilLine {...icon} />} />
      <Item id="duplicate-storyboard" icon={<Copy {...icon} />} />
      <Item id="import-request" icon={<ClipboardPaste {...icon} />} />
      <Item id="export-storyboard" icon={<FileDown {...icon} />} />
      <MenuSeparator />
      <Item id="scene-list" icon={<ListOrdered {...icon} />} />
      <Item id="scene-defaults" icon={<SlidersHorizontal {...icon} />} />
      <Item id="history" icon={<History {...icon} />} />
      <Item id="generate-all" icon={<Sparkles {...icon} />} />
      <Item id="spending-limit" icon={<Wallet {...icon} />} />
      <MenuSeparator />
      <Item id="commands" icon={<Search {...icon} />} />
      <Item id="keys" icon={<Keyboard {...icon} />} />
      <Item id="go-settings" icon={<Settings {...icon} />} />
      <Item id="go-storyboards" icon={<LayoutGrid {...icon} />} />
    </>
  )
}

function Item({ id, icon }: { id: string; icon: ReactNode }) {
  const { context } = useStudio()
  return (
    <MenuItem
      icon={icon}
      keys={keysOf(id)}
      // The menu gives the focus back when it closes; what opens must come after that.
      onSelect={() => requestAnimationFrame(() => runCommand(id, context))}
    >
      {command(id).label}
    </MenuItem>
  )
}
