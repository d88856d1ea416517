'use client'
import { useEffect, useState } from 'react'
import { keysUnder } from '@/lib/editor/key-map'
import { later } from '@/components/ui/later'
import { isMac, keyMapStore, readKept } from '@/lib/editor/key-map-store'
import { pressedKeys } from '@/lib/editor/pressed-keys'

const PagePalette = later(async () => (await import('@/components/shell/page-palette')).PagePalette)
const command = { id: 'commands', keys: ['Mod+K'] }

/** Ctrl K on every page outside the studio. */
export function PagePaletteKey() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || document.querySelector('[role="dialog"], [role="menu"]')) return
      const map = readKept(localStorage)?.map ?? keyMapStore.getState().map
      const pressed = pressedKeys(event, isMac(navigator))
      if (!keysUnder(map, command).some((keys) => pressed.includes(keys))) return
      event.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
  if (!open) return null
  return <PagePalette onClose={() => setOpen(false)} />
}
