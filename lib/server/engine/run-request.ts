import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/lib/server/env'
import { EngineFailure } from '@/lib/server/engine/engine-failure'
import { makeElement, type Work } from '@/lib/server/engine/make-element'
import { isHeldByFault } from '@/lib/server/engine/held-by-fault'
import { makeFilm } from '@/lib/server/engine/make-film'
import { RenderFailure } from '@/lib/server/engine/render/render-failure'
import { advance, beginAttempt, finish, isCancelled, takeBackAttempt } from '@/lib/server/engine/requests'
import { asRunning } from '@/lib/server/engine/running'
import { getStore } from '@/lib/server/store'

const MAX_ATTEMPTS = 4

/**
 * Does the work of a request to its end. A killed process leaves the row open and its job is given again, so everything
 * here bears repetition. Throws only to be called again.
 */
export async function runRequest(requestId: string, jobSignal: AbortSignal): Promise<void> {
  const { db } = await getStore()
  if (await isHeldByFault(requestId)) return
  const row = await beginAttempt(db, requestId)
  if (row === null) return
  await asRunning(requestId, async (cancelled) => {
    const folder = await emptyFolder(requestId, row.attempts)
    const signal = AbortSignal.any([jobSignal, cancelled])
    try {
      await advance(db, requestId, 'dispatched')
      await work({ db, row, folder, signal })
    } catch (error) {
      if (cancelled.aborted || (await isCancelled(db, requestId))) return
      if (jobSignal.aborted) {
        await takeBackAttempt(db, requestId)
        throw error
      }
      if (row.attempts < attemptsFor(error)) throw error
      if (!(error instanceof EngineFailure)) console.error('[engine]', requestId, error)
      await finish(db, requestId, { status: 'failed', outcome: { error: failureText(error) } })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
}

/** A killed attempt leaves its folder behind; the next one clears it away. */
async function emptyFolder(requestId: string, attempt: number): Promise<string> {
  const folder = (number: number) =>
    path.join(/* turbopackIgnore: true */ env().DATA_DIR, 'work', `${requestId}-${number}`)
  for (let number = 1; number <= attempt; number += 1)
    await rm(folder(number), { recursive: true, force: true })
  await mkdir(folder(attempt), { recursive: true, mode: 0o700 })
  return folder(attempt)
}

async function work(task: Work): Promise<void> {
  if (task.row.attempts > MAX_ATTEMPTS) {
    throw new EngineFailure(`the server stopped ${MAX_ATTEMPTS} times while it worked on this request`)
  }
  await (task.row.model === 'kling-create-element' ? makeElement(task) : makeFilm(task))
}

/** How often a fault may come back before it is the request's ending. */
function attemptsFor(error: unknown): number {
  if (error instanceof EngineFailure) return 1
  return error instanceof RenderFailure ? 3 : MAX_ATTEMPTS
}

function failureText(error: unknown): string {
  if (error instanceof EngineFailure || error instanceof RenderFailure) return error.message
  const said = error instanceof Error ? error.message.split('\n')[0] : String(error)
  return `generation error: ${said?.slice(0, 300) ?? 'unknown'}`
}
