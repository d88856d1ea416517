import { rmSync } from 'node:fs'
import { pause, settleAll, startFleet, type Board, type Role } from '@/tests/support/ledger-fleet'
import { copyTemplate, freshDatabase, freshDataDir } from '@/tests/support/store'

/** One store, killed at random for SOAK_MINUTES. What is random follows SOAK_SEED, except how the processes race. */
const store = process.env.SOAK_STORE ?? 'pglite'
const seed = Number(process.env.SOAK_SEED)
const until = Date.now() + Number(process.env.SOAK_MINUTES) * 60_000
const MOST_PRESSES = 2_000
const say = (words: string) => console.log(`[${store}] ${words}`)
const random = randomFrom(seed)
const roles: readonly Role[] = store === 'postgres' ? ['web', 'web', 'worker', 'worker'] : ['both']

say(`seed ${seed}`)
const dataDir = freshDataDir()
const database = store === 'postgres' ? await freshDatabase() : null
if (!database) await copyTemplate(dataDir)
const kills = new Map<string, number>()
const fleet = await startFleet({
  ...{ roles, dataDir, databaseUrl: database?.url ?? null },
  killAt: () => (random() < 0.6 ? `any*${10 + Math.floor(random() * 60)}` : null),
  died: (_role, point) =>
    void kills.set(point ?? 'from outside', (kills.get(point ?? 'from outside') ?? 0) + 1),
})
let code = 0
try {
  const board = await fleet.insist<Board>('board', { name: 'boat', scenes: MOST_PRESSES })
  let pressed = 0
  let said = Date.now()
  while (Date.now() < until && pressed < MOST_PRESSES) {
    await fleet.press(board, pressed++)
    await pause(200 + random() * 1_800)
    if (random() < 0.15) await fleet.kill((role) => random() < (role === 'both' ? 1 : 0.4))
    const { broken } = await fleet.audit()
    if (broken.length > 0) throw new Error(broken.join('\n'))
    if (Date.now() - said > 60_000) {
      said = Date.now()
      say(`${pressed} presses, ${sum()} kills`)
    }
  }
  const { rows } = await settleAll(fleet, 300_000)
  const prompts = (await fleet.submitted()).map(({ prompt }) => prompt)
  const done = rows.filter(({ state }) => state === 'done')
  say(
    `${pressed} presses, ${prompts.length} submissions, ${done.length} takes, ${sum()} kills, ${rows.length - done.length} settled by hand`,
  )
  say(
    `kills: ${[...kills]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([point, count]) => `${point} ${count}`)
      .join(', ')}`,
  )
  if (new Set(prompts).size !== prompts.length) throw new Error('something was submitted twice')
  if (prompts.length !== pressed || done.length !== pressed)
    throw new Error('presses, submissions and takes differ')
} catch (error) {
  say(`FAILED with seed ${seed}: ${error instanceof Error ? error.message : String(error)}`)
  code = 1
} finally {
  await fleet.stop()
  await database?.drop()
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(code)

function sum(): number {
  return [...kills.values()].reduce((all, count) => all + count, 0)
}

/** mulberry32: small, and the same everywhere. */
function randomFrom(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
