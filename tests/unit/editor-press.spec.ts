import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { newPressId, pressOnce, untilAnswered } from '@/lib/editor/press'

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
