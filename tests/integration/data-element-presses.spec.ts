import { randomUUID } from 'node:crypto'
import { createElement, editElement, remakeElement } from '@/lib/server/elements/edit'
import { sendAgain } from '@/lib/server/generations/decide'
import { expect, OWNER, step, test } from '@/tests/support/far-queue'
import { elementJobs, freshElement, freshInput } from '@/tests/support/fresh-element'

test('one press makes one element and one request, however often it arrives', async ({ board: _, queue }) => {
  const { input } = await freshInput('Pressed once')
  const press = { id: randomUUID(), input, make: true }
  const made = await Promise.all([1, 2, 3].map(() => createElement(OWNER, press)))
  expect(new Set([...made, await createElement(OWNER, press)].map(({ id }) => id))).toEqual(
    new Set([press.id]),
  )
  const [first, ...more] = await elementJobs(press.id)
  expect(more).toEqual([])
  queue.next = [{ status: 400, body: { error: 'no' } }]
  expect((await step(first?.id ?? '')).state).toBe('failed')
  const clickId = randomUUID()
  await Promise.all([1, 2].map(() => remakeElement(OWNER, press.id, { clickId })))
  queue.next = [{ status: 400, body: { error: 'no' } }]
  const second = (await elementJobs(press.id)).find(({ id }) => id !== first?.id)
  expect((await step(second?.id ?? '')).state).toBe('failed')
  await remakeElement(OWNER, press.id, { clickId })
  expect(await elementJobs(press.id), 'the same press again, after it ended').toHaveLength(2)
  await expect(createElement('somebody else', press)).rejects.toThrow()
})

test('an edit whose answer was lost is the same edit when it arrives again, and is made once', async ({
  board: _,
  queue,
}) => {
  const mara = await freshElement('Edited')
  const { input } = await freshInput('Edited anew')
  const press = { id: mara.id, baseVersion: 1, input, make: true, clickId: randomUUID() }
  const [first, again] = [await editElement(OWNER, press), await editElement(OWNER, press)]
  expect([first.version, again.version, again.name]).toEqual([2, 2, 'Edited anew'])
  const [job, ...more] = await elementJobs(mara.id)
  expect(more).toEqual([])
  queue.next = [{ status: 400, body: { error: 'no' } }]
  expect((await step(job?.id ?? '')).state).toBe('failed')
  expect((await editElement(OWNER, press)).version, 'after its request ended').toBe(2)
  expect(await elementJobs(mara.id)).toHaveLength(1)
  const words = { ...press, clickId: randomUUID(), make: false }
  expect((await editElement(OWNER, words)).version, 'another tab said the same').toBe(2)
  const other = { ...words, input: { ...input, description: 'Other words' } }
  await expect(editElement(OWNER, other)).rejects.toThrow('changed in another tab')
})

test('an element whose request is in doubt is sent again once, as an element', async ({
  board: _,
  queue,
}) => {
  const mara = await freshElement('In doubt')
  await remakeElement(OWNER, mara.id)
  const [first] = await elementJobs(mara.id)
  queue.next = ['cut']
  await step(first?.id ?? '')
  expect((await step(first?.id ?? '', 4)).state).toBe('uncertain')
  const again = await Promise.all([1, 2].map(() => sendAgain(OWNER, { id: first?.id ?? '' })))
  expect(new Set(again.map(({ id }) => id)).size).toBe(1)
  expect(again[0]).toMatchObject({ kind: 'element', state: 'reserved', elementId: mara.id })
  expect(await elementJobs(mara.id)).toHaveLength(2)
})
