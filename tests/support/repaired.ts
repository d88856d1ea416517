import { isClipPurpose } from '@/lib/storyboard/fit'
import { applyFix } from '@/lib/storyboard/fixes'
import type { Fix } from '@/lib/storyboard/issue'
import { replaceAsset } from '@/lib/storyboard/replace-asset'
import type { Scene } from '@/lib/storyboard/schema'
import { board } from '@/tests/support/boards'

/** A scene after a repair. "Make it fit" ends with its copy in the file's place: p9 and v of the fixtures are legal ones. */
export function repaired(from: Scene, { edit }: Fix): Scene {
  const before = board(from)
  const after =
    edit.type === 'makeItFit'
      ? replaceAsset(before, from.id, edit.assetId, isClipPurpose(edit.purpose) ? 'v' : 'p9')
      : applyFix(before, from.id, edit)
  return after.scenes[0] ?? from
}
