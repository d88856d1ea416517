'use client'
import { useEffect, type ReactNode } from 'react'
import {
  ChevronDown,
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
import { useStore } from 'zustand'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useEdits } from '@/components/studio/use-edits'
import { Button } from '@/components/ui/button'
import { DropdownItem, DropdownMenu, DropdownSeparator } from '@/components/ui/dropdown-menu'
import { command, keysOf, runCommand } from '@/lib/editor/commands'
import { selectStoryboard } from '@/lib/editor/store'
import { setTitle } from '@/lib/storyboard/edits'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

/** The storyboard's name, and what can be done with all of it. */
export function TitleMenu() {
  const { panels } = useStudio()
  const title = useEditor((state) => selectStoryboard(state).title)
  const naming = useStore(panels, (state) => state.namingTitle)
  useEffect(() => {
    document.title = `${title} · Shotboard`
  }, [title])
  if (naming) return <TitleField title={title} onDone={() => panels.setState({ namingTitle: false })} />
  return (
    <DropdownMenu
      align="start"
      trigger={
        <Button variant="ghost" className="max-w-60 min-w-0 !text-sm !font-title !text-ink">
          <span className="truncate">{title}</span>
          <ChevronDown size={12} strokeWidth={1.9} aria-hidden className="shrink-0" />
        </Button>
      }
    >
      <Item id="rename-storyboard" icon={<PencilLine {...icon} />} />
      <Item id="duplicate-storyboard" icon={<Copy {...icon} />} />
      <Item id="import-request" icon={<ClipboardPaste {...icon} />} />
      <Item id="export-storyboard" icon={<FileDown {...icon} />} />
      <DropdownSeparator />
      <Item id="scene-list" icon={<ListOrdered {...icon} />} />
      <Item id="scene-defaults" icon={<SlidersHorizontal {...icon} />} />
      <Item id="history" icon={<History {...icon} />} />
      <Item id="generate-all" icon={<Sparkles {...icon} />} />
      <Item id="spending-limit" icon={<Wallet {...icon} />} />
      <DropdownSeparator />
      <Item id="commands" icon={<Search {...icon} />} />
      <Item id="keys" icon={<Keyboard {...icon} />} />
      <Item id="go-settings" icon={<Settings {...icon} />} />
      <Item id="go-storyboards" icon={<LayoutGrid {...icon} />} />
    </DropdownMenu>
  )
}

function Item({ id, icon }: { id: string; icon: ReactNode }) {
  const { context } = useStudio()
  return (
    <DropdownItem
      icon={icon}
      keys={keysOf(id)}
      // The menu gives the focus back when it closes; what opens must come after that.
      onSelect={() => requestAnimationFrame(() => runCommand(id, context))}
    >
      {command(id).label}
    </DropdownItem>
  )
}

function TitleField({ title, onDone }: { title: string; onDone: () => void }) {
  const { edit } = useEdits()
  return (
    <input
      autoFocus
      aria-label="Title of the storyboard"
      defaultValue={title}
      maxLength={120}
      onFocus={(event) => event.target.select()}
      onBlur={(event) => {
        edit(setTitle, event.target.value)
        onDone()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.value = title
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
      }}
      className="h-control w-52 rounded-control bg-field px-2 text-sm font-title shadow-[0_0_0_1px_var(--color-edge)_inset] focus-visible:-outline-offset-1"
    />
  )
}
