import { randomUUID } from 'node:crypto'
import { sampleElements, sampleScenes, sampleTitle, type SampleElementKey } from '@/lib/server/sample-film'
import { emptyReferences } from '@/lib/storyboard/new-storyboard'
import type { Scene, Storyboard } from '@/lib/storyboard/schema'
import { STORYBOARD_VERSION } from '@/lib/storyboard/version'
import { tokenText } from '@/lib/storyboard/tokens'

type Ids = { asset: (name: string) => string; element: (key: SampleElementKey) => string }

/** The sample's content with the ids its pictures and elements got. */
export function sampleDocument(ids: Ids): Storyboard {
  return {
    version: STORYBOARD_VERSION,
    title: sampleTitle,
    scenes: sampleScenes.map((scene): Scene => {
      const mentioned = new Set<SampleElementKey>()
      const shots = scene.shots.map(([seconds, picture, words]) => ({
        id: randomUUID(),
        durationMs: seconds * 1_000,
        locked: false,
        pictureId: ids.asset(picture),
        prompt: words.replace(/\{(\w+)\}/g, (_, key: string) => {
          if (!isKey(key)) throw new Error(`the sample has no element "${key}"`)
          mentioned.add(key)
          return tokenText({ kind: 'element', id: ids.element(key) })
        }),
      }))
      return {
        id: randomUUID(),
        name: scene.name,
        durationMs: shots.reduce((sum, shot) => sum + shot.durationMs, 0),
        quality: scene.quality,
        aspect: '16:9',
        sound: scene.sound,
        watermark: false,
        shots,
        references: {
          ...emptyReferences,
          firstFrameId: scene.firstFrame ? ids.asset(scene.firstFrame) : null,
          elements: [...mentioned].map((key) => ({ kind: 'stored', id: ids.element(key) })),
        },
      }
    }),
  }
}

function isKey(key: string): key is SampleElementKey {
  return key in sampleElements
}
