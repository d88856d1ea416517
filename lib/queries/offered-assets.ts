'use client'
import { useMemo } from 'react'
import type { QueryClient } from '@tanstack/react-query'
import { findAssets, useFoundAssets } from '@/lib/queries/assets'
import { isAllAtHand, libraryAtHand, useAllAtHand, useLibrary } from '@/lib/queries/library'
import type { AssetView } from '@/lib/views'

/** The files a picker offers for what was typed: those at hand, and from a large library those the server finds. */
export function useOfferedAssets(kind: 'image' | 'video', text: string): readonly AssetView[] {
  const { assets } = useLibrary()
  const found = useFoundAssets({ kind, text: text.trim() }, !useAllAtHand())
  return useMemo(() => union(found, assets), [found, assets])
}

/** The same once, or at once when nothing has to be asked for. */
export function offeredPictures(
  client: QueryClient,
  text: string,
): readonly AssetView[] | Promise<readonly AssetView[]> {
  const { assets } = libraryAtHand(client)
  if (isAllAtHand(client)) return assets
  return findAssets(client, { kind: 'image', text: text.trim() }).then(
    (found) => union(found, assets),
    () => assets,
  )
}

function union(found: readonly AssetView[], assets: readonly AssetView[]): readonly AssetView[] {
  if (found.length === 0) return assets
  const here = new Set(assets.map(({ id }) => id))
  const more = found.filter(({ id }) => !here.has(id))
  return more.length === 0 ? assets : [...assets, ...more]
}
