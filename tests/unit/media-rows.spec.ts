import { expect, test } from '@playwright/test'
import { createUploadItems, newItem, type UploadState } from '@/lib/editor/upload-items'
import { uploadTotal } from '@/lib/editor/upload-total'
import { uploadRows } from '@/lib/queries/upload-rows'
import type { LibraryView, UploadView } from '@/lib/views'

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second)).toISOString()
const view = (id: string, change: Partial<UploadView> = {}): UploadView => ({
  id,
  name: `${id}.png`,
  bytes: 100,
  state: 'received',
  assetId: null,
  knownAs: null,
  refusal: null,
  refusalRaw: null,
  createdAt: at(10),
  ...change,
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
  const told = (knownAs: string | null) =>
    uploadRows([ready], library({ uploads: [view('a', { state: 'ready', assetId: 'cat', knownAs })] }))
  expect(told('cat.png')[0]?.knownAs).toBe('cat.png')
  expect(told(null)[0]?.knownAs).toBeNull()
})

test('the answer of the server settles a file once', () => {
  const items = createUploadItems()
  items.store.setState([{ ...item('x', 'a'), state: 'reading' }], true)
  expect(items.told([view('a')])).toEqual([])
  expect(items.told([view('a', { state: 'ready', assetId: 'cat' })])).toEqual(['x'])
  expect(items.find('x')).toMatchObject({ state: 'ready', assetId: 'cat' })
  expect(items.told([view('a', { state: 'ready', assetId: 'cat' })])).toEqual([])
})

test('the total is of the files that move together: what was refused or came before does not count', () => {
  const file = (state: UploadState, bytes: number, sentBytes: number, batch = 2) => {
    return { state, bytes, sentBytes, batch }
  }
  expect(
    uploadTotal([
      file('sending', 300, 100),
      file('paused', 100, 50),
      file('reading', 100, 0),
      file('refused', 900, 0),
      file('ready', 900, 900, 1),
    ]),
  ).toEqual({ files: 3, arrived: 1, paused: 1, percent: 50 })
  expect(uploadTotal([file('ready', 100, 100), file('refused', 100, 0)])).toBeNull()
  expect(uploadTotal([file('checking', 0, 0)])).toMatchObject({ percent: 0 })
})
