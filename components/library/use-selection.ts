'use client'
import { useMemo, useState } from 'react'

/** What is listed, in its order; an entry that is not here yet is undefined. */
export type Listed = {
  count: number
  idAt: (index: number) => string | undefined
  indexOf: (id: string) => number
}
type Held = { ids: ReadonlySet<string>; at: string | null; anchor: string | null }
export type Keys = { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }

const nothing: Held = { ids: new Set(), at: null, anchor: null }
const noKeys: Keys = { shiftKey: false, ctrlKey: false, metaKey: false }

/** Which entries of a list are selected, and where the keyboard is. Click, Ctrl and Shift as in every file manager. */
export function useSelection(list: Listed) {
  const [held, setHeld] = useState(nothing)
  return useMemo(() => {
    const only = (id: string): Held => ({ ids: new Set([id]), at: id, anchor: id })
    function between(from: string, to: string): string[] {
      const [a, b] = [list.indexOf(from), list.indexOf(to)]
      if (a < 0 || b < 0) return [to]
      const ids: string[] = []
      for (let index = Math.min(a, b); index <= Math.max(a, b); index++) {
        const id = list.idAt(index)
        if (id !== undefined) ids.push(id)
      }
      return ids
    }
    function toggled(was: Held, id: string): Held {
      const ids = new Set(was.ids)
      if (!ids.delete(id)) ids.add(id)
      return { ids, at: id, anchor: id }
    }
    function pointed(was: Held, id: string, keys: Keys): Held {
      const anchor = was.anchor ?? was.at ?? id
      if (keys.shiftKey) return { ids: new Set(between(anchor, id)), at: id, anchor }
      return keys.ctrlKey || keys.metaKey ? toggled(was, id) : only(id)
    }
    return {
      ids: held.ids,
      /** The entry that keys act on. */
      at: held.at,
      point: (id: string, keys: Keys = noKeys) => setHeld((was) => pointed(was, id, keys)),
      /** Ctrl and an arrow: the mark moves, the selection stays. */
      walk: (id: string, keys: Keys) =>
        setHeld((was) => (keys.ctrlKey || keys.metaKey ? { ...was, at: id } : pointed(was, id, keys))),
      toggle: (id: string) => setHeld((was) => toggled(was, id)),
      set: (ids: Iterable<string>) => setHeld((was) => ({ ...was, ids: new Set(ids) })),
      clear: () => setHeld((was) => ({ ...nothing, at: was.at })),
    }
  }, [held, list])
}
export type Selection = ReturnType<typeof useSelection>
