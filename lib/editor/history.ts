/** Undo as values. A gesture (drag, typing run) is bracketed by begin and commit and becomes one step; cancel restores `base`. */
export type History<T> = { past: readonly T[]; present: T; future: readonly T[]; base: T | null }

const DEPTH = 300

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [], base: null }
}

function remember<T>(past: readonly T[], entry: T): readonly T[] {
  return [...past, entry].slice(-DEPTH)
}

/** One undo step, unless a gesture is open: then the change is shown and not recorded. */
export function record<T>(history: History<T>, next: T): History<T> {
  if (next === history.present) return history
  if (history.base !== null) return { ...history, present: next }
  return { ...history, past: remember(history.past, history.present), present: next, future: [] }
}

export function begin<T>(history: History<T>): History<T> {
  return history.base === null ? { ...history, base: history.present } : history
}

export function commit<T>(history: History<T>): History<T> {
  const { base, present, past } = history
  if (base === null) return history
  if (present === base) return { ...history, base: null }
  return { past: remember(past, base), present, future: [], base: null }
}

export function cancel<T>(history: History<T>): History<T> {
  return history.base === null ? history : { ...history, present: history.base, base: null }
}

export function undo<T>(history: History<T>): History<T> {
  const settled = commit(history)
  const previous = settled.past.at(-1)
  if (previous === undefined) return settled
  return {
    past: settled.past.slice(0, -1),
    present: previous,
    future: [settled.present, ...settled.future],
    base: null,
  }
}

export function redo<T>(history: History<T>): History<T> {
  const settled = commit(history)
  const [next, ...future] = settled.future
  if (next === undefined) return settled
  return { past: remember(settled.past, settled.present), present: next, future, base: null }
}

/** Every state changed the same way, open gesture included; states that become the same are one. For what came from elsewhere. */
export function rebase<T>(history: History<T>, change: (each: T) => T): History<T> {
  const present = change(history.present)
  const past = history.past.map(change)
  const future = history.future.map(change)
  return {
    past: past.filter((each, i) => each !== (past[i + 1] ?? present)),
    present,
    future: future.filter((each, i) => each !== (future[i - 1] ?? present)),
    base: history.base === null ? null : change(history.base),
  }
}
