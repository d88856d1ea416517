import type { ElementView } from '@/lib/views-elements'

/** An element of the library that is ready, made from two pictures, unless `change` says otherwise. */
export function elementView(id: string, name: string, change: Partial<ElementView> = {}): ElementView {
  return {
    id,
    name,
    description: '',
    tagIds: ['o_102'],
    referenceType: 'image_refer',
    frontalAssetId: null,
    referAssetIds: [],
    videoAssetId: null,
    voiceId: null,
    state: 'ready',
    error: null,
    queueElementId: '1',
    version: 1,
    versions: [],
    files: [],
    archived: false,
    createdAt: '2026-01-01T00:00:00.000Z',
    startedAt: null,
    ...change,
  }
}
