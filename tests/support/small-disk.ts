import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type SmallDisk = {
  /** Writes a file until this many bytes are left. */
  fill: (leftBytes?: number) => void
  free: () => void
  unmount: () => void
}

/** A real file system of a few MB at this folder, or null where this process may not mount one. What was there is hidden meanwhile. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk | null {
  mkdirSync(folder, { recursive: true })
  const args = ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder]
  if (process.platform !== 'linux' || spawnSync('mount', args).status !== 0) return null
  const filler = path.join(folder, 'filler')
  return {
    fill(leftBytes = 0) {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leftBytes)))
    },
    free: () => rmSync(filler, { force: true }),
    unmount: () => void spawnSync('umount', [folder]),
  }
}
