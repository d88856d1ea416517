import { expect, test } from '@playwright/test'
import { dropFileNote, writeFileNote, type FileNote } from '@/lib/editor/file-notes'
import { createInterruptedList } from '@/lib/editor/interrupted-list'
import { holdTab, openTabs } from '@/lib/editor/open-tabs'
import { isInOtherTab } from '@/lib/editor/other-tabs'
import { createUploadItems, newItem } from '@/lib/editor/upload-items'

/** What a browser keeps for a page, in memory. */
function memoryStorage(): Storage {
  const put = (target: Record<string, string>) => ({
    getItem: (key: string) => target[key] ?? null,
    setItem: (key: string, value: string) => void (target[key] = value),
    removeItem: (key: string) => void delete target[key],
  })
  const entries: Record<string, string> = {}
  for (const [name, value] of Object.entries(put(entries)))
    Object.defineProperty(entries, name, { value, enumerable: false })
  return entries as unknown as Storage
}
const sea = { name: 'sea.mov', size: 10, lastModified: 1_000 } as File
const BEGUN = 'tus::tus-br-sea.mov--10-1000-/api/uploads::1'
/** As tus notes it. */
function begin(storage: Storage) {
  const rest = { metadata: { filename: 'sea.mov' }, size: 10, uploadUrl: '/api/uploads/a' }
  storage.setItem(BEGUN, JSON.stringify({ creationTime: new Date().toISOString(), ...rest }))
}
const noteOf = (change: Partial<FileNote> = {}): FileNote => ({
  ...{ name: 'sea.mov', size: 10, lastModified: 1_000, range: null, purpose: 'elementVideo' },
  ...{ tab: 'closed', notedAt: Date.now(), ...change },
})
const range = (startMs: number) => ({ startMs, endMs: startMs + 3_000 })

/** The list of one tab, while others are open. */
async function recalled(storage: Storage, open = new Set<string>(), own = 'mine') {
  const items = createUploadItems()
  const list = createInterruptedList(items, storage, { own, open: () => Promise.resolve(open) })
  await list.recall()
  const sentences = () => items.store.getState().map(({ sentence }) => sentence)
  return { items, list, sentences }
}
const GOES_ON = 'Add sea.mov again: it goes on where it stopped.'
const NOT_SENT = 'sea.mov was not sent: the page was closed before. Choose it again.'

test('a file changed since its upload stopped does not go on from the old one, and its row says so', async () => {
  const storage = memoryStorage()
  begin(storage)
  const { list, sentences } = await recalled(storage)
  expect(sentences()).toEqual([GOES_ON])
  list.added({ ...sea, lastModified: 2_000 } as File)
  expect(sentences()).toEqual([
    'The sea.mov you added is another file than the one that stopped here, so it is sent from its beginning.',
  ])
  list.added(sea)
  expect(sentences()).toEqual([])
})

test('a trimmed upload that a reload broke asks for the whole file and knows its range', async () => {
  const storage = memoryStorage()
  writeFileNote(storage, 'a', noteOf({ range: range(64_500) }))
  const { list, sentences } = await recalled(storage)
  expect(sentences()).toEqual([
    'Add sea.mov again: its part from 1:04.5 to 1:07.5 is trimmed again and sent.',
  ])
  expect(list.added({ ...sea, lastModified: 2_000 } as File)).toBeNull()
  expect(sentences()[0]).toContain('is another file than the one that stopped here')
  expect(list.added(sea)).toMatchObject({ range: range(64_500), purpose: 'elementVideo' })
  expect(sentences()).toEqual([])
  expect(Object.keys(storage)).toEqual([])
})

test('two parts of one file are asked for one after the other', async () => {
  const storage = memoryStorage()
  writeFileNote(storage, 'a', noteOf({ range: range(0) }))
  writeFileNote(storage, 'b', noteOf({ range: range(5_000) }))
  const { list } = await recalled(storage)
  const starts = [list.added(sea), list.added(sea), list.added(sea)].map((note) => note?.range?.startMs)
  expect(starts).toEqual([0, 5_000, undefined])
})

