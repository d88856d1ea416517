'use client'
import { useMemo } from 'react'
import { useStable } from '@/components/studio/use-scene'
import type { StudioTakes } from '@/components/studio/use-takes'
import { assetsOfScene, usedAssets } from '@/lib/editor/asset-roles'
import { selectStoryboard } from '@/lib/editor/store'
import { useKnownAssets } from '@/lib/queries/known-assets'

/** Every file that the storyboard or one of its takes points at is at hand, however large the library is. */
export function useShownAssets({ bySceneId }: StudioTakes): void {
  const used = useStable((state) => usedAssets(selectStoryboard(state)), sameSet)
  const inTakes = [...bySceneId.values()].flat().flatMap(({ scene }) => (scene ? assetsOfScene(scene) : []))
  const key = [...new Set([...used, ...inTakes])].sort().join()
  useKnownAssets(useMemo(() => new Set(key.split(',').filter(Boolean)), [key]))
}

export function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id))
}
