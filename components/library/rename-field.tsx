'use client'
import { useRef } from 'react'
import { classNames } from '@/components/ui/class-names'

/** Over the name of a tile. Enter keeps, Escape lets be; the ending of the name is not selected. */
export function RenameField({
  name,
  look,
  onDone,
}: {
  name: string
  look: 'grid' | 'rows'
  onDone: (name: string | null) => void
}) {
  const done = useRef(false)
  function end(next: string | null) {
    if (done.current) return
    done.current = true
    const clean = next?.trim()
    onDone(clean && clean !== name ? clean : null)
  }
  return (
    <input
      aria-label={`Name of ${name}`}
      defaultValue={name}
      maxLength={200}
      autoFocus
      onFocus={({ target }) => {
        const dot = name.lastIndexOf('.')
        target.setSelectionRange(0, dot > 0 ? dot : name.length)
      }}
      onBlur={({ target }) => end(target.value)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.preventDefault()
        const list = event.currentTarget.closest<HTMLElement>('[role="listbox"]')
        end(event.key === 'Enter' ? event.currentTarget.value : null)
        list?.focus()
      }}
      onPointerDown={(event) => event.stopPropagation()}
      className={classNames(
        'absolute z-10 h-6 rounded-chip bg-field px-1.5 font-medium text-ink shadow-[0_0_0_1px_var(--color-edge)_inset]',
        look === 'grid' ? 'inset-x-0 bottom-3' : 'top-2.5 left-[68px] w-64 max-w-[60%]',
      )}
    />
  )
}
