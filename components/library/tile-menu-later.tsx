'use client'
import { later } from '@/components/ui/later'
import { atFirstSign } from '@/lib/editor/first-sign'

/** The menu of a tile, fetched once a hand is seen. */
export const TileMenu = later(async () => (await import('@/components/library/tile-menu')).TileMenu)
if (typeof window !== 'undefined') atFirstSign(TileMenu.preload)
