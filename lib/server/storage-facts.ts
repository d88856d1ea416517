import { readdir, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/lib/server/env'

/** Where everything is kept, and how much. `freeBytes` is null where the system does not tell. */
export type StorageFacts = { dataDir: string; freeBytes: number | null }

export async function storageFacts(): Promise<StorageFacts> {
  const dataDir = env().DATA_DIR
  const disk = await statfs(dataDir).catch(() => null)
  return { dataDir, freeBytes: disk && disk.bavail * disk.bsize }
}

export type BlobUse = { files: number; bytes: number }

/** Files and bytes of pictures, clips and takes on disk. Walks the folder: for the settings page, not for polling. */
export async function blobUse(): Promise<BlobUse> {
  return addUp(path.join(env().DATA_DIR, 'blobs'))
}

async function addUp(folder: string): Promise<BlobUse> {
  const use: BlobUse = { files: 0, bytes: 0 }
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) {
      const inside = await addUp(place)
      use.files += inside.files
      use.bytes += inside.bytes
    } else {
      // A draft may have been renamed meanwhile.
      const file = await stat(place).catch(() => null)
      if (file) use.files += 1
      use.bytes += file?.size ?? 0
    }
  }
  return use
}
