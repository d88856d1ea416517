'use client'
import { useStore } from 'zustand'
import { keysOf, type CommandId } from '@/lib/editor/commands'
import { keyMapStore } from '@/lib/editor/key-map-store'

/** The key of a command as it is printed now; follows the person's key map. */
export function useKeys(id: CommandId): string {
  return useStore(keyMapStore, () => keysOf(id))
}