test('a file that was waiting when the page was closed is named, and knows what it was for', async () => {
  const storage = memoryStorage()
  writeFileNote(storage, 'a', noteOf({ tab: 'mine' }))
  const { items, list, sentences } = await recalled(storage, new Set(['mine']))
  expect(items.store.getState()).toMatchObject([{ state: 'interrupted', name: 'sea.mov', bytes: 10 }])
  expect(sentences()).toEqual([NOT_SENT])
  list.added({ ...sea, lastModified: 2_000 } as File)
  expect(sentences()).toEqual(['The sea.mov you added is another file than the one that was not sent.'])
  expect(list.added(sea)).toMatchObject({ range: null, purpose: 'elementVideo' })
  expect(sentences()).toEqual([])
  expect(Object.keys(storage)).toEqual([])
})

test('a file that was begun is asked for once, as one that goes on', async () => {
  const storage = memoryStorage()
  begin(storage)
  writeFileNote(storage, 'a', noteOf())
  expect((await recalled(storage)).sentences()).toEqual([GOES_ON])
})

test('what arrived, was dismissed or is a day old is not asked for', async () => {
  const storage = memoryStorage()
  writeFileNote(storage, 'arrived', noteOf())
  dropFileNote(storage, 'arrived')
  writeFileNote(storage, 'old', noteOf({ notedAt: Date.now() - 25 * 3600 * 1000 }))
  writeFileNote(storage, 'dismissed', noteOf())
  storage.setItem('shotboard.file.broken', '{"name":"sea.mov"}')
  const { items, list } = await recalled(storage)
  expect(items.store.getState().map(({ key }) => key)).toEqual(['dismissed'])
  await list.forget('dismissed')
  expect(Object.keys(storage)).toEqual([])
})

test('what another open tab sends is not listed as interrupted, what a closed one sent is', async () => {
  const storage = memoryStorage()
  begin(storage)
  writeFileNote(storage, 'a', noteOf({ tab: 'other' }))
  writeFileNote(storage, 'b', noteOf({ tab: 'other', name: 'waits.mov' }))
  writeFileNote(storage, 'c', noteOf({ tab: 'other', name: 'cut.mov', range: range(0) }))
  const kept = Object.keys(storage)
  expect((await recalled(storage, new Set(['other']))).sentences()).toEqual([])
  expect(Object.keys(storage)).toEqual(kept)
  expect((await recalled(storage)).items.store.getState().map(({ name }) => name)).toEqual([
    'sea.mov',
    'waits.mov',
    'cut.mov',
  ])
})

test('what is added before the list is there is not listed a second time', async () => {
  const storage = memoryStorage()
  begin(storage)
  const items = createUploadItems()
  const list = createInterruptedList(items, storage, { own: 'mine', open: () => Promise.resolve(new Set()) })
  const listed = list.recall()
  items.store.setState([newItem('a', sea)], true)
  writeFileNote(storage, 'a', noteOf({ tab: 'mine' }))
  await listed
  expect(items.store.getState().map(({ key }) => key)).toEqual(['a'])
})

test('dismissing a row leaves the parts on the server when another tab has gone on with the file', async () => {
  const storage = memoryStorage()
  begin(storage)
  const open = new Set<string>()
  const { list } = await recalled(storage, open)
  open.add('other')
  writeFileNote(storage, 'a', noteOf({ tab: 'other' }))
  await list.forget(BEGUN)
  expect(storage.getItem(BEGUN)).not.toBeNull()
  open.clear()
  const later = await recalled(storage, open)
  await later.list.forget(BEGUN)
  expect(storage.getItem(BEGUN)).toBeNull()
})

test('without locks the open tabs are asked, and a closed one does not answer', async () => {
  const close = [holdTab(undefined, 'a'), holdTab(undefined, 'b')]
  expect([...(await openTabs(undefined))].sort()).toEqual(['a', 'b'])
  close[0]?.()
  expect([...(await openTabs(undefined))]).toEqual(['b'])
  close[1]?.()
})

test('a file that another open tab has in hand is that tab’s, a part of it or a closed tab’s is not', async () => {
  const storage = memoryStorage()
  const tabs = { own: 'mine', open: () => Promise.resolve(new Set(['mine', 'other'])) }
  const inOtherTab = (change: Partial<FileNote>) => {
    writeFileNote(storage, 'a', noteOf(change))
    return isInOtherTab(storage, tabs, sea)
  }
  expect(await inOtherTab({ tab: 'other' })).toBe(true)
  expect(await inOtherTab({ tab: 'other', lastModified: 2_000 })).toBe(false)
  expect(await inOtherTab({ tab: 'other', range: range(0) })).toBe(false)
  expect(await inOtherTab({ tab: 'closed' })).toBe(false)
  expect(await inOtherTab({ tab: 'mine' })).toBe(false)
})
