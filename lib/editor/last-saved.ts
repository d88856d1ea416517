import type { StoryboardView } from '@/lib/views'

/** What this page saved last. Going back in the browser shows a page as it was, and that may be older than our own saves. */
const saved = new Map<string, Pick<StoryboardView, 'revision' | 'document'>>()

/** In the browser only: on a server it would outlive its person. */
export function rememberSaved(id: string, version: Pick<StoryboardView, 'revision' | 'document'>): void {
  saved.set(id, version)
}
export function newestOf(view: StoryboardView): StoryboardView {
  const known = saved.get(view.id)
  return known && known.revision > view.revision ? { ...view, ...known } : view
}
