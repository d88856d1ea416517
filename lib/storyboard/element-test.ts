import { newScene, type SceneIds } from '@/lib/storyboard/new-storyboard'
import type { Scene } from '@/lib/storyboard/schema'
import { tokenText } from '@/lib/storyboard/tokens'

/** The cheapest film that shows an element: Standard, 3 s, silent, its name before what it does. */
export function testScene(elementId: string, { prompt, ...ids }: SceneIds & { prompt: string }): Scene {
  const scene = newScene(ids, { name: 'Test render', quality: 'std', durationMs: 3_000 })
  const mention = tokenText({ kind: 'element', id: elementId })
  return {
    ...scene,
    references: { ...scene.references, elements: [{ kind: 'stored', id: elementId }] },
    shots: scene.shots.map((shot) => ({ ...shot, prompt: `${mention} ${prompt.trim()}` })),
  }
}
