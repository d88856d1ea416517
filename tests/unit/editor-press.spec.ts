import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { newPressId, pressMemory, pressOnce, untilAnswered } from '@/lib/editor/press'
import { pressPart } from '@/lib/storyboard/press-part'

test('a press id is a uuid, and no two are the same', () => {
  const ids = Array.from({ length: 500 }, newPressId)
  expect(new Set(ids).size).toBe(500)
  for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true)
})

test('the same press that was never answered keeps its id, another one gets its own', async () => {
  const ids: string[] = []
  const lost = (id: string) => (ids.push(id), Promise.reject(new Error('gone')))
  const answered = (id: string) => (ids.push(id), Promise.resolve(id))
  await expect(pressOnce('scene 1, revision 4', lost, [0])).rejects.toThrow('gone')
  await pressOnce('scene 1, revision 4', answered)
  expect(new Set(ids).size, 'sent three times, one press').toBe(1)
  await pressOnce('scene 1, revision 5', answered)
  await pressOnce('scene 1, revision 4', answered)
  expect(new Set(ids).size, 'two more presses').toBe(3)
})

test('an action is sent again until it is answered, and not for ever', async () => {
  let tries = 0
  const answered = await untilAnswered(
    () => (++tries < 3 ? Promise.reject(new Error('gone')) : Promise.resolve(tries)),
    [0, 0, 0],
  )
  expect(answered).toBe(3)
  tries = 0
  const never = () => (tries++, Promise.reject(new Error('gone')))
  await expect(untilAnswered(never, [0, 0])).rejects.toThrow('gone')
  expect(tries).toBe(3)
})

/** Of one tab; `full` refuses to keep anything. */
function tabStorage({ full = false } = {}): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (full) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, value)
    },
  } as Storage
}
const lost = (ids: string[]) => (id: string) => (ids.push(id), Promise.reject(new Error('gone')))
const answered = (ids: string[]) => (id: string) => (ids.push(id), Promise.resolve(id))

test('a page loaded again in the middle of a press still knows it, until it is answered', async () => {
  const storage = tabStorage()
  const ids: string[] = []
  void pressMemory(() => storage).pressOnce('scene 1', (id) => (ids.push(id), new Promise(() => undefined)))
  await pressMemory(() => storage).pressOnce('scene 1', answered(ids))
  expect(new Set(ids).size, 'the same press before and after').toBe(1)
  await pressMemory(() => storage).pressOnce('scene 1', answered(ids))
  expect(new Set(ids).size, 'answered: the next is a new one').toBe(2)
})

test('what the page shows did arrive: the same press is then meant anew', async () => {
  const storage = tabStorage()
  const presses = pressMemory(() => storage)
  const ids: string[] = []
  await expect(presses.pressOnce('scene 1', lost(ids), [])).rejects.toThrow('gone')
  await expect(presses.pressOnce('scene 2', lost(ids), [])).rejects.toThrow('gone')
  presses.forgetArrived([null, newPressId(), ids[0] ?? ''])
  await presses.pressOnce('scene 1', answered(ids))
  await presses.pressOnce('scene 2', answered(ids))
  expect(ids[2], 'scene 1 arrived').not.toBe(ids[0])
  expect(ids[3], 'scene 2 did not').toBe(ids[1])
})

test('a batch arrived when one of its parts did, and no two parts are the same', async () => {
  const storage = tabStorage()
  const presses = pressMemory(() => storage)
  const ids: string[] = []
  await expect(presses.pressOnce('three scenes', lost(ids), [])).rejects.toThrow('gone')
  const [id = ''] = ids
  const parts = Array.from({ length: 500 }, (_, i) => pressPart(id, i))
  expect(new Set(parts).size).toBe(500)
  for (const part of parts) expect(z.uuid().safeParse(part).success).toBe(true)
  presses.forgetArrived([parts[2] ?? ''])
  await presses.pressOnce('three scenes', answered(ids))
  expect(ids[1]).not.toBe(id)
})

test('a storage that is full, forbidden or holds nonsense loses no press of this page', async () => {
  const forbidden = () => {
    throw new DOMException('no', 'SecurityError')
  }
  const nonsense = tabStorage()
  nonsense.setItem('shotboard.presses', '{"a":')
  for (const storage of [() => tabStorage({ full: true }), forbidden, () => nonsense, () => undefined]) {
    const presses = pressMemory(storage)
    const ids: string[] = []
    await expect(presses.pressOnce('scene 1', lost(ids), [])).rejects.toThrow('gone')
    await presses.pressOnce('scene 1', answered(ids))
    expect(new Set(ids).size).toBe(1)
  }
})
