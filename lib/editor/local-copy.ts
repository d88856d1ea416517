import { isStoryboard } from '@/lib/storyboard/is-storyboard'
import type { Storyboard } from '@/lib/storyboard/schema'

/** Edits the server does not have yet, kept on this device. `base` is the revision they were made on, `baseDocument` what it held. */
type LocalCopy = { base: number; document: Storyboard; baseDocument?: Storyboard; at: number }

function readCopy(json: unknown): LocalCopy | null {
  const { base, document, baseDocument, at } = (json ?? {}) as Partial<Record<keyof LocalCopy, unknown>>
  if (!Number.isInteger(base) || typeof at !== 'number' || !isStoryboard(document)) return null
  return { base: Number(base), document, at, ...(isStoryboard(baseDocument) && { baseDocument }) }
}

export type LocalCopies = {
  /** False when the device has no room. */
  write: (copy: LocalCopy) => boolean
  /** This tab's copy, or the newest one another tab left behind. A tab that is still `open` keeps its own. */
  read: (open: 'own only' | ReadonlySet<string>) => LocalCopy | null
  clear: () => void
}

/** Keyed by storyboard and tab, so that two tabs never overwrite each other's unsent work. */
export function localCopies(storage: Storage, storyboardId: string, tabId: string): LocalCopies {
  const prefix = `shotboard.unsent.${storyboardId}.`
  const own = prefix + tabId
  let adopted: string | null = null

  function parse(key: string): LocalCopy | null {
    try {
      return readCopy(JSON.parse(storage.getItem(key) ?? 'null'))
    } catch {
      return null
    }
  }
  return {
    write(copy) {
      try {
        storage.setItem(own, JSON.stringify(copy))
        return true
      } catch {
        return false
      }
    },
    read(open) {
      const mine = parse(own)
      if (mine || open === 'own only') return mine
      const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')
      const others = keys
        .filter((key) => key.startsWith(prefix) && !open.has(key.slice(prefix.length)))
        .flatMap((key) => {
          const copy = parse(key)
          return copy ? [{ key, copy }] : []
        })
        .sort((a, b) => b.copy.at - a.copy.at)
      adopted = others[0]?.key ?? null
      return others[0]?.copy ?? null
    },
    clear() {
      storage.removeItem(own)
      if (adopted) storage.removeItem(adopted)
      adopted = null
    },
  }
}

let claimed: string | null = null
const TAB = 'shotboard.tab'
const OPEN = 'shotboard.tab.open'

/** Survives a reload of the tab, differs between tabs, a duplicated one too: that brings the id of one that is still open. */
export function tabId(session: Storage, fresh: () => string): string {
  if (claimed) return claimed
  const known = session.getItem(TAB)
  claimed = known !== null && session.getItem(OPEN) === null ? known : fresh()
  session.setItem(TAB, claimed)
  session.setItem(OPEN, '1')
  addEventListener('pagehide', () => session.removeItem(OPEN))
  addEventListener('pageshow', () => session.setItem(OPEN, '1'))
  return claimed
}
