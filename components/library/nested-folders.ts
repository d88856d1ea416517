import type { FolderView } from '@/lib/views-library'

/** Folders in the order a tree shows them, each below the one it is in. One whose parent is gone stands at the top. */
export function nested(folders: readonly FolderView[]): { folder: FolderView; depth: number }[] {
  const known = new Set(folders.map(({ id }) => id))
  const inside = (parentId: string | null) =>
    folders.filter((folder) =>
      parentId === null ? !folder.parentId || !known.has(folder.parentId) : folder.parentId === parentId,
    )
  const rows = (parentId: string | null, depth: number): { folder: FolderView; depth: number }[] =>
    inside(parentId).flatMap((folder) => [{ folder, depth }, ...rows(folder.id, depth + 1)])
  return rows(null, 0)
}

/** Whether a folder is another one or lies in it, at any depth. */
export function isInside(folders: readonly FolderView[], id: string, outerId: string): boolean {
  let at: string | null | undefined = id
  for (let steps = 0; at && steps <= folders.length; steps++) {
    if (at === outerId) return true
    at = folders.find((folder) => folder.id === at)?.parentId
  }
  return false
}
