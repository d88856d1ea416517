import { createStore } from 'zustand/vanilla'
import { readKeyMap, usualKeyMap, type KeyMap } from '@/lib/settings/key-map'

const KEY = 'shotboard.keys'
type Kept = { map: KeyMap; sent: boolean }

/** The keys in use on this page. `sent` is false while the server does not have them yet. One per browser page, never on a server. */
export const keyMapStore = createStore<Kept & { mac: boolean }>()(() => ({
  map: usualKeyMap,
  sent: true,
  mac: false,
}))

export function isMac(agent: Pick<Navigator, 'platform' | 'userAgent'>): boolean {
  return /mac|iphone|ipad/i.test(agent.platform || agent.userAgent)
}

/** The device's copy, or null. */
export function readKept(storage: Pick<Storage, 'getItem'>): Kept | null {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? 'null') as { map?: unknown; sent?: unknown } | null
    const map = readKeyMap(kept?.map)
    return map && { map, sent: kept?.sent === true }
  } catch {
    return null
  }
}

let adopted = false

/**
 * Takes over what the server has, once per page, unless this device changed keys that never reached it: then those win and
 * are returned, to be sent.
 */
export function adoptKeyMap(server: KeyMap | null, storage: Storage): KeyMap | null {
  if (adopted) return null
  adopted = true
  const kept = readKept(storage)
  const mac = isMac(navigator)
  if (kept && !kept.sent) {
    keyMapStore.setState({ ...kept, mac })
    return kept.map
  }
  keyMapStore.setState({ map: server ?? kept?.map ?? usualKeyMap, sent: true, mac })
  keep(storage)
  return null
}

/** Another tab of this device changed the keys. */
export function followKeyMap(event: StorageEvent): void {
  const kept = event.key === KEY && event.storageArea ? readKept(event.storageArea) : null
  if (kept) keyMapStore.setState(kept)
}

export function setKeyMap(map: KeyMap, storage: Storage): void {
  keyMapStore.setState({ map, sent: false })
  keep(storage)
}

/** The server has this map. */
export function keyMapSent(map: KeyMap, storage: Storage): void {
  if (keyMapStore.getState().map !== map) return
  keyMapStore.setState({ sent: true })
  keep(storage)
}

function keep(storage: Storage) {
  const { map, sent } = keyMapStore.getState()
  try {
    storage.setItem(KEY, JSON.stringify({ map, sent }))
  } catch {
    // No room on the device: the server's copy is left.
  }
}
