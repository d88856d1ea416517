'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { Palette } from '@/components/shell/palette'
import { setTheme, type Theme } from '@/components/shell/theme'
import type { PaletteEntry } from '@/lib/editor/palette-search'
import { storyboardEntries } from '@/lib/editor/storyboard-entries'
import { useLibrary } from '@/lib/queries/library'
import { storyboardsQuery } from '@/lib/queries/storyboards'

const pages = [
  ['Storyboards', '/'],
  ['Elements', '/elements'],
  ['Queue', '/queue'],
  ['Settings', '/settings'],
] as const
const themes: readonly [Theme, string][] = [
  ['dark', 'Dark theme'],
  ['light', 'Light theme'],
  ['system', 'Theme of the system'],
]

/** Pages, storyboards and elements by name. Inside a storyboard there is more. */
export function PagePalette({ onClose }: { onClose: () => void }) {
  const router = useRouter()
  const go = (path: string) => router.push(path)
  const { elements } = useLibrary()
  const cards = useQuery(storyboardsQuery).data ?? []
  const entries: PaletteEntry[] = [
    ...pages.map(([label, path]) => ({ id: path, group: 'Pages', label, run: () => go(path) })),
    ...storyboardEntries({ go }, cards),
    ...elements.map(({ id, name, description }) => ({
      id,
      group: 'Elements',
      label: name,
      words: description,
      run: () => go('/elements'),
    })),
    ...themes.map(([theme, label]) => ({ id: theme, group: 'Commands', label, run: () => setTheme(theme) })),
  ]
  return <Palette entries={entries} onClose={onClose} />
}
