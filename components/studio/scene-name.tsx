'use client'
import { useState } from 'react'
import { useEdits } from '@/components/studio/use-edits'
import { renameScene } from '@/lib/storyboard/edits'
import type { Scene } from '@/lib/storyboard/schema'

/** The name of the scene as text that can be written over. Enter or leaving keeps it, Escape does not. */
export function SceneName({ scene }: { scene: Scene }) {
  const { edit } = useEdits()
  const [draft, setDraft] = useState<string | null>(null)
  function keep() {
    if (draft !== null && draft.trim() !== scene.name) edit(renameScene, scene.id, draft.trim())
    setDraft(null)
  }
  return (
    <input
      type="text"
      aria-label="Name of the scene"
      placeholder="Untitled"
      maxLength={120}
      autoComplete="off"
      value={draft ?? scene.name}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key !== 'Escape') return
        event.stopPropagation()
        setDraft(null)
      }}
      className="h-6 min-w-0 flex-1 truncate rounded-chip bg-transparent px-1 text-2xs font-body text-ink-3 hover:bg-hover hover:text-ink focus:bg-field focus:text-ink focus-visible:-outline-offset-1"
    />
  )
}
