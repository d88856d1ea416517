'use client'
import { useEffect, useState } from 'react'
import { useRouter } from 'next/navigation'
import { ChevronDown, Copy, Keyboard, LayoutGrid, PencilLine } from 'lucide-react'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useEdits } from '@/components/studio/use-edits'
import { Button } from '@/components/ui/button'
import { DropdownItem, DropdownMenu, DropdownSeparator } from '@/components/ui/dropdown-menu'
import { duplicateStoryboard } from '@/lib/actions/storyboards'
import { selectStoryboard } from '@/lib/editor/store'
import { setTitle } from '@/lib/storyboard/edits'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

/** The storyboard's name, and what can be done with all of it. */
export function TitleMenu() {
  const { context, saver, store } = useStudio()
  const router = useRouter()
  const title = useEditor((state) => selectStoryboard(state).title)
  const [naming, setNaming] = useState(false)
  useEffect(() => {
    document.title = `${title} · Shotboard`
  }, [title])

  async function duplicate() {
    await saver.flush()
    const result = await duplicateStoryboard({ id: store.getState().storyboardId }).catch(() => null)
    if (result?.ok) router.push(`/storyboards/${result.value.id}`)
    else context.tell(result?.sentence ?? 'The server cannot be reached. Try again in a moment.')
  }
  if (naming) return <TitleField title={title} onDone={() => setNaming(false)} />
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
      <DropdownItem
        icon={<PencilLine {...icon} />}
        onSelect={() => requestAnimationFrame(() => setNaming(true))}
      >
        Rename
      </DropdownItem>
      <DropdownItem icon={<Copy {...icon} />} onSelect={() => void duplicate()}>
        Duplicate storyboard
      </DropdownItem>
      <DropdownItem icon={<Keyboard {...icon} />} keys="?" onSelect={() => context.showKeys()}>
        All keys
      </DropdownItem>
      <DropdownSeparator />
      <DropdownItem icon={<LayoutGrid {...icon} />} onSelect={() => router.push('/')}>
        All storyboards
      </DropdownItem>
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
