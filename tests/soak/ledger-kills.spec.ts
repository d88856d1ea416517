import { rmSync } from 'node:fs'
import { pause, settleAll, startFleet, type Board, type Fleet, type Role } from '@/tests/support/ledger-fleet'
import { copyTemplate, expect, freshDatabase, freshDataDir } from '@/tests/support/store'
import { test } from '@playwright/test'

const presses = ['reserved:uncommitted', 'reserved:committed']
const works = [
  ...['sending:uncommitted', 'sending:committed', 'post:before', 'post:answered'],
  ...['accepted:uncommitted', 'accepted:committed', 'watch:answered'],
  ...['running:uncommitted', 'running:committed', 'saving:uncommitted', 'saving:committed'],
  ...['download:started', 'download:middle', 'download:ended', 'blob:stored'],
  ...['done:uncommitted', 'done:committed'],
]
const MOST_PRESSES = 60
/** More under way would only wait for a place at the queue. */
const MOST_OPEN = 6
const TAKE = 560_000
const CAP_TAKES = 3

test('killed with SIGKILL at nineteen points and during a POST, the embedded server submits what was pressed, once, and loses nothing', async () => {
  test.setTimeout(600_000)
  const dataDir = freshDataDir()
  await copyTemplate(dataDir)
  await underFire(['both'], { dataDir, databaseUrl: null })
  rmSync(dataDir, { recursive: true, force: true })
})

test('so do two servers and two workers on one PostgreSQL', async () => {
  test.skip(!process.env.TEST_DATABASE_URL, 'needs TEST_DATABASE_URL')
  test.setTimeout(600_000)
  const dataDir = freshDataDir()
  const database = await freshDatabase()
  await underFire(['web', 'web', 'worker', 'worker'], { dataDir, databaseUrl: database.url })
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

const open = new Set(['reserved', 'sending', 'accepted', 'running', 'saving'])

async function underFire(
  roles: readonly Role[],
  place: { dataDir: string; databaseUrl: string | null },
): Promise<void> {
  const left: Record<Role, string[]> =
    roles.length === 1
      ? { both: [...presses, ...works], web: [], worker: [] }
      : { both: [], web: [...presses], worker: [...works] }
  const passed = new Set<string>()
  const fleet = await startFleet({
    ...{ roles, ...place },
    killAt: (role) => left[role].shift() ?? null,
    died: (_role, point) => void (point && passed.add(point)),
  })
  try {
    const board = await fleet.insist<Board>('board', { name: 'boat', scenes: MOST_PRESSES })
    const limit = { name: 'raft', scenes: MOST_PRESSES, capMicros: CAP_TAKES * TAKE }
    const capped = await fleet.insist<Board>('board', limit)
    const until = Date.now() + 480_000
    let pressed = 0
    let refused = 0
    while (passed.size < presses.length + works.length && pressed < MOST_PRESSES - 1 && Date.now() < until) {
      const { broken, rows } = await fleet.audit()
      expect(broken).toEqual([])
      if (rows.filter(({ state }) => open.has(state)).length < MOST_OPEN) {
        const under = pressed % 4 === 0 ? [0, 1].map((i) => fleet.pressUnderLimit(capped, pressed + i)) : []
        const [, ...sent] = await Promise.all([fleet.press(board, pressed++), ...under])
        refused += sent.filter((each) => !each).length
      }
      await pause(400)
    }
    expect(
      [...presses, ...works].filter((point) => !passed.has(point)),
      'points never reached',
    ).toEqual([])
    await killedWhilePosting(fleet, () => fleet.press(board, pressed++))

    const { rows } = await settleAll(fleet, 120_000)
    const all = (await fleet.submitted()).map(({ prompt }) => prompt).sort()
    expect(new Set(all).size, 'nothing was submitted twice').toBe(all.length)
    const prompts = all.filter((prompt) => prompt.startsWith('A boat'))
    const wanted = Array.from({ length: pressed }, (_, i) => `A boat leaves harbor ${i}`).sort()
    expect(prompts, 'submissions = presses').toEqual(wanted)
    const done = rows.filter(({ state }) => state === 'done')
    const rafts = done.filter(({ scene }) => scene.startsWith('raft')).length
    expect(rafts, 'the limit was not exceeded').toBeLessThanOrEqual(CAP_TAKES)
    expect(Math.min(rafts, refused), 'it was used, and refused some').toBeGreaterThan(0)
    const boats = done.map(({ scene }) => scene).filter((scene) => scene.startsWith('boat'))
    expect(boats.sort()).toEqual(wanted.map((_, i) => `boat-${i}`).sort())
    console.log(
      `${passed.size + 1} kinds of kills, ${pressed} presses, ${prompts.length} submissions, ${rows.length - done.length} settled by hand`,
    )
  } finally {
    await fleet.stop()
  }
}

/** The request has reached the queue, its answer has not come. */
async function killedWhilePosting(fleet: Fleet, press: () => Promise<unknown>): Promise<void> {
  const before = (await fleet.submitted()).length
  await fleet.hold(2_000)
  await press()
  await expect.poll(async () => (await fleet.submitted()).length, { timeout: 30_000 }).toBeGreaterThan(before)
  await fleet.kill((role) => role !== 'web')
  await fleet.hold(0)
}
