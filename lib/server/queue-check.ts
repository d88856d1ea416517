import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { queueClient, type QueueClient, type QueueResult } from '@/lib/queue/client'
import { MODELS, type ModelList } from '@/lib/queue/contract'
import { Refusal } from '@/lib/server/errors'
import { linkProblem } from '@/lib/server/queue-media'
import { remoteQueue, type RemoteQueue } from '@/lib/server/queue-rows'
import { NoUploads, upload } from '@/lib/server/queue-uploads'
import type { QueueCheck } from '@/lib/views-queues'

const TIMEOUT_MS = 15_000
const SKEW_S = { fine: 30, bad: 120 }

/**
 * Tries everything a generation needs of a remote queue, without making a request that could cost: address, key, models, clock and
 * the way files reach it. Each finding is a sentence that says what to do; each question ends after `timeoutMs`.
 */
export async function checkQueue(id: string, timeoutMs = TIMEOUT_MS): Promise<QueueCheck[]> {
  const queue = await remoteQueue(id)
  if (!queue) throw new Refusal('not-found', 'This queue is not set up any more. Reload the page.')
  if (queue.apiKey === null) return [noKey(queue)]
  const heard: { date: string | null; at: number } = { date: null, at: 0 }
  const client = queueClient({
    ...{ baseUrl: queue.baseUrl, apiKey: queue.apiKey, timeoutMs },
    async fetch(request) {
      const response = await fetch(request)
      Object.assign(heard, { date: response.headers.get('date'), at: Date.now() })
      return response
    },
  })
  const models = await client.models()
  const address = addressCheck(queue, models)
  if (address.result === 'problem') return [address]
  const key = keyCheck(queue, models)
  if (key.result === 'problem' || models.kind !== 'ok') return [address, key]
  return [
    address,
    key,
    modelCheck(models.value),
    await mediaCheck(queue, client, timeoutMs),
    clockCheck(heard.date, heard.at),
  ]
}

function noKey(queue: RemoteQueue): QueueCheck {
  const sentence =
    queue.key === 'unreadable'
      ? 'The key was sealed with another secret than this server has now. Enter the key again.'
      : 'There is no key. Enter one.'
  return { name: 'Key', result: 'problem', sentence, raw: null }
}

function addressCheck({ baseUrl }: RemoteQueue, models: QueueResult<ModelList>): QueueCheck {
  const said = models.kind === 'ok' ? null : models.text
  const problem = (sentence: string): QueueCheck => ({
    ...{ name: 'Address', result: 'problem', sentence, raw: said },
  })
  if (models.kind === 'refused' && models.status >= 300 && models.status < 400)
    return problem(
      'The address leads on to another one. It was not followed, so that the key goes nowhere else. Enter the address it leads to.',
    )
  if (models.kind === 'refused' && models.status === 404)
    return problem(
      'There is a server, but no queue at this address. It usually ends in /requestqueue/apikey.',
    )
  if (models.kind === 'unknown' && models.status === undefined)
    return problem('No queue answers at this address. Check it, and that this machine may go online.')
  if (models.kind === 'unknown' && models.status !== undefined && models.status >= 500)
    return problem('The server at this address is in trouble. Try again in a few minutes.')
  if (models.kind === 'unknown')
    return problem('What answers at this address is not a queue. Check the address.')
  const open = baseUrl.startsWith('http://') && !/^http:\/\/(localhost|127\.|\[::1\])/.test(baseUrl)
  return open
    ? {
        ...{ name: 'Address', result: 'note', raw: null },
        sentence:
          'A queue answers, but http:// lets everybody on the way read the key. Use https:// if it has it.',
      }
    : { name: 'Address', result: 'ok', sentence: 'A queue answers there.', raw: null }
}

