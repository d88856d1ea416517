import type { ColourName } from '@/lib/media/asset-search'
import type { Purpose } from '@/lib/storyboard/fit'
import type { AssetView, LibraryView } from '@/lib/views'

/** `count` is how many files there are in all; `version` changes with any change of a file or folder. */
export type LibraryAnswer = LibraryView & { count: number; version: string }

/** A part of a list. `next` asks for the part after it; `total` comes with the first part. */
export type AssetPage = { assets: AssetView[]; next: string | null; total: number | null }

export type FolderView = { id: string; parentId: string | null; name: string; count: number }

/** What a list can be narrowed by, and how many files each would leave. */
export type ShelvesView = {
  all: number
  kinds: { image: number; video: number; audio: number }
  favourites: number
  unfiled: number
  bin: number
  folders: FolderView[]
  tags: { tag: string; count: number }[]
  colours: { colour: ColourName; count: number }[]
}

/** Where a file is needed. */
export type AssetUses = {
  storyboards: { id: string; title: string; scenes: { id: string; number: number; name: string }[] }[]
  elements: { id: string; name: string }[]
  takes: { id: string; storyboardId: string; title: string; sceneId: string; takeNumber: number }[]
}

/** Bytes on the disk by what they are for. */
export type StorageView = {
  images: number
  videos: number
  sounds: number
  bin: number
  takes: number
  rest: number
  /** Free within a day or two, when nothing needs them by then. */
  freeable: number
  quota: { usedBytes: number; maxBytes: number } | null
}

/** Everything about one file: where it is needed, what it was made from, and the fitting copies made from it. */
export type AssetDetail = {
  asset: AssetView
  uses: AssetUses
  original: AssetView | null
  copies: { asset: AssetView; purpose: Purpose | null }[]
}
