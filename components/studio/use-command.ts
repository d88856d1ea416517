'use client'
import { useStudio } from '@/components/studio/studio-context'
import { useKeys } from '@/components/studio/use-keys'
import { usePlayer } from '@/components/studio/use-player'
import { availability } from '@/lib/editor/command'
import { command, runCommand } from '@/lib/editor/commands'
import { useStore } from 'zustand'

export type CommandControl = {
  label: string
  keys: string
  run: () => void
  disabled: boolean
  /** Why it is off, or null. */
  why: string | null
}

/** A command as a control: label, key, whether it can run now and why not. */
export function useCommand(id: string): CommandControl {
  const { context, store } = useStudio()
  const found = command(id)
  // Both subscriptions give a primitive, so that a control draws again only when its own availability changes.
  const can = useStore(store, () => availability(found, context))
  const canHere = usePlayer(() => availability(found, context))
  const keys = useKeys(id)
  const now = can === true ? canHere : can
  return {
    label: found.label,
    keys,
    run: () => void runCommand(id, context),
    disabled: now !== true,
    why: typeof now === 'string' ? now : null,
  }
}
