'use client'
import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import { useStudio } from '@/components/studio/studio-context'
import { useSaveStatus } from '@/components/studio/use-saving'
import type { SaveStatus } from '@/lib/editor/storyboard-saver'

const icon = { size: 12, strokeWidth: 1.9, 'aria-hidden': true } as const

/** "Saved", "Saving", or where the changes are instead. */
export function SaveState({ className = 'mx-1 flex max-sm:hidden' }: { className?: string }) {
  const status = useSaveStatus()
  const { panels } = useStudio()
  const others = useStore(panels, (state) => state.otherTabs)
  const bad = status.kind === 'refused' || status.kind === 'conflict'
  return (
    <>
      <span
        role="status"
        aria-label="Autosave"
        className={`${className} items-center gap-1 truncate text-2xs ${bad || status.kind === 'offline' ? 'text-warn' : 'text-ink-3'}`}
      >
        <StateIcon kind={status.kind} />
        {words(status)}
      </span>
      {others > 0 && (
        <span className="truncate text-2xs text-ink-2 max-xl:hidden">
          Open in {others === 1 ? 'another tab' : `${others} more tabs`}
        </span>
      )}
    </>
  )
}

function StateIcon({ kind }: { kind: SaveStatus['kind'] }) {
  if (kind === 'saved') return <Check {...icon} />
  if (kind === 'saving') return <LoaderCircle {...icon} className="motion-safe:animate-turn" />
  return kind === 'offline' ? <CloudOff {...icon} /> : <TriangleAlert {...icon} />
}

function words(status: SaveStatus): string {
  switch (status.kind) {
    case 'saved':
      return 'Saved'
    case 'saving':
      return 'Saving'
    case 'offline':
      return status.onDevice
        ? 'Offline. Saving on this device'
        : 'Offline, and this device has no room. Keep this tab open'
    case 'conflict':
      return 'Not saved: changed in another tab'
    case 'refused':
      return 'Not saved'
  }
}
