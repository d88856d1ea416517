import { expect, test } from '@playwright/test'
import { createInterruptedList } from '@/lib/editor/interrupted-list'
import { judgeTrim, lengthWords, trimmedName } from '@/lib/editor/trim-offer'
import { dropTrimNote, writeTrimNote } from '@/lib/editor/trim-notes'
import { createUploadItems } from '@/lib/editor/upload-items'

const MB = 1024 * 1024
const clip = (bytes: number, durationMs: number) => ({ name: 'sea.mov', bytes, durationMs })

test('a clip is offered to be trimmed where that saves an upload, and the sentence says how much', () => {
  expect(judgeTrim(clip(240 * MB, 92_000), null)).toEqual({
    longestMs: 10_000,
    isWorth: true,
    mustTrim: false,
    sentence: 'sea.mov is 1 min 32 s long and 240 MB; a scene takes 10 s, about 26.1 MB of it.',
  })
  expect(judgeTrim(clip(40 * MB, 12_000), null)).toMatchObject({ isWorth: false })
  expect(judgeTrim(clip(900 * MB, 10_000), null)).toBeNull()
})

test('what a clip is for decides how long it may be and what is worth asking', () => {
  expect(judgeTrim(clip(40 * MB, 12_000), 'video')).toMatchObject({ isWorth: true, longestMs: 10_000 })
  expect(judgeTrim(clip(40 * MB, 9_000), 'elementVideo')).toMatchObject({
    isWorth: true,
    longestMs: 8_000,
    sentence: 'sea.mov is 9 s long and 40 MB; an element takes 8 s, about 35.6 MB of it.',
  })
  expect(judgeTrim(clip(40 * MB, 9_000), 'video')).toBeNull()
})

test('a file larger than the server takes can only be sent trimmed', () => {
  expect(judgeTrim(clip(5_000 * MB, 600_000), null)).toMatchObject({ isWorth: true, mustTrim: true })
})

test('lengths are written as people say them, the part keeps the ending of the whole', () => {
  expect([900, 9_960, 59_400, 60_000, 61_000, 3_600_000].map(lengthWords)).toEqual([
    ...['0.9 s', '10 s', '59.4 s', '1 min', '1 min 1 s', '60 min'],
  ])
  expect(['sea.mov', 'sea', '.mov', 'a.b.mp4'].map(trimmedName)).toEqual([
    ...['sea trimmed.mov', 'sea trimmed', '.mov trimmed', 'a.b trimmed.mp4'],
  ])
})

test('a file changed since its upload stopped does not go on from the old one, and its row says so', () => {
  const stored = { name: 'sea.mov', size: 10, lastModified: 1_000 }
  const entry = {
    creationTime: new Date().toISOString(),
    metadata: { filename: 'sea.mov' },
    size: 10,
    uploadUrl: '/api/uploads/a',
  }
  const storage = { 'tus::tus-br-sea.mov--10-1000-/api/uploads::1': JSON.stringify(entry) }
  const items = createUploadItems()
  const list = createInterruptedList(
    items,
    Object.defineProperty(storage, 'getItem', {
      value: (key: keyof typeof storage) => storage[key],
    }) as unknown as Storage,
  )
  list.recall()
  const sentences = () => items.store.getState().map(({ sentence }) => sentence)
  expect(sentences()).toEqual(['Add sea.mov again: it goes on where it stopped.'])
  list.added({ ...stored, lastModified: 2_000 } as File)
  expect(sentences()).toEqual([
    'The sea.mov you added is another file than the one that stopped here, so it is sent from its beginning.',
  ])
  list.added(stored as File)
  expect(sentences()).toEqual([])
})

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
const trimmedSea = (startMs: number, notedAt = Date.now()) => ({
  ...{ name: 'sea.mov', bytes: 10, lastModified: 1_000, purpose: 'elementVideo' as const, notedAt },
  range: { startMs, endMs: startMs + 3_000 },
})

test('a trimmed upload that a reload broke asks for the whole file and knows its range', () => {
  const storage = memoryStorage()
  writeTrimNote(storage, 'a', trimmedSea(64_500))
  const items = createUploadItems()
  const list = createInterruptedList(items, storage)
  list.recall()
  const sentences = () => items.store.getState().map(({ sentence }) => sentence)
  expect(sentences()).toEqual([
    'Add sea.mov again: its part from 1:04.5 to 1:07.5 is trimmed again and sent.',
  ])
  expect(list.added({ ...sea, lastModified: 2_000 } as File)).toBeNull()
  expect(sentences()[0]).toContain('is another file than the one that stopped here')
  expect(list.added(sea)).toMatchObject({
    range: { startMs: 64_500, endMs: 67_500 },
    purpose: 'elementVideo',
  })
  expect(sentences()).toEqual([])
  expect(Object.keys(storage)).toEqual([])
})

test('two parts of one file are asked for one after the other', () => {
  const storage = memoryStorage()
  writeTrimNote(storage, 'a', trimmedSea(0))
  writeTrimNote(storage, 'b', trimmedSea(5_000))
  const items = createUploadItems()
  const list = createInterruptedList(items, storage)
  list.recall()
  const starts = [list.added(sea), list.added(sea), list.added(sea)].map((note) => note?.range.startMs)
  expect(starts).toEqual([0, 5_000, undefined])
})

test('a part that arrived, was dismissed or is a day old is not asked for', () => {
  const storage = memoryStorage()
  writeTrimNote(storage, 'arrived', trimmedSea(0))
  dropTrimNote(storage, 'arrived')
  writeTrimNote(storage, 'old', trimmedSea(0, Date.now() - 25 * 3600 * 1000))
  writeTrimNote(storage, 'dismissed', trimmedSea(0))
  storage.setItem('shotboard.trim.broken', '{"name":"sea.mov"}')
  const items = createUploadItems()
  const list = createInterruptedList(items, storage)
  list.recall()
  expect(items.store.getState().map(({ key }) => key)).toEqual(['shotboard.trim.dismissed'])
  list.forget('shotboard.trim.dismissed')
  expect(Object.keys(storage)).toEqual([])
})
