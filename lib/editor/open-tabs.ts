const PREFIX = 'shotboard.tab.'
const CHANNEL = 'shotboard.tabs'
const ASK = 'who is open?'
/** Long enough for a tab that is busy, short enough for what waits for the answers. */
const ANSWERS_MS = 400

/** Says to other tabs that this one is open, until the returned function is called or the page ends. */
export function holdTab(locks: LockManager | undefined, tabId: string): () => void {
  if (!locks) return answerFor(tabId)
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  void locks.request(PREFIX + tabId, { mode: 'shared' }, () => held).catch(() => undefined)
  return () => release()
}

/** Ids of the tabs that are open now. A plain http address in a network has no locks: there the tabs are asked. */
export async function openTabs(locks: LockManager | undefined): Promise<ReadonlySet<string>> {
  if (!locks) return askTabs()
  const state = await locks.query().catch(() => null)
  const names = (state?.held ?? []).map((lock) => lock.name ?? '')
  return new Set(names.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length)))
}

function answerFor(tabId: string): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }) => data === ASK && channel.postMessage({ tabId })
  return () => channel.close()
}

async function askTabs(): Promise<ReadonlySet<string>> {
  const open = new Set<string>()
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<string | { tabId: string }>) => {
    if (typeof data === 'object') open.add(data.tabId)
  }
  channel.postMessage(ASK)
  await new Promise((resolve) => setTimeout(resolve, ANSWERS_MS))
  channel.close()
  return open
}
