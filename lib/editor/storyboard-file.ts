import { fileName, saveFile } from '@/lib/editor/save-file'
import type { Storyboard } from '@/lib/storyboard/schema'

/** The plan as a file; the pictures it names stay in the library of this server. */
export function saveStoryboardFile(storyboard: Storyboard): void {
  saveFile(fileName(storyboard.title, '.storyboard.json'), `${JSON.stringify(storyboard, null, 2)}\n`)
}
