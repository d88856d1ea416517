import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { newPressId, pressIdFor, untilAnswered } from '@/lib/editor/press'

test('a press id is a uuid, and no two are the same', () => {
  const ids = Array.from({ length: 500 }, newPressId)
  expect(new Set(ids).size).toBe(500)
  for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true)
})

test('the same press that was never answered keeps its id, another one gets its own', () => {
  const pressId = newPressId()
  expect(pressIdFor('scene 1, revision 4', { what: 'scene 1, revision 4', pressId })).toBe(pressId)
  expect(pressIdFor('scene 1, revision 5', { what: 'scene 1, revision 4', pressId })).not.toBe(pressId)
  expect(pressIdFor('scene 1, revision 4', null)).not.toBe(pressId)
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
