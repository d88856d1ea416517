/** What a list of files is asked for. Every part narrows it; an empty one lists all, newest first. */
export type AssetSearch = {
  /** Words that all stand in the name or in a tag. */
  text?: string | undefined
  kind?: AssetKind | undefined
  colour?: ColourName | undefined
  tag?: string | undefined
  use?: 'used' | 'unused' | undefined
  /** A folder with what is below it, or 'none' for files in no folder. */
  folder?: string | undefined
  favourite?: true | undefined
  /** Short side in px, at least. */
  minSide?: number | undefined
  shape?: AssetShape | undefined
  /** Bytes, at least. */
  minBytes?: number | undefined
  order?: AssetOrder | undefined
  /** What was deleted instead of what is there. */
  bin?: true | undefined
}

export const assetKinds = ['image', 'video', 'audio'] as const
export type AssetKind = (typeof assetKinds)[number]
export const assetShapes = ['wide', 'tall', 'square'] as const
export type AssetShape = (typeof assetShapes)[number]
export const assetOrders = [
  'newest',
  'oldest',
  'name',
  'name-down',
  'largest',
  'smallest',
  'longest',
] as const
export type AssetOrder = (typeof assetOrders)[number]

/** The colours a picture is filed under, each with the swatch that stands for it. */
export const colourSwatches = {
  red: '#d8433b',
  orange: '#e58a2e',
  yellow: '#e8c93a',
  green: '#4f9a4f',
  teal: '#3b9a9a',
  blue: '#3f7fd0',
  purple: '#8659c0',
  pink: '#d670a5',
  brown: '#7a5638',
  white: '#f2f2f0',
  grey: '#8a8a8a',
  black: '#161616',
} as const
export type ColourName = keyof typeof colourSwatches
export const colourNames = Object.keys(colourSwatches) as ColourName[]

/** A search as the query of an address, always in the same order: it is a cache key too. */
export function searchParams(search: AssetSearch): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search).sort(([a], [b]) => a.localeCompare(b)))
    if (value !== undefined && value !== '') params.set(name, value === true ? '1' : String(value))
  return params
}

/** Whether anything but the order and the bin narrows the list. */
export function isNarrowed({ order: _order, bin: _bin, ...rest }: AssetSearch): boolean {
  return Object.values(rest).some((value) => value !== undefined && value !== '')
}
