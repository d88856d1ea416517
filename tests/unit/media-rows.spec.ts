import { expect, test } from '@playwright/test'
import { createUploadItems, newItem } from '@/lib/editor/upload-items'
import { uploadRows } from '@/lib/queries/upload-rows'
import type { AssetView, LibraryView, UploadView } from '@/lib/views'

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second)).toISOString()
const view = (id: string, change: Partial<UploadView> = {}): UploadView => ({
  id,
  name: `${id}.png`,
  bytes: 100,
  state: 'received',
  assetId: null,
  refusal: null,
  refusalRaw: null,
  createdAt: at(10),
  ...change,
})
const asset = (id: string, createdAt: string): AssetView => ({
  id,
  name: `${id}.png`,
  url: `/api/blobs/${id}`,
  thumbUrl: null,
  facts: { kind: 'image', mime: 'image/png', bytes: 100, width: 400, height: 400 },
  createdAt,
})
const library = (change: Partial<LibraryView>): LibraryView => ({
  assets: [],
  uploads: [],
  elements: [],
  ...change,
})
const item = (key: string, uploadId: string | null) => ({
  ...newItem(key, { name: `${key}.png`, size: 100 }),
  uploadId,
})

test('what the server refused while nobody looked is on the list', () => {
  const rows = uploadRows(
    [],
    library({ uploads: [view('a', { state: 'refused', refusal: 'a.png is 1 × 1.' })] }),
  )
  expect(rows).toMatchObject([{ key: 'a', state: 'refused', sentence: 'a.png is 1 × 1.', percent: null }])
})

test('a file of this page is one row, also when the server tells of it', () => {
  const reading = { ...item('x', 'a'), state: 'reading' as const }
  expect(uploadRows([reading], library({ uploads: [view('a')] }))).toHaveLength(1)
})

test('the share sent is a percentage', () => {
  const sending = { ...item('x', null), state: 'sending' as const, sentBytes: 64 }
  expect(uploadRows([sending], library({}))[0]?.percent).toBe(64)
})

test('content that was there before is told, a new one is not', () => {
  const ready = { ...item('x', 'a'), state: 'ready' as const, assetId: 'cat' }
  const uploads = [view('a', { state: 'ready', assetId: 'cat' })]
  expect(uploadRows([ready], library({ uploads, assets: [asset('cat', at(5))] }))[0]?.sameAs?.id).toBe('cat')
  expect(uploadRows([ready], library({ uploads, assets: [asset('cat', at(11))] }))[0]?.sameAs).toBeNull()
})

test('of two equal files sent together the second finds the first', () => {
  const items = ['a', 'b'].map((id) => ({ ...item(id, id), state: 'ready' as const, assetId: 'cat' }))
  const uploads = [
    view('a', { state: 'ready', assetId: 'cat', createdAt: at(10) }),
    view('b', { state: 'ready', assetId: 'cat', createdAt: at(11) }),
  ]
  const rows = uploadRows(items, library({ uploads, assets: [asset('cat', at(12))] }))
  expect(rows.map((row) => row.sameAs?.id ?? null)).toEqual([null, 'cat'])
})

test('the answer of the server settles a file once', () => {
  const items = createUploadItems()
  items.store.setState([{ ...item('x', 'a'), state: 'reading' }], true)
  expect(items.told([view('a')])).toEqual([])
  expect(items.told([view('a', { state: 'ready', assetId: 'cat' })])).toEqual(['x'])
  expect(items.find('x')).toMatchObject({ state: 'ready', assetId: 'cat' })
  expect(items.told([view('a', { state: 'ready', assetId: 'cat' })])).toEqual([])
})
