import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { closeUncharged, checkAgain, sendAgain } from '@/lib/server/generations/decide'
import { resumeGenerations } from '@/lib/server/generations/resume'
import { submitGeneration } from '@/lib/server/generations/submit'
import { createQueues, startWorkers } from '@/lib/server/jobs/run-jobs'
import { jobs } from '@/lib/server/jobs/registry'
import { setCap } from '@/lib/server/money/caps'
import { getStore } from '@/lib/server/store'
import { createStoryboard, saveStoryboard } from '@/lib/server/storyboards'
import { auditLedger } from '@/tests/support/ledger-audit'

/** The server's verbs without Next: ROLE web answers presses, both does the work as well. Dies at SHOTBOARD_KILL_AT. */
const OWNER = 'local'
const role = process.env.ROLE ?? 'both'
const { boss } = await getStore()
await createQueues(boss, jobs)
if (role !== 'web') await startWorkers(boss, jobs, new AbortController().signal)
await resumeGenerations()

const verbs: Record<string, (input: never) => Promise<unknown>> = {
  board,
  submit: (input: Parameters<typeof submitGeneration>[1]) => submitGeneration(OWNER, input),
  check: ({ id }: { id: string }) => checkAgain(OWNER, id),
  again: (input: Parameters<typeof sendAgain>[1]) => sendAgain(OWNER, input),
  close: ({ id }: { id: string }) => closeUncharged(OWNER, id),
  audit: () => auditLedger(),
}

type BoardInput = { scenes: number; name: string; capMicros?: number }

/** Scenes "boat-0", "boat-1", each with a prompt of its own. `capMicros`: the most that may be spent on all of them together. */
async function board({ scenes: count, name, capMicros }: BoardInput) {
  const { id, document } = await createStoryboard(OWNER, { title: `Under fire: ${name}` })
  const [first] = document.scenes
  if (!first) throw new Error('no scene')
  const scenes = Array.from({ length: count }, (_, i) => ({
    ...first,
    id: `${name}-${i}`,
    shots: first.shots.map((shot) => ({ ...shot, id: `shot-${i}`, prompt: `A ${name} leaves harbor ${i}` })),
  }))
  const saved = await saveStoryboard(OWNER, { id, baseRevision: 1, document: { ...document, scenes } })
  if (capMicros !== undefined)
    await setCap(OWNER, { scope: 'storyboard', storyboardId: id, micros: capMicros })
  return { id, name, ...saved }
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { verb, input } = JSON.parse(Buffer.concat(chunks).toString()) as { verb: string; input: never }
    verbs[verb]?.(input).then(
      (value) => response.end(JSON.stringify({ value })),
      (error: unknown) =>
        response.end(JSON.stringify({ refused: error instanceof Error ? error.message : String(error) })),
    )
  })
})
server.listen(0, '127.0.0.1', () => console.log(`ready ${(server.address() as AddressInfo).port}`))
