import { fileNotes, isSameFile, type FileMarks } from '@/lib/editor/file-notes'

/** This tab, and those that are open now. */
export type Tabs = { own: string; open: () => Promise<ReadonlySet<string>> }

/** Whether another open tab has this very file, as a whole, on its way. A tab notes a file before it looks for what was sent of it, so of two that add it at once at least one sees the other. */
export async function isInOtherTab(storage: Storage | null, tabs: Tabs, file: FileMarks): Promise<boolean> {
  const notes = storage ? [...fileNotes(storage).values()] : []
  const others = notes.filter((note) => note.tab !== tabs.own && !note.range && isSameFile(note, file))
  if (others.length === 0) return false
  const open = await tabs.open()
  return others.some(({ tab }) => open.has(tab))
}
