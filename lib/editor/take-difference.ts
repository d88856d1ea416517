import { plainPrompt } from '@/lib/editor/plain-prompt'
import { labelElement, type LibraryIndex } from '@/lib/editor/reference-labels'
import type { Scene, Shot } from '@/lib/storyboard/schema'
import { formatSeconds } from '@/lib/storyboard/timeline'

/** What is not the same in the takes: one value for each take, in their order. `prose` is worth comparing word by word. */
export type Difference = { label: string; values: string[]; prose: boolean }

/** Prompts first, then lengths, settings and references. The scenes are as they were sent; empty when nothing differs. */
export function takeDifferences(scenes: readonly Scene[], index: LibraryIndex): Difference[] {
  const rows: Difference[] = []
  const compare = (label: string, value: (scene: Scene) => string, prose = false) => {
    const values = scenes.map(value)
    if (values.some((each) => each !== values[0])) rows.push({ label, values, prose })
  }
  const most = Math.max(1, ...scenes.map(({ shots }) => shots.length))
  for (let i = 0; i < most; i++) {
    const name = most === 1 ? 'Prompt' : `Shot ${i + 1}`
    compare(name, ({ shots }) => plainOf(shots[i], index), true)
    compare(`${name}, length`, ({ shots }) => lengthOf(shots[i]))
  }
  compare('Scene', ({ durationMs }) => formatSeconds(durationMs))
  compare('Quality', ({ quality }) => (quality === 'pro' ? 'Pro 1080p' : 'Standard 720p'))
  compare('Aspect', ({ aspect }) => aspect)
  compare('Sound', ({ sound }) => (sound ? 'On' : 'Off'))
  compare('Watermarked copy', ({ watermark }) => (watermark ? 'Yes' : 'No'))
  const file = (id: string | null) => (id === null ? 'None' : (index.assets.get(id)?.name ?? 'Deleted file'))
  const all = (names: string[]) => (names.length > 0 ? names.join(', ') : 'None')
  compare('First frame', ({ references }) => file(references.firstFrameId))
  compare('End frame', ({ references }) => file(references.endFrameId))
  compare('Pictures', ({ references }) => all(references.imageIds.map(file)))
  compare('Elements', (scene) =>
    all(scene.references.elements.map(({ id }) => labelElement(id, scene, index).name)),
  )
  compare('Video', ({ references: { video } }) =>
    video ? `${file(video.assetId)}, ${video.use === 'base' ? 'edited' : 'style and motion'}` : 'None',
  )
  return rows
}

const plainOf = (shot: Shot | undefined, index: LibraryIndex) =>
  shot ? plainPrompt(shot.prompt, index) : 'No such shot'
const lengthOf = (shot: Shot | undefined) => (shot ? formatSeconds(shot.durationMs) : '–')
