import { linkExpiry } from '@/lib/queue/link-expiry'
import { readOutcome, type ReadOutcome } from '@/lib/queue/outcome'
import { sentences } from '@/lib/server/failure-sentences'
import { DownloadFailure } from '@/lib/server/generations/download'
import { endGeneration } from '@/lib/server/generations/end'
import { moveGeneration, type GenerationRow } from '@/lib/server/generations/generation-row'
import { saveElement } from '@/lib/server/generations/save-element'
import { discardResults, storeThumb, storeVideo, storeWatermark } from '@/lib/server/generations/result-files'
import { EMBEDDED_QUEUE, queueById } from '@/lib/server/queues'
import { resultNotes } from '@/lib/storyboard/result-notes'

/** About ten hours with a minute between tries at the end. */
const MAX_TRIES = 600
/** For answers that are wrong but may be set right: some minutes. */
const FEW_TRIES = 6

/** What was not to be had this time: the sentence, the raw words, and after how many tries the person is told that it failed. */
type Missing = {
  sentence: string
  lastSentence: string
  raw: string
  tries: number
  linkExpiresAt?: Date | null
}

/** saving → done. What the queue made is copied, checked and stored here; only then is it done. Never makes a new request. */
export async function saveResult(row: GenerationRow, tries: number, signal: AbortSignal): Promise<void> {
  const queue = await queueById(row.queueId)
  if (!queue || !row.requestId)
    return void (await endGeneration(row.id, {
      ...{ state: 'uncertain', error: sentences.queueGone },
      because: { why: 'lost-sight' },
    }))
  const record = await queue.client.get(row.requestId)
  if (record.kind !== 'ok') return tryAgain(row, tries, notCopied(record.text))
  if (record.value.request_id !== row.requestId)
    return tryAgain(row, tries, notCopied(`${sentences.otherRequest} ${record.raw}`))
  const outcome = readOutcome(record.value)
  const missing =
    row.kind === 'element'
      ? await saveElement(row, outcome, record.raw)
      : await saveTake(row, outcome, { tries, signal, raw: record.raw })
  if (missing) await tryAgain(row, tries, missing)
}

type Context = { tries: number; signal: AbortSignal; raw: string }

async function saveTake(row: GenerationRow, outcome: ReadOutcome, context: Context): Promise<Missing | null> {
  const { videoUrl } = outcome
  const { tries, signal, raw } = context
  if (!videoUrl)
    return { sentence: sentences.noVideoYet, lastSentence: sentences.noVideo, raw, tries: FEW_TRIES }
  const expires = linkExpiry(videoUrl)
  const linkExpiresAt = expires === null ? null : new Date(expires)
  try {
    const video = await storeVideo(row.id, videoUrl, signal)
    if ('notPlayable' in video)
      return {
        ...{ sentence: sentences.savingAgain, lastSentence: sentences.notPlayable, linkExpiresAt },
        ...{ raw: `${videoUrl}\n${video.notPlayable}`, tries: FEW_TRIES },
      }
    const watermark = await watermarkOf(row, outcome, { tries, signal })
    if (watermark === 'later') return notCopied(outcome.watermarkUrl ?? '')
    const thumbKey = (await storeThumb(row.id, outcome, signal)) ?? video.thumbKey
    const notes = [...resultNotes(row.sentPayload ?? row.payload, video.facts), ...watermark.notes]
    const { key: videoKey, facts } = video
    await moveGeneration(
      row.id,
      ['saving'],
      {
        ...{ state: 'done', videoKey, watermarkKey: watermark.key, thumbKey, facts, ...costOf(row) },
        ...{ notes: notes.length > 0 ? notes : null, linkExpiresAt: null, finishedAt: new Date() },
        ...{ error: null, errorRaw: null },
      },
      { because: { why: 'stored', sha256: videoKey.slice(0, 64) } },
    )
    await discardResults(row.id)
    return null
  } catch (error) {
    if (signal.aborted) throw error
    const said = error instanceof Error ? error.message : String(error)
    return { ...whyNot(error, linkExpiresAt), raw: `${videoUrl} ${said}`, linkExpiresAt }
  }
}

/** The copy with the watermark is extra: when it cannot be had the take is done without it, and says so. */
async function watermarkOf(
  row: GenerationRow,
  { watermarkUrl }: ReadOutcome,
  { tries, signal }: Pick<Context, 'tries' | 'signal'>,
): Promise<{ key: string | null; notes: string[] } | 'later'> {
  if (watermarkUrl === null) return { key: null, notes: [] }
  try {
    const key = await storeWatermark(row.id, watermarkUrl, signal)
    if (key !== null) return { key, notes: [] }
  } catch (error) {
    if (signal.aborted || !(error instanceof DownloadFailure)) throw error
  }
  return tries < FEW_TRIES ? 'later' : { key: null, notes: [sentences.noWatermark] }
}

function whyNot(
  error: unknown,
  linkExpiresAt: Date | null,
): Pick<Missing, 'sentence' | 'lastSentence' | 'tries'> {
  const gone = error instanceof DownloadFailure && [401, 403, 404, 410].includes(error.status ?? 0)
  const expired = linkExpiresAt !== null && linkExpiresAt.getTime() < Date.now()
  if (gone && expired)
    return { sentence: sentences.linkExpired, lastSentence: sentences.linkExpired, tries: FEW_TRIES }
  if (error instanceof DownloadFailure && error.final)
    return { sentence: sentences.tooLarge, lastSentence: sentences.tooLarge, tries: 0 }
  return notCopied('')
}

function notCopied(raw: string): Missing {
  return { sentence: sentences.savingAgain, lastSentence: sentences.notSaved, raw, tries: MAX_TRIES }
}

/** Paid work is not given up after one broken download. */
async function tryAgain(row: GenerationRow, tries: number, missing: Missing): Promise<void> {
  const { sentence, lastSentence, raw, linkExpiresAt = null } = missing
  const because = { why: 'not-stored', raw } as const
  if (tries >= missing.tries)
    return void (await endGeneration(row.id, {
      state: 'failed',
      error: lastSentence,
      errorRaw: raw,
      because,
    }))
  await moveGeneration(
    row.id,
    ['saving'],
    { error: sentence, errorRaw: raw, linkExpiresAt },
    { next: { afterSeconds: Math.min(60, 2 ** Math.min(tries, 6)), tries: tries + 1 } },
  )
}

/** Finished work is billed as priced when it was sent (contract.md 5.5); without a price it stays unknown. */
function costOf(row: GenerationRow): { costMicros: number | null } {
  return { costMicros: row.queueId === EMBEDDED_QUEUE ? 0 : row.estimateMicros }
}
