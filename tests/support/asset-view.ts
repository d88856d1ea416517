import type { AssetView } from '@/lib/views'

/** A picture of the library as the browser knows it. */
export function assetView(change: Partial<AssetView> = {}): AssetView {
  return {
    id: 'picture',
    name: 'picture.png',
    url: '',
    viewUrl: null,
    thumbUrl: null,
    derivedFromId: null,
    purpose: null,
    stripUrl: null,
    waveUrl: null,
    facts: { kind: 'image', mime: 'image/png', bytes: 100, width: 400, height: 400 },
    folderId: null,
    tags: [],
    favourite: false,
    colourHex: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    binnedAt: null,
    ...change,
  }
}
