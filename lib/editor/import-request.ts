import type { LibraryIndex } from '@/lib/editor/reference-labels'

/** What of a request this library knows: files by the address this server gives them, elements by their id on the queue. */
export function knownReferences(index: LibraryIndex, origin: string) {
  const { assets, elements } = index.library
  const byPath = new Map(assets.map(({ id, url }) => [url, id]))
  const byName = new Map(assets.map(({ id, url }) => [url.slice(url.lastIndexOf('/') + 1), id]))
  return {
    asset(url: string): string | null {
      const path = url.startsWith(origin) ? url.slice(origin.length) : url
      // A blob is named by its content, so the same name on another address is the same file.
      const name = /([0-9a-f]{64}\.[a-z0-9]+)(?:[?#].*)?$/.exec(path)?.[1]
      return byPath.get(path) ?? (name === undefined ? null : (byName.get(name) ?? null))
    },
    element(queueElementId: string): { id: string; version?: number } | null {
      const newest = elements.find((each) => each.queueElementId === queueElementId)
      if (newest) return { id: newest.id }
      for (const { id, versions } of elements) {
        const version = versions.find((each) => each.queueElementId === queueElementId)
        if (version) return { id, version: version.number }
      }
      return null
    },
  }
}
