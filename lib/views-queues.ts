/** How files reach a queue: `auto` tries its upload addresses, then links to PUBLIC_URL, then pictures inside the request. */
export type MediaWay = 'auto' | 'upload' | 'link' | 'inline'

/** What a key of the served queue may do: look, make and cancel requests, put files. */
export type KeyScope = 'read' | 'submit' | 'upload'

/** A queue as Settings and menus show it; its key is never part of it. */
export type QueueView = {
  /** Stable across renames and new keys; `embedded` is the built-in engine. */
  id: string
  name: string
  kind: 'embedded' | 'remote'
  /** Where the key comes from: none needed, GMI_API_KEY, or typed into Settings. */
  source: 'built-in' | 'variable' | 'settings'
  /** Null for the built-in engine. */
  baseUrl: string | null
  key: 'set' | 'missing' | 'unreadable'
  mediaWay: MediaWay
  inUse: boolean
}

/** One thing tried by "Test this queue"; `raw` is what the queue said. */
export type QueueCheck = {
  name: 'Address' | 'Key' | 'Models' | 'Files' | 'Clock'
  result: 'ok' | 'note' | 'problem'
  sentence: string
  raw: string | null
}

/** A key of the served queue. `hint` is its beginning; the rest is kept nowhere. */
export type ApiKeyView = {
  id: string
  name: string
  hint: string
  scopes: KeyScope[]
  /** Requests per minute, null without a limit. */
  perMinute: number | null
  createdAt: string
  lastUsedAt: string | null
}
