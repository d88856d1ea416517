/** What is dragged out of the library. The kind is in the MIME type because a browser hides the data until the drop. */
export type LibraryDrag = { kind: 'image' | 'video' | 'audio' | 'element'; id: string }

const kinds = ['image', 'video', 'audio', 'element'] as const
const mime = (kind: LibraryDrag['kind']) => `application/x-shotboard-${kind}`

export function writeLibraryDrag(transfer: DataTransfer, drag: LibraryDrag): void {
  transfer.setData(mime(drag.kind), drag.id)
  transfer.effectAllowed = 'copyMove'
}

/** While dragging: what kind it is, or null when it is not from the library. */
export function libraryDragKind(transfer: DataTransfer): LibraryDrag['kind'] | null {
  return kinds.find((kind) => transfer.types.includes(mime(kind))) ?? null
}

/** On drop. */
export function readLibraryDrag(transfer: DataTransfer): LibraryDrag | null {
  for (const kind of kinds) {
    const id = transfer.getData(mime(kind))
    if (id) return { kind, id }
  }
  return null
}

/** How something of the library is used in the active scene. `picture` is the drawing of the selected shot. */
export type LibraryRole = 'firstFrame' | 'endFrame' | 'reference' | 'video' | 'picture'

const ASSETS = 'application/x-shotboard-assets'
const FOLDER = 'application/x-shotboard-folder'

/** Files on their way to a folder. */
export function writeAssetsDrag(transfer: DataTransfer, ids: readonly string[]): void {
  transfer.setData(ASSETS, ids.join(','))
}
export const isAssetsDrag = (transfer: DataTransfer): boolean => transfer.types.includes(ASSETS)
export const readAssetsDrag = (transfer: DataTransfer): string[] =>
  transfer.getData(ASSETS).split(',').filter(Boolean)

/** A folder on its way into another. */
export function writeFolderDrag(transfer: DataTransfer, id: string): void {
  transfer.setData(FOLDER, id)
  transfer.effectAllowed = 'move'
}
export const isFolderDrag = (transfer: DataTransfer): boolean => transfer.types.includes(FOLDER)
export const readFolderDrag = (transfer: DataTransfer): string => transfer.getData(FOLDER)
