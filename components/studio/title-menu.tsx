'use client'
import { useEffect, type ComponentProps, type ReactElement } from 'react'
import { ChevronDown } from 'lucide-react'
import { useStore } from 'zustand'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useEdits } from '@/components/studio/use-edits'
import { Button } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { later } from '@/components/ui/later'
import { atFirstSign } from '@/lib/editor/first-sign'
import { selectStoryboard } from '@/lib/editor/store'
import { setTitle } from '@/lib/storyboard/edits'

const TitleItems = later(async () => (await import('@/components/studio/title-items')).TitleItems)

/** The storyboard's name, or the button given instead, and what can be done with all of it. */
export function TitleMenu({ button }: { button?: ReactElement<ComponentProps<'button'>> }) {
  const { panels } = useStudio()
  const title = useEditor((state) => selectStoryboard(state).title)
  const naming = useStore(panels, (state) => state.namingTitle)
  useEffect(() => atFirstSign(TitleItems.preload), [])
  useEffect(() => {
    document.title = `${title} · Shotboard`
  }, [title])
  if (naming) return <TitleField title={title} onDone={() => panels.setState({ namingTitle: false })} />
  return (
    <DropdownMenu
      align={button ? 'end' : 'start'}
      trigger={
        button ?? (
          <Button variant="ghost" className="max-w-60 min-w-0 !text-sm !font-title !text-ink">
            <span className="truncate">{title}</span>
            <ChevronDown size={12} strokeWidth={1.9} aria-hidden className="shrink-0" />
          </Button>
        )
      }
    >
      <TitleItems />
    </DropdownMenu>
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
