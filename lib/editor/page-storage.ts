import type { PreviousUpload, UrlStorage } from 'tus-js-client'

/** Where tus notes how far the files are that this page made itself: they go on after a pause, and nobody is asked for them after a reload. */
export const pageStorage: UrlStorage = memory()

function memory(): UrlStorage {
  const entries = new Map<string, PreviousUpload>()
  let count = 0
  return {
    findAllUploads: () => Promise.resolve([...entries.values()]),
    findUploadsByFingerprint: (fingerprint) =>
      Promise.resolve(
        [...entries].flatMap(([key, entry]) => (key.startsWith(`${fingerprint}::`) ? entry : [])),
      ),
    removeUpload(key) {
      entries.delete(key)
      return Promise.resolve()
    },
    addUpload(fingerprint, entry) {
      const urlStorageKey = `${fingerprint}::${(count += 1)}`
      entries.set(urlStorageKey, { ...entry, urlStorageKey })
      return Promise.resolve(urlStorageKey)
    },
  }
}