function keyCheck(queue: RemoteQueue, models: QueueResult<ModelList>): QueueCheck {
  if (models.kind === 'ok') return { name: 'Key', result: 'ok', sentence: 'The key is accepted.', raw: null }
  const where = queue.source === 'variable' ? 'Check GMI_API_KEY.' : 'Enter another key.'
  const raw = models.text
  if (models.kind === 'refused' && (models.status === 401 || models.status === 403))
    return { name: 'Key', result: 'problem', sentence: `The key is not accepted. ${where}`, raw }
  if (models.kind === 'refused' && models.status === 429)
    return {
      ...{ name: 'Key', result: 'note', raw },
      sentence: 'The queue takes no more questions for now. Test again in a minute.',
    }
  return { name: 'Key', result: 'problem', sentence: 'The queue refused to list its models.', raw }
}

function modelCheck({ model_ids }: ModelList): QueueCheck {
  const missing = MODELS.filter((model) => !model_ids.includes(model))
  const raw = model_ids.join(', ').slice(0, 500)
  if (missing.length === 0)
    return { name: 'Models', result: 'ok', sentence: 'Films and elements can be made.', raw }
  const what = missing.includes('kling-v3-omni') ? 'films' : 'elements'
  return {
    ...{ name: 'Models', result: missing.includes('kling-v3-omni') ? 'problem' : 'note', raw },
    sentence: `The list of models does not name ${missing.join(' or ')}, so ${what} may be refused. Ask who runs the queue.`,
  }
}

async function mediaCheck(queue: RemoteQueue, client: QueueClient, timeoutMs: number): Promise<QueueCheck> {
  const check = (result: QueueCheck['result'], sentence: string, raw: string | null = null): QueueCheck => ({
    ...{ name: 'Files', result, sentence, raw },
  })
  const link = linkProblem(queue.baseUrl)
  if (queue.mediaWay === 'link')
    return link === null
      ? check('ok', 'The queue fetches files by signed links to PUBLIC_URL, good for at least 24 hours.')
      : check('problem', link)
  if (queue.mediaWay === 'inline')
    return check('note', 'Pictures travel inside each request. Videos cannot reach this queue so.')
  try {
    await tryUpload(client, timeoutMs)
    return check('ok', 'Files are uploaded to the queue: a test picture arrived and could be read.')
  } catch (error) {
    const raw = error instanceof Refusal ? error.raw : String(error)
    if (!(error instanceof NoUploads))
      return check('problem', 'A test picture could not be uploaded. Try again.', raw)
    if (queue.mediaWay === 'upload')
      return check('problem', 'The queue takes no uploads. Choose another way for files.', error.message)
    return link === null
      ? check('ok', 'The queue takes no uploads, so it fetches files by signed links to PUBLIC_URL.')
      : check(
          'note',
          `The queue takes no uploads, so pictures travel inside each request and videos cannot. ${link}`,
        )
  }
}

async function tryUpload(client: QueueClient, timeoutMs: number): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shotboard-check-'))
  try {
    const file = path.join(folder, 'test.png')
    await sharp({ create: { width: 16, height: 16, channels: 3, background: '#7aa2f7' } })
      .png()
      .toFile(file)
    const url = await upload(client, file, 'png', timeoutMs)
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
    await answer.body?.cancel()
    if (!answer.ok) throw new Error(`HTTP ${answer.status} for the uploaded picture`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Requests are found again by their time after a lost answer, so the two clocks must agree (contract.md 5.1). */
function clockCheck(date: string | null, at: number): QueueCheck {
  const there = date === null ? NaN : Date.parse(date)
  if (Number.isNaN(there))
    return { name: 'Clock', result: 'note', sentence: 'The queue does not tell its time.', raw: date }
  const skew = Math.round(Math.abs(there - at) / 1000)
  if (skew <= SKEW_S.fine) return { name: 'Clock', result: 'ok', sentence: 'The clocks agree.', raw: date }
  return {
    ...{ name: 'Clock', result: skew > SKEW_S.bad ? 'problem' : 'note', raw: date },
    sentence: `The clocks are ${skew} s apart. After a lost answer a request might not be found again: set the clock of this machine.`,
  }
}
