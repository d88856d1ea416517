'use client'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { planOf } from '@/components/studio/scene-plan'
import type { Scene } from '@/lib/storyboard/schema'
import type { GenerationView } from '@/lib/views'

/** The still of a take; until it has one, the first picture of its plan in blue pencil. */
export function useTakePicture(take: GenerationView, scene: Scene): { url: string; planned: boolean } | null {
  const index = useLibraryIndex()
  if (take.thumbUrl) return { url: take.thumbUrl, planned: false }
  const shots = planOf(take.scene ?? scene, index).shots
  const key = shots.find((shot) => shot.pictureKey !== null)?.pictureKey ?? null
  const url = key === null ? null : index.assets.get(key)?.thumbUrl
  return url ? { url, planned: true } : null
}
