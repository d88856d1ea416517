import { expect, test } from '@playwright/test'
import { atFirstSign } from '@/lib/editor/first-sign'

/** Node has no window to listen on. */
const page = new EventTarget()
const before = { add: globalThis.addEventListener }
test.beforeAll(() => void (globalThis.addEventListener = page.addEventListener.bind(page)))
test.afterAll(() => void (globalThis.addEventListener = before.add))

const send = (name: string, buttons = 0) => page.dispatchEvent(Object.assign(new Event(name), { buttons }))
const calm = () => new Promise((resolve) => setTimeout(resolve, 400))

function begun() {
  const seen = { runs: 0, off: () => undefined as void }
  seen.off = atFirstSign(() => (seen.runs += 1))
  return seen
}

test('a key or the focus is a sign at once, a hand after a moment, and it is heard once', async () => {
  const byKey = begun()
  send('keydown')
  send('keydown')
  expect(byKey.runs).toBe(1)
  const byFocus = begun()
  send('focusin')
  expect(byFocus.runs).toBe(1)
  const byHand = begun()
  send('pointermove')
  expect(byHand.runs).toBe(0)
  await calm()
  expect(byHand.runs).toBe(1)
})

test('a press keeps it waiting until the hand lets go, whatever moves or gets the focus meanwhile', async () => {
  const dragged = begun()
  send('pointermove')
  send('pointerdown', 1)
  send('focusin')
  send('pointermove', 1)
  await calm()
  expect(dragged.runs).toBe(0)
  send('pointerup')
  expect(dragged.runs).toBe(1)
})

test('called off, nothing is heard', async () => {
  const gone = begun()
  send('pointermove')
  gone.off()
  send('keydown')
  await calm()
  expect(gone.runs).toBe(0)
})
