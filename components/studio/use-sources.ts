'use client'
import type { KeyboardEvent } from 'react'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useTakes } from '@/components/studio/use-takes'
import { rovingKeys } from '@/components/ui/roving-keys'

/** What the viewer can show of a scene, as tabs: its animatic and its takes, at the same moment. */
export function useSources(sceneId: string) {
  const { store } = useStudio()
  const source = useEditor((state) => state.source)
  const takes = useTakes(sceneId)
  const shown = takes.some(({ id }) => id === source) ? source : 'animatic'
  return {
    takes,
    list: {
      role: 'tablist',
      'aria-label': 'Source',
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => rovingKeys(event, 'x')?.click(),
    } as const,
    tab: (value: string) =>
      ({
        type: 'button',
        role: 'tab',
        'aria-controls': 'viewer-stage',
        'aria-selected': value === shown,
        tabIndex: value === shown ? 0 : -1,
        onClick: () => store.getState().show(value),
      }) as const,
  }
}
export type SourceTab = ReturnType<ReturnType<typeof useSources>['tab']>
