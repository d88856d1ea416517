const PREFIX = 'shotboard.tab.'

/** Says to other tabs that this one is open, until the returned function is called or the page ends. */
export function holdTab(locks: LockManager | undefined, tabId: string): () => void {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  void locks?.request(PREFIX + tabId, { mode: 'shared' }, () => held).catch(() => undefined)
  return () => release()
}

/** Ids of the tabs that are open now. Empty where the browser cannot tell (a plain http address in a network). */
export async function openTabs(locks: LockManager | undefined): Promise<ReadonlySet<string>> {
  const state = await locks?.query().catch(() => null)
  const names = (state?.held ?? []).map((lock) => lock.name ?? '')
  return new Set(names.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length)))
}
