'use client'
import { useCallback, useEffect } from 'react'
import { toast } from '@/components/ui/toast'
import { useStore } from 'zustand'
import { saveKeyMap } from '@/lib/actions/preferences'
import { adoptKeyMap, followKeyMap, keyMapSent, keyMapStore, setKeyMap } from '@/lib/editor/key-map-store'
import type { KeyMap } from '@/lib/settings/key-map'

async function send(map: KeyMap): Promise<boolean> {
  const result = await saveKeyMap({ map }).catch(() => null)
  if (result?.ok) keyMapSent(map, localStorage)
  return result?.ok === true
}

/** Keys changed on this device while the server was away are sent; else the server's are taken over. */
export function KeyMapSync({ server }: { server: KeyMap | null }) {
  useEffect(() => {
    const unsent = adoptKeyMap(server, localStorage)
    if (unsent) void send(unsent)
    addEventListener('storage', followKeyMap)
    return () => removeEventListener('storage', followKeyMap)
  }, [server])
  return null
}

export function useKeyMap(): { map: KeyMap; mac: boolean; change: (map: KeyMap) => void } {
  const map = useStore(keyMapStore, (state) => state.map)
  const mac = useStore(keyMapStore, (state) => state.mac)
  const change = useCallback((next: KeyMap) => {
    setKeyMap(next, localStorage)
    void send(next).then((sent) => {
      if (!sent) toast('The server cannot be reached. The keys are kept on this device and sent next time.')
    })
  }, [])
  return { map, mac, change }
}
