'use client'
import { useEffect, useSyncExternalStore } from 'react'

export type Theme = 'system' | 'dark' | 'light'
const KEY = 'shotboard.theme'
const changed = 'shotboard:theme'

function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY)
    return stored === 'light' || stored === 'system' ? stored : 'dark'
  } catch {
    return 'dark'
  }
}
function apply() {
  const theme = readTheme()
  const light = matchMedia('(prefers-color-scheme: light)').matches
  document.documentElement.dataset.theme = theme === 'system' ? (light ? 'light' : 'dark') : theme
}
export function setTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Private windows may refuse storage: the choice then lasts as long as the page.
  }
  apply()
  dispatchEvent(new Event(changed))
}
function subscribe(listener: () => void) {
  addEventListener(changed, listener)
  addEventListener('storage', listener)
  return () => {
    removeEventListener(changed, listener)
    removeEventListener('storage', listener)
  }
}
export function useTheme(): Theme {
  return useSyncExternalStore<Theme>(subscribe, readTheme, () => 'dark')
}

export function FollowSystemTheme() {
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: light)')
    system.addEventListener('change', apply)
    addEventListener('storage', apply)
    return () => {
      system.removeEventListener('change', apply)
      removeEventListener('storage', apply)
    }
  }, [])
  return null
}
