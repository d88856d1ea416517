'use client'
import { useRef } from 'react'

/** The name of a folder being made or renamed. */
export function FolderName({
  name,
  depth,
  onDone,
}: {
  name: string
  depth: number
  onDone: (name: string | null) => void
}) {
  const done = useRef(false)
  const end = (next: string | null) => {
    if (done.current) return
    done.current = true
    const clean = next?.trim()
    onDone(clean && clean !== name ? clean : null)
  }
  return (
    <div className="shrink-0 py-0.5 pr-1" style={{ paddingLeft: 4 + depth * 14 }}>
      <input
        aria-label={name ? `Name of ${name}` : 'Name of the new folder'}
        placeholder="Folder name"
        defaultValue={name}
        maxLength={80}
        autoFocus
        onFocus={({ target }) => target.select()}
        onBlur={({ target }) => end(target.value)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter') end(event.currentTarget.value)
          else if (event.key === 'Escape') end(null)
        }}
        className="h-6 w-full min-w-32 rounded-chip bg-field px-1.5 text-ink shadow-[0_0_0_1px_var(--color-edge)_inset]"
      />
    </div>
  )
}
