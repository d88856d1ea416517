/** What is dragged out of the library. The kind is in the MIME type because a browser hides the data until the drop. */
export type LibraryDrag = { kind: 'image' | 'video' | 'audio' | 'element'; id: string }

const kinds = ['image', 'video', 'audio', 'element'] as const
const mime = (kind: LibraryDrag['kind']) => `application/x-shotboard-${kind}`

export function writeLibraryDrag(transfer: DataTransfer, drag: LibraryDrag): void {
  transfer.setData(mime(drag.kind), drag.id)
  transfer.effectAllowed = 'copy'
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
