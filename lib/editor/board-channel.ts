import type { Version } from '@/lib/editor/storyboard-saver'

type Message = { tab: string } & ({ kind: 'hello' | 'here' | 'bye' } | { kind: 'saved'; version: Version })
type Options = {
  storyboardId: string
  tab: string
  onSaved: (version: Version) => void
  /** How many other tabs of this browser have the storyboard open. */
  onOthers: (count: number) => void
}

/** Tabs of one browser with the same storyboard: they know of each other and tell what they saved. */
export function joinBoardChannel(options: Options): { saved: (version: Version) => void; leave: () => void } {
  const channel = new BroadcastChannel(`shotboard.board.${options.storyboardId}`)
  const others = new Set<string>()
  const say = (message: Omit<Extract<Message, { kind: 'hello' | 'here' | 'bye' }>, 'tab'>) =>
    channel.postMessage({ ...message, tab: options.tab } satisfies Message)

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'bye') others.delete(data.tab)
    else others.add(data.tab)
    if (data.kind === 'hello') say({ kind: 'here' })
    if (data.kind === 'saved') options.onSaved(data.version)
    options.onOthers(others.size)
  }
  function ask() {
    others.clear()
    options.onOthers(0)
    say({ kind: 'hello' })
  }
  const leave = () => say({ kind: 'bye' })
  // A tab that crashed says no goodbye: whoever comes to the front asks again.
  const onVisible = () => document.visibilityState === 'visible' && ask()
  document.addEventListener('visibilitychange', onVisible)
  addEventListener('pagehide', leave)
  addEventListener('pageshow', ask)
  ask()
  return {
    saved: (version) => channel.postMessage({ kind: 'saved', version, tab: options.tab } satisfies Message),
    leave() {
      leave()
      document.removeEventListener('visibilitychange', onVisible)
      removeEventListener('pagehide', leave)
      removeEventListener('pageshow', ask)
      channel.close()
    },
  }
}
