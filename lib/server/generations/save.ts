import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readOutcome, type ReadOutcome } from '@/lib/queue/outcome'
import type { BlobKey } from '@/lib/server/blob/blob-store'
import { blobs } from '@/lib/server/blob/blobs'
import { elementMade } from '@/lib/server/elements/ids'
import { sentences } from '@/lib/server/failure-sentences'
import { whyNotAsAsked } from '@/lib/server/generations/as-asked'
import { endGeneration } from '@/lib/server/generations/end'
import { fetchResult } from '@/lib/server/generations/fetch-result'
import { moveGeneration, type GenerationRow } from '@/lib/server/generations/generation-row'
import { findCuts } from '@/lib/server/media/find-cuts'
import { probeFile } from '@/lib/server/media/probe'
import { EMBEDDED_QUEUE, queueById } from '@/lib/server/queues'

/** About ten hours with a minute between tries at the end. */
const MAX_TRIES = 600
const because = { why: 'not-stored' } as const

/** saving → done. What the queue made is copied into this server's own store, probed and given a thumbnail; only then is it done. */
export async function saveResult(row: GenerationRow, tries: number, signal: AbortSignal): Promise<void> {
  const queue = await queueById(row.queueId)
  if (!queue || !row.requestId)
    return void (await endGeneration(row.id, {
      state: 'uncertain',
      error: sentences.queueGone,
      because: { why: 'lost-sight' },
    }))
  const record = await queue.client.get(row.requestId)
  if (record.kind !== 'ok') return tryAgain(row, tries, record.text)
  const outcome = readOutcome(record.value)
  return row.kind === 'element' ? saveElement(row, outcome) : saveTake(row, outcome, { tries, signal })
}

async function saveElement(row: GenerationRow, { elementId }: ReadOutcome): Promise<void> {
  if (!elementId)
    return void (await endGeneration(row.id, {
      state: 'failed',
      error: sentences.noElementId,
      because,
    }))
  const done = { state: 'done', error: null, errorRaw: null, finishedAt: new Date(), ...cost(row) } as const
  await moveGeneration(row.id, ['saving'], done, {
    because: { why: 'stored' },
    also: (tx) => elementMade(tx, row.id, elementId),
  })
}

async function saveTake(
  row: GenerationRow,
  outcome: ReadOutcome,
  { tries, signal }: { tries: number; signal: AbortSignal },
): Promise<void> {
  if (!outcome.videoUrl)
    return void (await endGeneration(row.id, { state: 'failed', error: sentences.noVideo, because }))
  try {
    const videoKey = await fetchResult(outcome.videoUrl, signal)
    const watermarkKey = outcome.watermarkUrl ? await fetchResult(outcome.watermarkUrl, signal) : null
    const probed = await probeVideo(videoKey)
    if (!probed)
      return void (await endGeneration(row.id, {
        state: 'failed',
        error: sentences.notPlayable,
        errorRaw: outcome.videoUrl,
        because,
      }))
    const done = { state: 'done', videoKey, watermarkKey, ...probed, ...cost(row) } as const
    await moveGeneration(
      row.id,
      ['saving'],
      { ...done, error: whyNotAsAsked(row.payload, probed.facts), errorRaw: null, finishedAt: new Date() },
      { because: { why: 'stored', sha256: videoKey.slice(0, 64) } },
    )
  } catch (error) {
    if (signal.aborted) throw error
    await tryAgain(
      row,
      tries,
      `${outcome.videoUrl} ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** Facts with its cuts, and a thumbnail from the middle of the film, or null when it is no video that can be decoded. */
async function probeVideo(key: BlobKey): Promise<Pick<GenerationRow, 'facts' | 'thumbKey'> | null> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shotboard-take-'))
  try {
    const thumbPath = path.join(folder, 'thumb.jpg')
    const film = await blobs().path(key)
    const probe = await probeFile(film, { thumbPath })
    if (!probe.ok || probe.facts.kind !== 'video') return null
    const { key: thumbKey } = await blobs().put(thumbPath, 'jpg')
    return { facts: { ...probe.facts, cutsMs: await findCuts(film) }, thumbKey }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Paid work is not given up after one broken download. */
async function tryAgain(row: GenerationRow, tries: number, raw: string): Promise<void> {
  if (tries >= MAX_TRIES)
    return void (await endGeneration(row.id, {
      state: 'failed',
      error: sentences.notSaved,
      errorRaw: raw,
      because,
    }))
  await moveGeneration(
    row.id,
    ['saving'],
    { error: sentences.savingAgain, errorRaw: raw },
    { next: { afterSeconds: Math.min(60, 2 ** Math.min(tries, 6)), tries: tries + 1 } },
  )
}

/** Finished work is billed as priced when it was sent (contract.md 5.5); without a price it stays unknown. */
function cost(row: GenerationRow): { costMicros: number | null } {
  return { costMicros: row.queueId === EMBEDDED_QUEUE ? 0 : row.estimateMicros }
}
