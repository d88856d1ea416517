'use client'
import { Monitor, Moon, Sun } from 'lucide-react'
import { setTheme, useTheme, type Theme } from '@/components/shell/theme'
import { Segmented, type SegmentedOption } from '@/components/ui/segmented'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const
const options: SegmentedOption<Theme>[] = [
  { value: 'system', label: 'System', icon: <Monitor {...icon} /> },
  { value: 'dark', label: 'Dark', icon: <Moon {...icon} /> },
  { value: 'light', label: 'Light', icon: <Sun {...icon} /> },
]

export function ThemeChoice() {
  return <Segmented label="Theme" value={useTheme()} options={options} onChange={setTheme} />
}
