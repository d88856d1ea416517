import { randomUUID } from 'node:crypto'
import { bundleChild, runChild, type Child } from '@/tests/support/child'
import { QUEUE_KEY } from '@/tests/support/fake-queue'
import type { Audited } from '@/tests/support/ledger-audit'
import { media } from '@/tests/support/make-media'

export type Role = 'web' | 'worker' | 'both'
type Member = { role: Role; child: Child; port: Promise<number>; startedAt: number }
export type Board = { id: string; revision: number; name: string }
type Kept = { request_id: string; prompt: string }
export type FleetOptions = {
  roles: readonly Role[]
  dataDir: string
  databaseUrl: string | null
  /** Where the next process of this role is to die; null: nowhere. Asked at every start. */
  killAt: (role: Role) => string | null
  /** A process ended: at a marked point, or killed from outside (null). */
  died: (role: Role, point: string | null) => void
}

/** Servers without Next that are started again whenever they die, against a queue in another process that counts. */
export async function startFleet(options: FleetOptions) {
  const queue = runChild(await bundleChild('counting-queue'), { FILE: await media('dot.mp4') })
  await queue.printed(/queue \d+/)
  const queueUrl = `http://127.0.0.1:${/queue (\d+)/.exec(queue.output())?.[1]}`
  const server = await bundleChild('ledger-server')
  // The program of `npm run worker`.
  const worker = await bundleChild('ledger-worker')
  let closing = false
  const members: Member[] = options.roles.map((role) => start(role))

  function start(role: Role): Member {
    const child = runChild(role === 'worker' ? worker : server, {
      ...{ NODE_ENV: 'test', ROLE: role, DATA_DIR: options.dataDir, DATABASE_URL: options.databaseUrl ?? '' },
      ...{ GMI_API_KEY: QUEUE_KEY, GMI_QUEUE_BASE_URL: queueUrl, SHOTBOARD_PASSWORD: '' },
      ...{ SHOTBOARD_HURRY: '1', SHOTBOARD_KILL_AT: options.killAt(role) ?? '' },
    })
    const port = child
      .printed(role === 'worker' ? /worker is ready/ : /ready \d+/)
      .then(() => Number(/ready (\d+)/.exec(child.output())?.[1]))
    port.catch(() => undefined)
    const member: Member = { role, child, port, startedAt: Date.now() }
    void child.ended.then(() => {
      if (closing) return
      const point = /killed at (\S+)/.exec(child.output())?.[1] ?? null
      if (point === null && child.process.signalCode !== 'SIGKILL')
        throw new Error(`a ${role} ended by itself:\n${child.output()}`)
      options.died(role, point)
      members[members.indexOf(member)] = start(role)
    })
    return member
  }

  /** Asks a web process; null when none answers, because it died meanwhile or is starting. */
  async function ask<T>(
    verb: string,
    input: unknown = {},
  ): Promise<{ value: T } | { refused: string } | null> {
    const webs = members.filter(({ role }) => role !== 'worker')
    const web = webs[Math.floor(Math.random() * webs.length)]
    try {
      const port = await web?.port
      const body = JSON.stringify({ verb, input })
      const answer = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body })
      return (await answer.json()) as { value: T } | { refused: string }
    } catch {
      return null
    }
  }

  /** As a person with a browser: the same press goes out again until it is answered. */
  async function insist<T>(verb: string, input: unknown = {}): Promise<T> {
    const until = Date.now() + 180_000
    while (Date.now() < until) {
      const answer = await ask<T>(verb, input)
      if (answer && 'value' in answer) return answer.value
      if (answer) throw new Error(`${verb} was refused: ${answer.refused}`)
      await pause(100)
    }
    throw new Error(`nobody answered "${verb}" within three minutes`)
  }

  const admin = async (path: string) => (await fetch(`${queueUrl}/admin/${path}`)).json()
  return {
    insist,
    audit: () => insist<Audited>('audit'),
    /** Everything the queue was ever asked to make. */
    submitted: async () => (await admin('state')) as Kept[],
    hold: (ms: number) => admin(`hold?ms=${ms}`),
    press: (board: Board, scene: number) => insist('submit', pressOf(board, scene)),
    /** The same, where a limit may refuse it. False when it did. */
    pressUnderLimit: (board: Board, scene: number) =>
      insist('submit', pressOf(board, scene)).then(() => true, onlyRefused(/limit of this storyboard/)),
    kill: async (is: (role: Role) => boolean) => {
      await Promise.all(members.filter(({ role }) => is(role)).map(({ child }) => child.kill()))
    },
    async stop() {
      closing = true
      await Promise.all([queue, ...members.map(({ child }) => child)].map((child) => child.kill()))
    },
  }
}
function pressOf({ id, revision, name }: Board, scene: number) {
  return { storyboardId: id, revision, sceneId: `${name}-${scene}`, clickId: randomUUID() }
}
export type Fleet = Awaited<ReturnType<typeof startFleet>>

/** False for a refusal with these words, which an answer that was lost may bring; everything else is thrown. */
const onlyRefused =
  (words: RegExp) =>
  (error: unknown): false => {
    if (!words.test(String(error))) throw error
    return false
  }

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * Waits until nothing runs any more. What is uncertain is settled as a person would: looked for at the queue, and when it is
 * not there closed and pressed again. Throws when a rule of the ledger is broken on the way, or it takes too long.
 */
export async function settleAll(fleet: Fleet, withinMs: number): Promise<Audited> {
  const until = Date.now() + withinMs
  for (;;) {
    const audit = await fleet.audit()
    if (audit.broken.length > 0) throw new Error(audit.broken.join('\n'))
    const uncertain = audit.rows.filter(({ state }) => state === 'uncertain')
    for (const { id } of uncertain) await settle(fleet, id)
    if (uncertain.length === 0 && audit.rows.every(({ state }) => state === 'done' || state === 'failed'))
      return audit
    if (Date.now() > until)
      throw new Error(
        `not settled in ${withinMs} ms: ${JSON.stringify(audit.rows.filter(({ state }) => state !== 'done'))}`,
      )
    await pause(300)
  }
}

async function settle(fleet: Fleet, id: string): Promise<void> {
  const { generation } = await fleet.insist<{ generation: { state: string } }>('check', { id })
  if (generation.state !== 'uncertain') return
  await fleet
    .insist('again', { id })
    .catch(onlyRefused(/limit of this storyboard|sent again already|settled already/))
  await fleet.insist('close', { id }).catch(onlyRefused(/settled already/))
}
