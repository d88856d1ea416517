/** What was let go over the window: files, also those inside folders, or the address of something from another tab. */
export type Drop = { files: Promise<File[]>; url: string | null }

const LITTER = /^(\.|thumbs\.db$|desktop\.ini$)/i

/** Must be called while the event is handled: afterwards the browser forgets what was dropped. */
export function readDrop(transfer: DataTransfer): Drop {
  const entries = [...transfer.items].flatMap((item) =>
    item.kind === 'file' ? (item.webkitGetAsEntry?.() ?? []) : [],
  )
  const files = entries.some((entry) => entry.isDirectory)
    ? Promise.all(entries.map(filesOf)).then((found) => found.flat())
    : Promise.resolve([...transfer.files])
  const isFile = transfer.types.includes('Files')
  return { files, url: isFile ? null : draggedUrl(transfer) }
}

/** True while something this can read is above the window. */
export function isReadable(transfer: DataTransfer | null): boolean {
  return Boolean(transfer && (transfer.types.includes('Files') || transfer.types.includes('text/uri-list')))
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry instanceof FileSystemFileEntry || entry.isFile) {
    const file = await new Promise<File | null>((resolve) =>
      (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
    )
    return file ? [file] : []
  }
  const inside = await readFolder((entry as FileSystemDirectoryEntry).createReader())
  const wanted = inside.filter(({ name }) => !LITTER.test(name))
  return (await Promise.all(wanted.map(filesOf))).flat()
}

/** A reader gives at most a hundred entries at a time. */
async function readFolder(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}

function draggedUrl(transfer: DataTransfer): string | null {
  const html = transfer.getData('text/html')
  // A picture inside a link: the picture is meant.
  const source = html ? new DOMParser().parseFromString(html, 'text/html').querySelector('img')?.src : null
  const listed = transfer
    .getData('text/uri-list')
    .split(/\r?\n/)
    .find((line) => line && !line.startsWith('#'))
  return [source, listed].map((text) => importable(text ?? '')).find((url) => url !== null) ?? null
}

/** The text as an address worth fetching: a web address that is not this page's own. */
export function importable(text: string): string | null {
  const trimmed = text.trim()
  if (!/^https?:\/\/\S+$/i.test(trimmed) || !URL.canParse(trimmed)) return null
  return new URL(trimmed).origin === location.origin ? null : trimmed
}
