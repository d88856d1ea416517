import { spawn, type ChildProcess } from 'node:child_process'
import { childPath } from '@/lib/server/children-path'
import type { DecoderReply, DecoderRequest } from '@/lib/server/media/decoder-protocol'
import { throwIfDiskFull } from '@/lib/server/errors'
import { limited, plainEnv } from '@/lib/server/media/limited'
import type { ProbeFailure } from '@/lib/media/probe-result'

type Unsent<T> = T extends DecoderRequest ? Omit<T, 'id'> : never
export type DecoderAsk = Unsent<DecoderRequest>
export type DecoderAnswer = DecoderReply['result']

const TIMEOUT_MS = 20_000
/** A busy machine may take long to start a program; that is not the file's fault. */
const START_MS = 60_000
const IDLE_MS = 20_000
const FILES_PER_CHILD = 200
const limits = { dataBytes: 1_500_000_000, cpuSeconds: 600 }

type Running = { child: ChildProcess; files: number; idle: NodeJS.Timeout | null; awake: Promise<unknown> }
let running: Running | null = null
let last: Promise<unknown> = Promise.resolve()
let nextId = 1

/** Asks the decoder child, one file at a time. The child starts when needed, is kept warm for a while and never survives a file that hurt it. Throws when the disk is full. */
export function askDecoder(ask: DecoderAsk): Promise<DecoderAnswer> {
  const turn = last.then(() => decode(ask))
  last = turn.catch(() => undefined)
  return turn
}

/** Ends the child, for shutdown and tests. */
export function stopDecoder(): void {
  if (running) end(running)
}

async function decode(ask: DecoderAsk): Promise<DecoderAnswer> {
  const current = running ?? start()
  if (current.idle) clearTimeout(current.idle)
  current.child.ref()
  current.child.channel?.ref()
  await current.awake
  const answer = await exchange(current.child, { ...ask, id: nextId++ })
  current.files += 1
  if (answer === 'slow' || answer === 'gone' || current.files >= FILES_PER_CHILD) end(current)
  else rest(current)
  if (answer === 'slow') return failure({ code: 'tooSlow', seconds: TIMEOUT_MS / 1000 }, 'time-out')
  if (answer === 'gone') return failure({ code: 'damaged', atMs: null }, 'the decoder died on this file')
  if (!answer.ok) throwIfDiskFull(answer.raw)
  return answer
}

function start(): Running {
  const node = { file: process.execPath, args: ['--max-old-space-size=512', childPath('media-decoder')] }
  const { file, args } = limited(node, limits)
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: plainEnv() })
  running = { child, files: 0, idle: null, awake: wakes(child) }
  return running
}

/** Resolves with the first word of the child, or when it will not speak: then the exchange finds out why. */
function wakes(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, START_MS)
    for (const event of ['message', 'exit', 'error'])
      child.once(event, () => {
        clearTimeout(timer)
        resolve(null)
      })
  })
}

function rest(current: Running) {
  current.idle = setTimeout(() => end(current), IDLE_MS)
  current.idle.unref()
  current.child.unref()
  current.child.channel?.unref()
}

function end(current: Running) {
  if (current.idle) clearTimeout(current.idle)
  if (running === current) running = null
  current.child.kill('SIGKILL')
}

function exchange(child: ChildProcess, request: DecoderRequest): Promise<DecoderAnswer | 'slow' | 'gone'> {
  return new Promise((resolve) => {
    const finish = (answer: DecoderAnswer | 'slow' | 'gone') => {
      clearTimeout(timer)
      child.off('message', onMessage)
      child.off('exit', onGone)
      child.off('error', onGone)
      resolve(answer)
    }
    const onMessage = (reply: DecoderReply) => {
      if (reply.id === request.id) finish(reply.result)
    }
    const onGone = () => finish('gone')
    const timer = setTimeout(() => finish('slow'), TIMEOUT_MS)
    child.on('message', onMessage)
    if (child.exitCode !== null || child.signalCode !== null) return onGone()
    child.once('exit', onGone)
    child.once('error', onGone)
    child.send(request, (error) => error && onGone())
  })
}

function failure(reason: ProbeFailure['reason'], raw: string): ProbeFailure {
  return { ok: false, reason, raw }
}
